package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static yibao.operations.Sharing.CHENGDU;
import static yibao.operations.Sharing.NOW;
import static yibao.operations.Sharing.TONGREN;
import static yibao.operations.Sharing.XINING;
import static yibao.operations.Sharing.answered;
import static yibao.operations.Sharing.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
import yibao.local.LocalTables;
import yibao.records.Relation;
import yibao.rules.Area;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.rules.SharingUse;

/** A relation of sharing from its asking to its end, on the tables of the template. */
class RelationLifeTest {

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Sharing family = new Sharing(stored, meanwhile.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  // ---- asked and answered ---------------------------------------------------------------------

  @Test
  void what_is_asked_freezes_nothing_until_the_other_has_agreed() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);

    String id = answered(family.ask("A", daughter, daughter, mother, 60000));

    assertThat(family.status(id)).isEqualTo(Relation.Status.ASKED);
    assertThat(family.passbooks.standing(daughter)).containsExactly(100000L, 0L, 0L, 100000L);
    family.isRight();

    answered(family.accept(id, mother));

    assertThat(family.status(id)).isEqualTo(Relation.Status.ACTIVE);
    assertThat(family.passbooks.standing(daughter)).containsExactly(40000L, 60000L, 0L, 100000L);
    assertThat(family.relation(id).agreement().orElseThrow().given().consent())
        .isEqualTo(Sharing.consent(mother));
    assertThat(family.relation(id).asking().given().consent()).isEqualTo(Sharing.consent(daughter));
    family.isRight();
  }

  @Test
  void a_relative_may_ask_and_the_owner_agrees_and_sets_the_quota() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", mother, daughter, mother, 0));
    answered(family.quota("Q1", id, daughter, 30000));

    answered(family.accept(id, daughter));

    assertThat(family.passbooks.standing(daughter)).containsExactly(70000L, 30000L, 0L, 100000L);
    family.isRight();
  }

  @Test
  void a_relative_who_asks_sets_no_quota() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);

    assertThat(refused(family.ask("A", mother, daughter, mother, 1)))
        .isEqualTo(new SharingRefusal.QuotaOfBeneficiary());
  }

  @Test
  void a_third_person_neither_asks_nor_answers_nor_learns_that_there_is_something() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String stranger = family.employee(CHENGDU, 100);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    answered(family.accept(id, mother));
    var before = Bureau.everything(stored);

    assertThat(refused(family.ask("B", stranger, daughter, mother, 0)))
        .isEqualTo(new SharingRefusal.NotAParty());
    for (var outcome :
        List.of(
            family.accept(id, stranger),
            family.refuse(id, stranger),
            family.quota("Q", id, stranger, 0),
            family.dissolve(id, stranger))) {
      assertThat(refused(outcome)).isEqualTo(new SharingRefusal.NoSuchRelation());
    }
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void who_has_asked_doesnt_answer() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));

    assertThat(refused(family.accept(id, daughter)))
        .isEqualTo(new SharingRefusal.NotThisParty(Relation.Party.BENEFICIARY));
    assertThat(refused(family.refuse(id, daughter)))
        .isEqualTo(new SharingRefusal.NotThisParty(Relation.Party.BENEFICIARY));
    assertThat(family.status(id)).isEqualTo(Relation.Status.ASKED);
  }

  @Test
  void an_acceptance_that_repeats_gets_the_first_answer() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    answered(family.accept(id, mother));
    answered(family.dissolve(id, mother));

    assertThat(family.accept(id, mother))
        .isEqualTo(new Keyed.Answered<>(new Answer(200, id), true));
    assertThat(family.dissolve(id, mother))
        .isEqualTo(new Keyed.Answered<>(new Answer(200, id), true));
    assertThat(refused(family.dissolve(id, daughter)))
        .isEqualTo(new SharingRefusal.RelationState(Relation.Status.DISSOLVED));
    assertThat(family.status(id)).isEqualTo(Relation.Status.DISSOLVED);
    family.isRight();
  }

  @Test
  void nothing_is_agreed_to_that_the_account_doesnt_have() {
    String daughter = family.employee(CHENGDU, 59999);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    var before = Bureau.everything(stored);

    assertThat(refused(family.accept(id, mother)))
        .isEqualTo(new SharingRefusal.BalanceInsufficient(Money.ofFen(59999)));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void what_was_taken_back_meanwhile_is_told_so_whatever_became_of_the_owner() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    meanwhile.beforeReading(
        stored.name("PeopleTable"),
        () -> {
          answered(family.dissolve(id, daughter));
          Bureau.answered(family.bureau.death("D", daughter, "2026-03-04", NOW));
        });

    assertThat(refused(family.accept(id, mother)))
        .isEqualTo(new SharingRefusal.RelationState(Relation.Status.DISSOLVED));
  }

  @Test
  void what_was_refused_may_be_asked_again() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String first = answered(family.ask("A", daughter, daughter, mother, 60000));
    answered(family.refuse(first, mother));
    assertThat(refused(family.accept(first, mother)))
        .isEqualTo(new SharingRefusal.RelationState(Relation.Status.REFUSED));

    String second = answered(family.ask("B", daughter, daughter, mother, 60000));

    answered(family.accept(second, mother));
    family.isRight();
  }

  @Test
  void what_nobody_answers_in_thirty_days_has_expired() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    Instant end = NOW.plus(Duration.ofDays(30));

    assertThat(refused(family.accept(id, mother, end)))
        .isEqualTo(new SharingRefusal.RelationState(Relation.Status.EXPIRED));
    String next =
        answered(family.ask("B", mother, daughter, mother, 0, EnumSet.of(SharingUse.MEDICAL), end));

    assertThat(family.relation(id).ending()).contains(new Relation.Ending.Expired(end));
    assertThat(family.relations.file(mother).usesFrom()).isEqualTo(Map.of(daughter, next));
    answered(family.accept(next, daughter, end));
    family.isRight();
  }

  @Test
  void a_second_before_it_may_still_be_answered() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));

    answered(family.accept(id, mother, NOW.plus(Duration.ofDays(30)).minusSeconds(1)));
  }

  // ---- who may share with whom ----------------------------------------------------------------

  @Test
  void there_is_one_at_a_time_between_the_same_two_in_one_direction() {
    String wife = family.employee(CHENGDU, 100000);
    String husband = family.employee(XINING, 100000);
    String id = family.shared(wife, husband, 10000);

    assertThat(refused(family.ask("B", husband, wife, husband, 0)))
        .isEqualTo(new SharingRefusal.RelationExists(id));
    family.shared(husband, wife, 20000);

    assertThat(family.passbooks.standing(wife)).containsExactly(90000L, 10000L, 0L, 100000L);
    assertThat(family.passbooks.standing(husband)).containsExactly(80000L, 20000L, 0L, 100000L);
    family.isRight();
  }

  @Test
  void nobody_shares_with_oneself() {
    String daughter = family.employee(CHENGDU, 100000);

    assertThat(refused(family.ask("A", daughter, daughter, daughter, 0)))
        .isEqualTo(new SharingRefusal.WithOneself());
  }

  @Test
  void an_owner_is_insured_in_the_employee_scheme() {
    String daughter = family.resident(CHENGDU);
    String mother = family.resident(XINING);

    assertThat(refused(family.ask("A", daughter, daughter, mother, 0)))
        .isEqualTo(new SharingRefusal.OwnerNotEmployee());
  }

  @Test
  void who_is_retired_is_in_the_employee_scheme_without_paying() {
    String grandmother = family.insured(TONGREN, Scheme.EMPLOYEE, "2019-01-01", "2020-12-31");
    Bureau.answered(
        family.bureau.employment("E", grandmother, EmploymentStatus.RETIRED, "2021-01-01"));
    String granddaughter = family.resident(XINING);

    answered(family.ask("A", grandmother, grandmother, granddaughter, 0));
  }

  @Test
  void who_isnt_insured_shares_nothing_either_way() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.insured(XINING, Scheme.RESIDENT, "2025-01-01", "2025-12-31");

    assertThat(refused(family.ask("A", daughter, daughter, mother, 0)))
        .isEqualTo(new SharingRefusal.NotInsured(Relation.Party.BENEFICIARY));
  }

  @Test
  void across_provinces_nothing_is_published_before_the_pilots() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String aunt = family.resident(new Area("511700"));
    Instant eve = Operations.at("2025-09-17T23:59:59");

    assertThat(
            refused(
                family.ask(
                    "A", daughter, daughter, mother, 0, EnumSet.of(SharingUse.PREMIUM), eve)))
        .isEqualTo(new SharingRefusal.NotPublished());
    answered(family.ask("B", daughter, daughter, aunt, 0, EnumSet.of(SharingUse.PREMIUM), eve));
    answered(
        family.ask(
            "C",
            daughter,
            daughter,
            mother,
            0,
            EnumSet.of(SharingUse.PREMIUM),
            eve.plusSeconds(1)));
  }

  @Test
  void the_dead_share_nothing() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    Bureau.answered(family.bureau.death("D", daughter, "2026-03-05", NOW));

    assertThat(refused(family.accept(id, mother)))
        .isEqualTo(new SharingRefusal.Deceased(Relation.Party.OWNER));
  }

  // ---- the quota ------------------------------------------------------------------------------

  @Test
  void a_quota_is_raised_and_lowered_within_the_account() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = family.shared(daughter, mother, 60000);

    answered(family.quota("Q1", id, daughter, 100000));
    assertThat(family.passbooks.standing(daughter)).containsExactly(0L, 100000L, 0L, 100000L);
    assertThat(refused(family.quota("Q2", id, daughter, 100001)))
        .isEqualTo(new SharingRefusal.BalanceInsufficient(Money.ZERO));
    answered(family.quota("Q3", id, daughter, 0));

    assertThat(family.passbooks.standing(daughter)).containsExactly(100000L, 0L, 0L, 100000L);
    family.isRight();
  }

  @Test
  void what_is_lacking_is_never_told_of_a_quota_that_was_set_meanwhile() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    meanwhile.beforeReading(
        stored.name("AccountsTable"), () -> answered(family.quota("Q1", id, daughter, 100000)));

    answered(family.quota("Q2", id, daughter, 100000));

    assertThat(family.passbooks.standing(daughter)).containsExactly(0L, 100000L, 0L, 100000L);
    family.isRight();
  }

  @Test
  void a_beneficiary_sets_no_quota() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = family.shared(daughter, mother, 60000);

    assertThat(refused(family.quota("Q", id, mother, 70000)))
        .isEqualTo(new SharingRefusal.NotThisParty(Relation.Party.OWNER));
    assertThat(family.relation(id).quota().total()).isEqualTo(Money.ofFen(60000));
  }

  @Test
  void a_key_with_another_quota_is_told_so() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    answered(family.quota("Q", id, daughter, 50000));

    assertThat(family.quota("Q", id, daughter, 40000)).isEqualTo(new Keyed.KeyReused<>());
    answered(family.quota("Q2", id, daughter, 40000));
    assertThat(family.quota("Q", id, daughter, 50000))
        .isEqualTo(new Keyed.Answered<>(new Answer(200, id), true));
    assertThat(family.relation(id).quota().total()).isEqualTo(Money.ofFen(40000));
  }

  @RepeatedTest(5)
  void of_two_quotas_for_the_last_of_an_account_one_is_set() throws Exception {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String brother = family.resident(TONGREN);
    String first = family.shared(daughter, mother, 0);
    String second = family.shared(daughter, brother, 0);

    List<Keyed<SharingRefusal>> outcomes =
        atOnce(
            List.of(
                () -> family.quota("Q1", first, daughter, 60000),
                () -> family.quota("Q2", second, daughter, 60000)));

    assertThat(outcomes).filteredOn(Keyed.Answered.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Keyed.Refused.class::isInstance)
        .singleElement()
        .isEqualTo(new Keyed.Refused<>(new SharingRefusal.BalanceInsufficient(Money.ofFen(40000))));
    family.isRight();
  }

  @RepeatedTest(5)
  void of_an_acceptance_and_a_refusal_at_once_one_stands() throws Exception {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));

    List<Keyed<SharingRefusal>> outcomes =
        atOnce(List.of(() -> family.accept(id, mother), () -> family.refuse(id, mother)));

    assertThat(outcomes).filteredOn(Keyed.Answered.class::isInstance).hasSize(1);
    family.isRight();
  }

  private static List<Keyed<SharingRefusal>> atOnce(List<Callable<Keyed<SharingRefusal>>> acts)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(acts.size())) {
      List<Keyed<SharingRefusal>> outcomes = new ArrayList<>();
      for (Future<Keyed<SharingRefusal>> one : threads.invokeAll(acts)) {
        outcomes.add(one.get());
      }
      return outcomes;
    }
  }

  // ---- dissolved ------------------------------------------------------------------------------

  @Test
  void either_dissolves_it_and_what_is_unused_is_free_at_once() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = family.shared(daughter, mother, 60000);

    answered(family.dissolve(id, mother));

    assertThat(family.passbooks.standing(daughter)).containsExactly(100000L, 0L, 0L, 100000L);
    assertThat(refused(family.quota("Q", id, daughter, 1)))
        .isEqualTo(new SharingRefusal.RelationState(Relation.Status.DISSOLVED));
    answered(family.accept(answered(family.ask("B", daughter, daughter, mother, 100)), mother));
    family.isRight();
  }

  @Test
  void who_is_in_a_relation_is_not_merged_into_another_file() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String other = family.insured(XINING, Scheme.RESIDENT, "2023-01-01", "2023-12-31");
    String id = family.shared(daughter, mother, 60000);

    assertThat(Bureau.refused(family.bureau.merge("M1", other, mother, NOW)))
        .isEqualTo(new FileRefusal.RelationInForce());
    answered(family.dissolve(id, daughter));
    Bureau.answered(family.bureau.merge("M2", other, mother, NOW));
    assertThat(family.lookUp.find(id, Optional.of(mother), NOW)).isPresent();
    assertThat(family.lookUp.find(id, Optional.of(other), NOW)).isPresent();
  }

  @Test
  void a_relation_that_is_asked_while_two_files_become_one_is_in_its_way() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String other = family.insured(XINING, Scheme.RESIDENT, "2023-01-01", "2023-12-31");
    meanwhile.beforeWriting(() -> answered(family.ask("A", daughter, daughter, mother, 60000)));

    assertThat(Bureau.refused(family.bureau.merge("M1", other, mother, NOW)))
        .isEqualTo(new FileRefusal.RelationInForce());
    assertThat(family.file(mother).mergedInto()).isEmpty();
  }

  @Test
  void a_survivor_acts_by_either_number() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String other = family.insured(XINING, Scheme.RESIDENT, "2023-01-01", "2023-12-31");
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));
    Bureau.answered(family.bureau.merge("M1", mother, other, NOW));

    answered(family.accept(id, other));

    family.isRight();
  }

  // ---- looked up ------------------------------------------------------------------------------

  @Test
  void a_person_sees_every_relation_that_there_was_and_a_stranger_none() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String stranger = family.resident(XINING);
    String first = family.shared(daughter, mother, 60000);
    answered(family.dissolve(first, mother));
    String second =
        answered(
            family.ask(
                "B",
                mother,
                daughter,
                mother,
                0,
                EnumSet.of(SharingUse.MEDICAL),
                NOW.plusSeconds(1)));

    assertThat(family.lookUp.of(mother, Optional.empty(), NOW).orElseThrow().relations())
        .extracting(file -> file.relation().relationId(), RelationFile::status)
        .containsExactly(
            tuple(first, Relation.Status.DISSOLVED), tuple(second, Relation.Status.ASKED));
    assertThat(family.lookUp.of(stranger, Optional.empty(), NOW).orElseThrow().relations())
        .isEmpty();
    assertThat(family.lookUp.find(first, Optional.of(stranger), NOW)).isEmpty();
  }

  @Test
  void the_paying_order_is_that_of_agreement_until_it_is_set() {
    String daughter = family.employee(CHENGDU, 100000);
    String son = family.employee(TONGREN, 100000);
    String mother = family.resident(XINING);
    String first = family.shared(daughter, mother, 100);
    String second = family.shared(son, mother, 100);
    assertThat(family.relations.file(mother).payingOrder()).containsExactly(first, second);

    answered(
        family.orders.set(
            new SetPayingOrder.Command(
                Sharing.key("O"), Sharing.consent(mother), mother, List.of(second)),
            NOW));

    assertThat(family.relations.file(mother).payingOrder()).containsExactly(second, first);
    assertThat(
            refused(
                family.orders.set(
                    new SetPayingOrder.Command(
                        Sharing.key("O2"),
                        Sharing.consent(mother),
                        mother,
                        List.of(first, "K000000000000")),
                    NOW)))
        .isEqualTo(new SharingRefusal.UnknownRelations(List.of(1)));
    assertThat(
            refused(
                family.orders.set(
                    new SetPayingOrder.Command(
                        Sharing.key("O3"), Sharing.consent(daughter), mother, List.of(first)),
                    NOW)))
        .isEqualTo(new SharingRefusal.NotThePerson());
  }
}
