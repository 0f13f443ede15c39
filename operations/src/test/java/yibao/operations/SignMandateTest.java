package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Mandated.ACCOUNT;
import static yibao.operations.Mandated.BANK;
import static yibao.operations.Mandated.SIGNED;
import static yibao.operations.Mandated.answered;
import static yibao.operations.Mandated.consent;
import static yibao.operations.Mandated.key;
import static yibao.operations.Mandated.mandate;
import static yibao.operations.Operations.QINGHAI;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Mandate;
import yibao.rules.Area;
import yibao.rules.Scheme;

/** Giving a mandate, on the tables of the template in DynamoDB Local. */
class SignMandateTest {

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Mandated bank = new Mandated(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private SignMandate.Refusal refused(SignMandate.Command command) {
    Map<String, Object> before = Bureau.everything(stored);
    Keyed<SignMandate.Refusal> outcome = bank.sign.sign(command, SIGNED);
    assertThat(Bureau.everything(stored)).isEqualTo(before);
    return ((Keyed.Refused<SignMandate.Refusal>) outcome).reason();
  }

  private static SignMandate.Command in(Area area, Scheme scheme, String payer) {
    return new SignMandate.Command(
        key("K1"), consent(payer), payer, List.of(payer), area, scheme, ACCOUNT);
  }

  @Test
  void a_mandate_is_found_as_it_was_given() {
    String payer = bank.house.adult();
    String child = bank.house.adult();

    String id = bank.signed(payer, child, payer);

    assertThat(bank.records.mandates().find(id))
        .contains(
            new Mandate(
                id,
                1,
                BANK.name(),
                payer,
                List.of(child, payer),
                QINGHAI,
                Scheme.RESIDENT,
                ACCOUNT,
                SIGNED,
                consent(payer),
                Optional.empty()));
    assertThat(bank.file(id, SIGNED).days()).isEmpty();
  }

  @Test
  void the_account_is_nowhere_stored_as_it_is() {
    String payer = bank.house.adult();
    bank.signed(payer, payer);
    assertThat(Bureau.everything(stored).toString()).doesNotContain(ACCOUNT.number());
  }

  @Test
  void a_repeat_gets_the_first_answer_and_another_command_none() {
    String payer = bank.house.adult();
    String id = answered(bank.sign.sign(mandate("K1", payer, payer), SIGNED));

    assertThat(bank.sign.sign(mandate("K1", payer, payer), SIGNED.plusSeconds(86400)))
        .isEqualTo(new Keyed.Answered<>(new Answer(201, id), true));
    assertThat(bank.sign.sign(mandate("K1", payer, bank.house.adult()), SIGNED))
        .isEqualTo(new Keyed.KeyReused<>());
    assertThat(bank.records.mandates().areOf(payer)).isTrue();
  }

  @Test
  void a_repeat_by_somebody_else_is_not_answered() {
    String payer = bank.house.adult();
    String other = bank.house.adult();
    bank.sign.sign(mandate("K1", payer, payer), SIGNED);

    SignMandate.Command others =
        new SignMandate.Command(
            key("K1"), consent(other), payer, List.of(payer), QINGHAI, Scheme.RESIDENT, ACCOUNT);
    assertThat(refused(others)).isEqualTo(new SignMandate.Refusal.NotThePayer());
  }

  @Test
  void nobody_can_be_made_to_pay_by_somebody_else() {
    String payer = bank.house.adult();
    SignMandate.Command others =
        new SignMandate.Command(
            key("K1"),
            consent(bank.house.adult()),
            payer,
            List.of(payer),
            QINGHAI,
            Scheme.RESIDENT,
            ACCOUNT);
    assertThat(refused(others)).isEqualTo(new SignMandate.Refusal.NotThePayer());
  }

  @Test
  void a_payer_whom_nobody_is_or_who_has_died_is_refused() {
    String dead = bank.house.adult();
    bureau.death("D1", dead, "2025-10-01");

    assertThat(refused(mandate("K1", "N0B0DY", bank.house.adult())))
        .isEqualTo(new SignMandate.Refusal.UnknownPayer());
    assertThat(refused(mandate("K1", dead, bank.house.adult())))
        .isEqualTo(new SignMandate.Refusal.PayerDeceased());
  }

  @Test
  void everybody_who_is_unknown_or_dead_is_told_of_at_once() {
    String payer = bank.house.adult();
    String dead = bank.house.adult();
    bureau.death("D1", dead, "2025-10-01");

    assertThat(refused(mandate("K1", payer, payer, "N0B0DY", dead)))
        .isEqualTo(
            new SignMandate.Refusal.Refused(
                List.of(
                    new Pricing.Refusal(1, Pricing.Reason.UNKNOWN_PERSON),
                    new Pricing.Refusal(2, Pricing.Reason.DECEASED))));
  }

  @Test
  void the_same_person_twice_since_a_merge_is_refused() {
    String payer = bank.house.adult();
    String duplicate = bank.house.adult();
    bureau.merge("M1", payer, duplicate);

    assertThat(refused(mandate("K1", payer, payer, duplicate)))
        .isEqualTo(new SignMandate.Refusal.SamePersonTwice(1));
  }

  @Test
  void a_scheme_or_an_area_of_which_no_pack_states_premiums_is_refused() {
    String payer = bank.house.adult();

    assertThat(refused(in(QINGHAI, Scheme.EMPLOYEE, payer)))
        .isEqualTo(new SignMandate.Refusal.NotPublished(Pricing.Unstated.SCHEME));
    assertThat(refused(in(Area.NATIONAL, Scheme.RESIDENT, payer)))
        .isEqualTo(new SignMandate.Refusal.NotPublished(Pricing.Unstated.AREA));
  }

  // ---- merged files -----------------------------------------------------------------------------

  @Test
  void who_acts_under_a_number_from_before_a_merge_is_the_payer() {
    String payer = bank.house.adult();
    String duplicate = bank.house.adult();
    bureau.merge("M1", payer, duplicate);

    String id =
        answered(
            bank.sign.sign(
                new SignMandate.Command(
                    key("K1"),
                    consent(duplicate),
                    payer,
                    List.of(duplicate),
                    QINGHAI,
                    Scheme.RESIDENT,
                    ACCOUNT),
                SIGNED));

    Mandate mandate = bank.records.mandates().find(id).orElseThrow();
    assertThat(mandate.payer()).isEqualTo(payer);
    assertThat(mandate.people()).containsExactly(payer);
  }

  @Test
  void nobody_in_a_mandate_in_force_is_merged_away_as_payer_or_covered() {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String other = bank.house.adult();
    bank.signed(payer, child);

    Map<String, Object> before = Bureau.everything(stored);
    for (String duplicate : List.of(payer, child)) {
      assertThat(Bureau.refused(bureau.merge("M1", other, duplicate)))
          .isEqualTo(new FileRefusal.MandateInForce());
    }
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void the_file_that_stays_may_be_in_a_mandate() {
    String payer = bank.house.adult();
    String duplicate = bank.house.adult();
    bank.signed(payer, payer);

    assertThat(bureau.merge("M1", payer, duplicate)).isInstanceOf(Keyed.Answered.class);
  }

  @Test
  void once_all_mandates_are_ended_files_may_be_merged() {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String other = bank.house.adult();
    String one = bank.signed(payer, child);
    String two = bank.signed(payer, child, payer);

    bank.ended(one, payer, SIGNED);
    assertThat(Bureau.refused(bureau.merge("M1", other, child)))
        .isEqualTo(new FileRefusal.MandateInForce());
    bank.ended(two, payer, SIGNED);
    assertThat(bureau.merge("M1", other, child)).isInstanceOf(Keyed.Answered.class);
  }

  @RepeatedTest(5)
  void of_a_mandate_and_a_merge_at_once_neither_overlooks_the_other() throws Exception {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String other = bank.house.adult();
    List<Callable<Object>> acts =
        List.of(
            () -> bank.sign.sign(mandate("K1", payer, child), SIGNED),
            () -> bureau.merge("M1", other, child));

    List<Object> outcomes = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      for (Future<Object> outcome : callers.invokeAll(acts)) {
        outcomes.add(outcome.get());
      }
    }

    Mandate mandate =
        bank.records
            .mandates()
            .find(((Keyed.Answered<?>) outcomes.get(0)).answer().body())
            .orElseThrow();
    boolean merged = outcomes.get(1) instanceof Keyed.Answered<?>;
    assertThat(mandate.people()).containsExactly(merged ? other : child);
    assertThat(bureau.file(child).mergedInto().isPresent()).isEqualTo(merged);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_mandate_repeated_after_death_at_any_call_is_one(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String payer = bank.house.adult();
      String child = bank.house.adult();
      faulty.dieAfter(n, moment);
      try {
        bank.sign.sign(mandate("K1", payer, child), SIGNED);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();
      bank.sign.sign(mandate("K1", payer, child), SIGNED);

      // the mandate, and a note for each of the two
      assertThat(stored.items("MandatesTable")).hasSize(3);
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(3);
  }
}
