package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Identity;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.Parameter;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Retirement;
import yibao.rules.Scheme;
import yibao.rules.Sex;

/** What retirement asks of a file, by made-up figures, on the tables of the template. */
class AssessRetirementTest {

  private static final LocalTables stored = LocalTables.start();
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);

  /** A man needs 25 years; a missing month costs 477.55 yuan. */
  private static final PolicyBook BOOK =
      RetireesLaw.of(
          RetireesLaw.area(
              Operations.QINGHAI,
              RetireesLaw.value(Parameter.RETIREMENT_YEARS_MEN, 25, "2025-01-01", Optional.empty()),
              RetireesLaw.value(
                  Parameter.RETIREMENT_LUMP_SUM_BASE, 500050, "2025-01-01", Optional.empty()),
              RetireesLaw.value(
                  Parameter.RETIREMENT_LUMP_SUM_RATE, 955, "2025-01-01", Optional.empty())));

  private final Operations house = new Operations(stored, stored.client());
  private final Bureau bureau = new Bureau(stored, stored.client());
  private final AssessRetirement assess =
      new AssessRetirement(BOOK, new LookUpPerson(house.people));

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** A man, born in April 1966, who worked for ten years up to December 2025. */
  private String worker() {
    PersonFacts facts =
        new PersonFacts(
            LocalDate.of(1966, 4, 2),
            Optional.empty(),
            List.of(),
            List.of(Bureau.cover(Scheme.EMPLOYEE, Operations.QINGHAI, "2016-01-01", "2025-12-31")),
            List.of());
    Identity identity = new Identity("08", "G12345678", "张三", Optional.empty());
    return ((RegisterPerson.Outcome.Registered)
            house.register.register(
                new RegisterPerson.Command(
                    identity, Optional.of(Sex.MALE), Operations.QINGHAI, facts, true),
                Bureau.NOW))
        .psnNo();
  }

  private AssessRetirement.Outcome ask(String psnNo, String month) {
    Optional<YearMonth> asked =
        month.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(month));
    return assess.assess(new AssessRetirement.Asked(psnNo, asked, 0), TODAY);
  }

  private Retirement retirement(String psnNo, String month) {
    return ((AssessRetirement.Outcome.Assessed) ask(psnNo, month)).retirement();
  }

  @Test
  void what_is_missing_costs_so_much_a_month() {
    Retirement retirement = retirement(worker(), "2026-03");

    assertThat(retirement.years().contributed()).isEqualTo(120);
    assertThat(retirement.years().missing()).contains(180);
    assertThat(retirement.lumpSum()).contains(Money.ofFen(180 * 47755));
  }

  @Test
  void who_says_no_month_retires_in_this_one() {
    assertThat(retirement(worker(), "").who().month()).isEqualTo(YearMonth.from(TODAY));
  }

  @Test
  void who_is_retired_did_so_in_the_month_that_the_file_says() {
    String worker = worker();
    answered(bureau.employment("E1", worker, EmploymentStatus.RETIRED, "2025-06-15"));

    assertThat(retirement(worker, "").who().month()).isEqualTo(YearMonth.of(2025, 6));
    assertThat(retirement(worker, "").years().contributed()).isEqualTo(114);
    assertThat(retirement(worker, "2026-03").years().contributed()).isEqualTo(114);
  }

  @Test
  void after_a_merge_the_survivors_months_count() {
    String worker = worker();
    String other = house.adult();
    answered(bureau.merge("M1", worker, other));

    assertThat(retirement(other, "2026-03").years().contributed()).isEqualTo(120);
  }

  @Test
  void nobody_retires_after_the_month_of_death() {
    String worker = worker();
    answered(bureau.death("D1", worker, "2025-11-01"));

    assertThat(ask(worker, "2025-11")).isInstanceOf(AssessRetirement.Outcome.Assessed.class);
    assertThat(ask(worker, "2025-12")).isEqualTo(new AssessRetirement.Outcome.Deceased());
    assertThat(ask(worker, "")).isEqualTo(new AssessRetirement.Outcome.Deceased());
  }

  @Test
  void nor_before_that_of_birth() {
    String worker = worker();

    assertThat(ask(worker, "1966-04")).isInstanceOf(AssessRetirement.Outcome.Assessed.class);
    assertThat(ask(worker, "1966-03")).isEqualTo(new AssessRetirement.Outcome.BeforeBirth());
  }

  @Test
  void a_number_that_nobody_has_is_said_to_be_none() {
    assertThat(ask("NOBODY", "2026-03")).isEqualTo(new AssessRetirement.Outcome.NoSuchPerson());
  }

  @Test
  void of_an_area_without_a_pack_nothing_is_said() {
    AssessRetirement elsewhere =
        new AssessRetirement(RetireesLaw.of(), new LookUpPerson(house.people));

    assertThat(elsewhere.assess(new AssessRetirement.Asked(worker(), Optional.empty(), 0), TODAY))
        .isEqualTo(new AssessRetirement.Outcome.AreaNotPublished());
  }
}
