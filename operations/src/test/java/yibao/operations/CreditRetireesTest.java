package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.at;
import static yibao.operations.RetireesLaw.area;
import static yibao.operations.RetireesLaw.credit;
import static yibao.rules.EmploymentStatus.EMPLOYED;
import static yibao.rules.EmploymentStatus.RETIRED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.rules.PolicyBook;

/** What accounts of who is retired are credited, on the tables of the template. */
class CreditRetireesTest {

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile = new MeanwhileDynamoDb(stored.client());
  private final FaultyDynamoDb faulty = new FaultyDynamoDb(meanwhile.client());
  private final Operations house = new Operations(stored, stored.client());
  private final Bureau bureau = new Bureau(stored, stored.client(), RetireesLaw.BOOK);
  private final Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static CreditRetirees job(DynamoDbClient client, PolicyBook law, Clock clock) {
    Tables tables = new Tables(client);
    Operations house = new Operations(stored, client);
    return new CreditRetirees(
        AccountRecords.of(house.records, house.accounts),
        new Sweeps(tables, stored.name("SweepsTable")),
        law,
        clock);
  }

  /** A run of a day at noon. */
  private CreditRetirees.Done run(String day) {
    return run(day, RetireesLaw.BOOK);
  }

  private CreditRetirees.Done run(String day, PolicyBook law) {
    return job(faulty.client(), law, Clock.systemUTC()).credit(noon(day), () -> true);
  }

  private static Instant noon(String day) {
    return at(day + "T12:00:00");
  }

  private String retiree(String from) {
    String adult = house.adult();
    answered(bureau.employment("retired-" + adult, adult, RETIRED, from));
    return adult;
  }

  private long credited(String psnNo) {
    return house.accounts.find(psnNo).map(account -> account.credited().fen()).orElse(0L);
  }

  // ---- what is due ----------------------------------------------------------------------------

  @Test
  void an_account_is_credited_each_month_since_that_of_retirement_by_that_months_figure() {
    String retiree = retiree("2025-08-20");

    CreditRetirees.Done done = run("2025-11-05");

    assertThat(done).isEqualTo(new CreditRetirees.Done(2, 1, 4, 0));
    assertThat(passbooks.standing(retiree)).containsExactly(44000L, 0L, 0L, 44000L);
    assertThat(house.balances())
        .containsEntry("account-credits.630000.2025", 44000L)
        .containsEntry("personal-account.630000." + retiree, -44000L);
    passbooks.areRight();
  }

  @Test
  void a_month_is_credited_once_however_often_the_job_comes() {
    String retiree = retiree("2025-10-01");
    run("2025-11-05");

    assertThat(run("2025-11-05").credited()).isZero();
    assertThat(run("2025-11-30").credited()).isZero();
    assertThat(run("2025-12-01")).isEqualTo(new CreditRetirees.Done(2, 1, 1, 0));
    assertThat(credited(retiree)).isEqualTo(36000);
    passbooks.areRight();
  }

  @Test
  void each_years_months_are_that_years() {
    retiree("2025-12-31");

    run("2026-02-01");

    assertThat(house.balances())
        .containsEntry("account-credits.630000.2025", 12000L)
        .containsEntry("account-credits.630000.2026", 24000L);
  }

  @Test
  void a_retirement_to_come_is_credited_from_its_day_on() {
    String retiree = retiree("2025-11-20");

    run("2025-11-19");
    assertThat(credited(retiree)).isZero();
    run("2025-11-20");
    assertThat(credited(retiree)).isEqualTo(12000);
  }

  @Test
  void the_month_of_death_is_the_last() {
    String retiree = retiree("2025-08-01");
    answered(bureau.death("D1", retiree, "2025-09-02"));

    run("2025-11-05");

    assertThat(credited(retiree)).isEqualTo(20000);
  }

  @Test
  void who_works_again_is_credited_for_the_months_between() {
    String retiree = retiree("2025-07-01");
    answered(bureau.employment("E1", retiree, EMPLOYED, "2025-09-01"));

    run("2025-11-05");

    assertThat(credited(retiree)).isEqualTo(20000);
  }

  @Test
  void a_retirement_that_turns_out_to_be_earlier_is_credited_for_the_months_before_too() {
    String retiree = retiree("2025-10-01");
    run("2025-11-05");
    answered(bureau.employment("E1", retiree, RETIRED, "2025-08-01"));

    run("2025-11-06");

    assertThat(credited(retiree)).isEqualTo(44000);
    passbooks.areRight();
  }

  @Test
  void who_is_not_retired_gets_nothing() {
    String clerk = house.adult();
    bureau.employment("E1", clerk, EMPLOYED, "2020-01-01");

    assertThat(run("2025-11-05")).isEqualTo(new CreditRetirees.Done(2, 0, 0, 0));
    assertThat(stored.items("AccountsTable")).isEmpty();
  }

  // ---- figures that nobody has published ------------------------------------------------------

  private static final PolicyBook WITHOUT_OCTOBER =
      RetireesLaw.of(
          area(QINGHAI, credit(10000, "2025-09-01", "2025-09-30"), credit(13000, "2025-11-01")));

  private static final PolicyBook WITH_OCTOBER =
      RetireesLaw.of(area(QINGHAI, credit(10000, "2025-09-01"), credit(13000, "2025-11-01")));

  @Test
  void a_month_without_a_figure_is_in_no_others_way() {
    String retiree = retiree("2025-08-01");

    assertThat(run("2025-11-05", WITHOUT_OCTOBER).months()).isEqualTo(2);
    assertThat(credited(retiree)).isEqualTo(23000);
  }

  @Test
  void a_figure_published_later_is_credited_for_the_months_that_were_missed() {
    String retiree = retiree("2025-08-01");
    run("2025-11-05", WITHOUT_OCTOBER);

    assertThat(run("2025-11-06", WITH_OCTOBER)).isEqualTo(new CreditRetirees.Done(1, 1, 1, 0));
    assertThat(credited(retiree)).isEqualTo(33000);
    passbooks.areRight();
  }

  @Test
  void where_nobody_publishes_any_figure_nobody_is_looked_at() {
    retiree("2025-08-01");

    assertThat(run("2025-11-05", RetireesLaw.of(area(QINGHAI))))
        .isEqualTo(new CreditRetirees.Done(0, 0, 0, 0));
    assertThat(stored.items("SweepsTable")).isEmpty();
  }

  // ---- with an account from before ------------------------------------------------------------

  @Test
  void what_was_credited_before_an_account_was_brought_along_is_in_its_balance() {
    String retiree = retiree("2024-01-01");
    answered(bureau.opening("O1", retiree, 500000));

    run("2025-12-01");

    assertThat(passbooks.standing(retiree)).containsExactly(524000L, 0L, 0L, 524000L);
    passbooks.areRight();
  }

  // ---- who moves, dies or is merged -----------------------------------------------------------

  @Test
  void the_area_that_is_left_credits_what_is_due_before_the_account_goes() {
    String retiree = retiree("2025-09-01");

    answered(bureau.transfer("T1", retiree, TONGREN, "2025-11-01"));

    assertThat(passbooks.account(retiree).area()).isEqualTo(TONGREN);
    assertThat(passbooks.chain(retiree)).containsExactly("ACCOUNT_MOVED", "RETIREES_CREDITED");
    assertThat(house.balances())
        .containsEntry("account-credits.630000.2025", 34000L)
        .containsEntry("area-clearing.630000", -34000L);
    passbooks.areRight();
  }

  @Test
  void the_area_that_was_joined_credits_the_months_after() {
    String retiree = retiree("2025-09-01");
    bureau.transfer("T1", retiree, TONGREN, "2025-11-01");

    assertThat(run("2025-11-06").credited()).isZero();
    assertThat(run("2025-12-01").months()).isOne();
    assertThat(house.balances()).containsEntry("account-credits.520600.2025", 9000L);
    passbooks.areRight();
  }

  @Test
  void an_area_credits_no_month_before_it_was_joined() {
    String adult = house.adult();
    bureau.transfer("T1", adult, TONGREN, "2025-10-15");
    bureau.employment("E1", adult, RETIRED, "2025-09-01");

    run("2025-11-05");

    assertThat(credited(adult)).isEqualTo(18000);
  }

  @Test
  void of_two_files_that_are_one_no_month_is_credited_again() {
    String survivor = retiree("2025-10-01");
    String duplicate = retiree("2025-09-01");
    run("2025-11-05");
    answered(bureau.merge("M1", survivor, duplicate));

    assertThat(run("2025-11-06").credited()).isZero();
    assertThat(run("2025-12-01").months()).isOne();
    passbooks.areRight();
  }

  @Test
  void who_moves_meanwhile_is_credited_once() {
    String retiree = retiree("2025-10-01");
    bureau.opening("O1", retiree, 100);
    meanwhile.beforeReading(
        stored.name("AccountsTable"), () -> bureau.transfer("T1", retiree, TONGREN, "2025-11-01"));

    run("2025-11-05");
    run("2025-11-06");

    assertThat(credited(retiree)).isEqualTo(12100);
    passbooks.areRight();
  }

  @Test
  void whose_account_is_opened_meanwhile_keeps_what_came_along() {
    String retiree = retiree("2025-10-01");
    String other = retiree("2025-10-01");
    meanwhile.beforeWriting(() -> bureau.opening("O1", retiree, 100));

    run("2025-11-05");
    run("2025-11-06");

    assertThat(credited(retiree)).isEqualTo(12100);
    assertThat(credited(other)).isEqualTo(24000);
    passbooks.areRight();
  }

  @Test
  void who_is_merged_meanwhile_is_credited_in_the_one_file() {
    String survivor = house.adult();
    String duplicate = retiree("2025-10-01");
    meanwhile.beforeReading(
        stored.name("AccountsTable"), () -> bureau.merge("M1", survivor, duplicate));

    run("2025-11-05");
    run("2025-11-06");

    assertThat(credited(survivor)).isEqualTo(24000);
    assertThat(credited(duplicate)).isZero();
    passbooks.areRight();
  }

  // ---- runs that are cut short ----------------------------------------------------------------

  private List<String> many(int count) {
    List<String> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(retiree("2025-10-01"));
    }
    return people;
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_dies_at_any_call_leaves_each_credited_once_in_the_end(
      FaultyDynamoDb.Moment moment) {
    List<String> people = many(5);
    Instant system = Instant.parse("2025-11-05T04:00:00Z");
    int deaths = 0;
    for (int call = 0; ; call++) {
      faulty.dieAfter(call, moment);
      CreditRetirees job =
          job(faulty.client(), RetireesLaw.BOOK, Clock.fixed(system, ShanghaiTime.ZONE));
      system = system.plus(Duration.ofMinutes(1));
      try {
        job.credit(noon("2025-11-05"), () -> true);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      if (faulty.survived()) {
        break;
      }
    }

    assertThat(deaths).isGreaterThan(5);
    assertThat(people).allSatisfy(one -> assertThat(credited(one)).isEqualTo(24000));
    passbooks.areRight();
  }

  @Test
  void two_runs_at_once_credit_each_once() throws Exception {
    List<String> people = many(40);
    Callable<CreditRetirees.Done> run =
        () ->
            job(stored.client(), RetireesLaw.BOOK, Clock.systemUTC())
                .credit(noon("2025-11-05"), () -> true);
    try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
      for (Future<CreditRetirees.Done> one : runs.invokeAll(List.of(run, run))) {
        one.get();
      }
    }
    run("2025-11-06");

    assertThat(people).allSatisfy(one -> assertThat(credited(one)).isEqualTo(24000));
    passbooks.areRight();
  }

  @Test
  void a_run_without_time_leaves_all_to_the_next() {
    retiree("2025-10-01");

    CreditRetirees.Done done =
        job(stored.client(), RetireesLaw.BOOK, Clock.systemUTC())
            .credit(noon("2025-11-05"), () -> false);

    assertThat(done).isEqualTo(new CreditRetirees.Done(2, 0, 0, 32));
    assertThat(stored.items("AccountsTable")).isEmpty();
  }

  // ---- the books ------------------------------------------------------------------------------

  @Test
  void the_books_prove_what_was_credited() {
    many(30);
    run("2025-11-05");
    house.seal.seal(at("2025-11-06T01:00:00"), () -> true);

    assertThat(
            new VerifyBooks(house.records, house.accounts)
                .verify(LocalDate.of(2025, 11, 6))
                .findings())
        .isEmpty();
  }
}
