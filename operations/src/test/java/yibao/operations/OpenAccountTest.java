package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;

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
import yibao.records.PersonalAccount;

/** Opening balances, on the tables of the template in DynamoDB Local. */
class OpenAccountTest {

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Operations house = new Operations(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, faulty.client());
  private Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @Test
  void what_an_account_held_is_free_and_owed_to_its_owner() {
    String adult = house.adult();

    assertThat(answered(bureau.opening("O1", adult, 123456))).isEqualTo("1234.56");

    assertThat(passbooks.standing(adult)).containsExactly(123456L, 0L, 0L, 123456L);
    assertThat(passbooks.chain(adult)).containsExactly("ACCOUNT_OPENED");
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "opening-balances.630000", 123456L, "personal-account.630000." + adult, -123456L));
    passbooks.areRight();
  }

  @Test
  void asked_again_it_is_opened_once_and_the_answer_is_the_first() {
    String adult = house.adult();
    Keyed<FileRefusal> first = bureau.opening("O1", adult, 100000);
    var before = Bureau.everything(stored);

    assertThat(bureau.opening("O1", adult, 100000))
        .isEqualTo(new Keyed.Answered<>(new Answer(201, answered(first)), true));
    assertThat(bureau.opening("O1", adult, 100001)).isInstanceOf(Keyed.KeyReused.class);
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void a_second_opening_under_another_key_is_refused_for_ever() {
    String adult = house.adult();
    bureau.opening("O1", adult, 100000);
    var before = Bureau.everything(stored);

    assertThat(refused(bureau.opening("O2", adult, 100000)))
        .isEqualTo(new FileRefusal.AccountExists());
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void nobody_has_no_account() {
    assertThat(refused(bureau.opening("O1", "NOBODY", 100000)))
        .isEqualTo(new FileRefusal.NoSuchPerson());
  }

  @Test
  void a_file_that_was_merged_gets_none() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.merge("M1", survivor, duplicate);

    assertThat(refused(bureau.opening("O1", duplicate, 100000)))
        .isEqualTo(new FileRefusal.PersonMerged(survivor));
  }

  @Test
  void whoever_has_died_leaves_what_the_account_held() {
    String adult = house.adult();
    bureau.death("D1", adult, "2025-10-01");

    assertThat(bureau.opening("O1", adult, 100000)).isInstanceOf(Keyed.Answered.class);
  }

  @Test
  void an_account_is_no_change_of_what_the_file_says() {
    String adult = house.adult();
    var before = bureau.file(adult);

    bureau.opening("O1", adult, 100000);

    var after = bureau.file(adult);
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.changedOn()).isEqualTo(before.changedOn());
    assertThat(after.facts()).isEqualTo(before.facts());
  }

  @Test
  void the_file_is_shown_with_the_account_under_either_number() {
    String survivor = house.adult();
    String duplicate = house.adult();
    assertThat(house.files.find(survivor, Bureau.NOW).orElseThrow().account()).isEmpty();
    bureau.opening("O1", duplicate, 100000);
    bureau.merge("M1", survivor, duplicate);

    assertThat(house.files.find(duplicate, Bureau.NOW))
        .isEqualTo(house.files.find(survivor, Bureau.NOW));
    assertThat(house.files.find(survivor, Bureau.NOW).flatMap(LookUpFile.File::account))
        .isEqualTo(Optional.of(passbooks.account(survivor)));
    assertThat(house.files.find("NOBODY", Bureau.NOW)).isEmpty();
  }

  @RepeatedTest(5)
  void of_eight_openings_at_once_one_is_made() throws Exception {
    String adult = house.adult();
    List<Callable<Keyed<FileRefusal>>> asked = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "O" + i;
      asked.add(() -> bureau.opening(key, adult, 100000));
    }

    List<Keyed<FileRefusal>> outcomes = together(asked);

    assertThat(outcomes.stream().filter(Keyed.Answered.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Keyed.Refused.class::isInstance)).hasSize(7);
    assertThat(passbooks.standing(adult)).containsExactly(100000L, 0L, 0L, 100000L);
    passbooks.areRight();
  }

  @RepeatedTest(10)
  void an_opening_that_meets_a_merge_is_never_left_behind() throws Exception {
    String survivor = house.adult();
    String duplicate = house.adult();

    List<Keyed<FileRefusal>> outcomes =
        together(
            List.of(
                () -> bureau.opening("O1", duplicate, 100000),
                () -> bureau.merge("M1", survivor, duplicate)));

    assertThat(outcomes.getLast()).isInstanceOf(Keyed.Answered.class);
    long held =
        house
            .accounts
            .find(survivor)
            .map(PersonalAccount::held)
            .map(money -> money.fen())
            .orElse(0L);
    assertThat(held).isEqualTo(outcomes.getFirst() instanceof Keyed.Answered ? 100000L : 0L);
    passbooks.areRight();
  }

  private static <T> List<T> together(List<Callable<T>> asked) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<T> answer : callers.invokeAll(asked)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void asked_again_after_death_at_any_call_it_is_opened_once(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String adult = house.adult();
      faulty.dieAfter(n, moment);
      try {
        bureau.opening("O1", adult, 100000);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(answered(bureau.opening("O1", adult, 100000))).isEqualTo("1000.00");

      assertThat(passbooks.standing(adult)).containsExactly(100000L, 0L, 0L, 100000L);
      passbooks.areRight();
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(4);
  }
}
