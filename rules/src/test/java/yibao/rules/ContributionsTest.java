package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContributionsTest {

  private static final Area AREA = SmallLaw.PROVINCE;
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final LocalDate LATE_OCTOBER = LocalDate.of(2025, 10, 20);

  /** 4588 to 22938 yuan, 6.9 % and 2 %; 8.55 % of 6117.35 with an account, 4 % of 7646 without. */
  static final PolicyBook BOOK = book();

  static PolicyBook book(DatedValue... further) {
    List<DatedValue> values =
        new ArrayList<>(
            List.of(
                SmallLaw.since2025(Parameter.CONTRIBUTION_BASE_FLOOR, 4588_00),
                SmallLaw.since2025(Parameter.CONTRIBUTION_BASE_CEILING, 22938_00),
                SmallLaw.since2025(Parameter.EMPLOYER_RATE, 690),
                SmallLaw.since2025(Parameter.EMPLOYEE_RATE, 200),
                SmallLaw.since2025(Parameter.ACCOUNT_CREDIT_EMPLOYED, 200),
                SmallLaw.since2025(Parameter.FLEXIBLE_BASE_WITH_ACCOUNT, 6117_35),
                SmallLaw.since2025(Parameter.FLEXIBLE_RATE_WITH_ACCOUNT, 855),
                SmallLaw.since2025(Parameter.ACCOUNT_CREDIT_FLEXIBLE, 200),
                SmallLaw.since2025(Parameter.FLEXIBLE_BASE_POOL_ONLY, 7646_00),
                SmallLaw.since2025(Parameter.FLEXIBLE_RATE_POOL_ONLY, 400),
                SmallLaw.since2025(Parameter.EMPLOYEE_GAP, 3),
                SmallLaw.since2025(Parameter.EMPLOYEE_START_DELAY, 0),
                SmallLaw.since2025(Parameter.EMPLOYEE_GAP_COVERED, 1),
                SmallLaw.since2025(Parameter.CHANGE_OF_SCHEME_INSURED, 24),
                SmallLaw.since2025(Parameter.EMPLOYEE_WAIT_FROM_MONTH, 1),
                SmallLaw.since2025(Parameter.EMPLOYEE_WAIT_AFTER_GAP, 2)));
    values.addAll(List.of(further));
    return SmallLaw.book(
        SmallLaw.nation(), SmallLaw.province(SmallLaw.season(), values.toArray(DatedValue[]::new)));
  }

  @Nested
  class Prices {

    @ParameterizedTest
    @CsvSource({
      // wage, base, 6.9 % of it, 2 % of it
      "458799, 458800, 31657, 9176", // 4588.00 × 6.9 % = 316.572, × 2 % = 91.76
      "458800, 458800, 31657, 9176",
      "458801, 458801, 31657, 9176", // 316.57269, 91.7602
      "800050, 800050, 55203, 16001", // 552.0345 rounds down, 160.01
      "800075, 800075, 55205, 16002", // 552.05175 and 160.015, which rounds up
      "2293800, 2293800, 158272, 45876", // 22938.00 × 6.9 % = 1582.722, × 2 % = 458.76
      "2293801, 2293800, 158272, 45876",
    })
    void an_employers_and_an_employees_share(long wage, long base, long employer, long own) {
      Contribution month = employed(wage);

      assertThat(List.of(month.base(), month.employer(), month.own(), month.credit()))
          .containsExactly(fen(base), fen(employer), fen(own), fen(own));
    }

    @Test
    void a_flexible_worker_pays_alone_and_has_an_account() {
      Contribution month = flexible(FlexibleBase.WITH_ACCOUNT);

      // 6117.35 × 8.55 % = 523.033425, × 2 % = 122.347
      assertThat(List.of(month.employer(), month.payable(), month.credit()))
          .containsExactly(fen(0), fen(523_03), fen(122_35));
    }

    @Test
    void the_pooled_fund_alone_credits_nothing() {
      Contribution month = flexible(FlexibleBase.POOL_ONLY);

      // 7646.00 × 4 % = 305.84
      assertThat(List.of(month.payable(), month.credit())).containsExactly(fen(305_84), fen(0));
    }

    @Test
    void without_stated_limits_they_are_shares_of_the_average_wage() {
      PolicyBook law =
          SmallLaw.book(
              SmallLaw.nation(
                  SmallLaw.since2025(Parameter.AVERAGE_WAGE, 7646_01),
                  SmallLaw.since2025(Parameter.CONTRIBUTION_FLOOR_SHARE, 60_00),
                  SmallLaw.since2025(Parameter.CONTRIBUTION_CEILING_SHARE, 300_00)),
              SmallLaw.province(SmallLaw.season()));

      // 7646.01 × 60 % = 4587.606, × 300 % = 22938.03
      assertThat(
              List.of(
                  decided(law, new Contributor.Employed(Money.ofFen(1))).base(),
                  decided(law, new Contributor.Employed(Money.ofYuan(90_000))).base()))
          .containsExactly(fen(4587_61), fen(22938_03));
    }

    @Test
    void a_base_holds_for_its_time_only() {
      PolicyBook law =
          SmallLaw.book(
              SmallLaw.nation(),
              SmallLaw.province(
                  SmallLaw.season(),
                  new DatedValue(
                      Parameter.FLEXIBLE_BASE_POOL_ONLY,
                      7646_00,
                      LocalDate.of(2025, 1, 1),
                      Optional.of(LocalDate.of(2025, 9, 30)),
                      SmallLaw.PROVINCE_SAYS)));

      assertThat(decided(law, new Contributor.Flexible(FlexibleBase.POOL_ONLY)).unpublished())
          .contains("baseFen", "ownFen", "payableFen");
    }

    @Test
    void a_wage_that_may_be_above_an_unstated_ceiling_has_no_base() {
      PolicyBook law =
          SmallLaw.book(
              SmallLaw.nation(),
              SmallLaw.province(
                  SmallLaw.season(),
                  SmallLaw.since2025(Parameter.CONTRIBUTION_BASE_FLOOR, 4588_00)));

      assertThat(
              List.of(
                  decided(law, new Contributor.Employed(Money.ofYuan(4588))).base(),
                  decided(law, new Contributor.Employed(Money.ofYuan(4587))).base()))
          .containsExactly(Optional.empty(), fen(4588_00));
    }
  }

  @Nested
  class Covers {

    @Test
    void a_month_after_the_last_is_covered_from_its_first_day() {
      assertThat(months(insuredUntil("2025-09-30"), LATE_OCTOBER, "2025-10"))
          .containsExactly("2025-10-01..2025-10-31");
    }

    @Test
    void months_ahead_are_covered_each_from_its_first_day() {
      assertThat(months(insuredUntil("2025-09-30"), LATE_OCTOBER, "2025-10", "2025-11", "2026-02"))
          .containsExactly(
              "2025-10-01..2025-10-31", "2025-11-01..2025-11-30", "2026-02-01..2026-02-28");
    }

    @Test
    void the_months_of_a_short_gap_are_paid_back_and_covered_afterwards() {
      // the last day of cover and three months: 20 July and three months is 20 October
      assertThat(months(insuredUntil("2025-07-20"), LATE_OCTOBER, "2025-08", "2025-09", "2025-10"))
          .containsExactly(
              "2025-08-01..2025-08-31", "2025-09-01..2025-09-30", "2025-10-01..2025-10-31");
    }

    @Test
    void a_month_of_a_gap_that_is_a_day_too_long_cant_be_paid() {
      assertThat(months(insuredUntil("2025-07-19"), LATE_OCTOBER, "2025-08"))
          .containsExactly("MONTH_NOT_PAYABLE");
    }

    @Test
    void after_a_longer_gap_two_months_are_waited_for_that_are_paid() {
      assertThat(months(insuredUntil("2025-06-30"), LATE_OCTOBER, "2025-10", "2025-11", "2025-12"))
          .containsExactly(
              "waits 2 from 2025-10-01 to 2025-12-01",
              "waits 2 from 2025-10-01 to 2025-12-01",
              "2025-12-01..2025-12-31");
    }

    @Test
    void a_wait_runs_on_over_a_month_that_was_left_out() {
      assertThat(months(insuredUntil("2025-06-30"), LATE_OCTOBER, "2025-10", "2025-12"))
          .containsExactly("waits 2 from 2025-10-01 to 2025-12-01", "2025-12-01..2025-12-31");
    }

    @Test
    void who_was_never_covered_waits_as_nobody_says() {
      assertThat(months(Someone.born(LocalDate.of(1988, 4, 2)), LATE_OCTOBER, "2025-10"))
          .containsExactly("unpublished");
    }

    @Test
    void two_years_a_resident_change_the_scheme_without_a_wait() {
      PersonFacts resident = resident("2023-10-01", "2025-12-31");

      assertThat(months(resident, LATE_OCTOBER, "2025-10"))
          .containsExactly("2025-10-01..2025-10-31");
    }

    @Test
    void a_day_less_than_two_years_is_too_short() {
      PersonFacts resident = resident("2023-10-02", "2025-12-31");

      assertThat(months(resident, LATE_OCTOBER, "2025-10")).containsExactly("unpublished");
    }

    @Test
    void a_month_that_is_paid_is_not_paid_again() {
      assertThat(months(insuredUntil("2025-10-31"), LATE_OCTOBER, "2025-10"))
          .containsExactly("ALREADY_COVERED");
    }

    @Test
    void an_employers_month_takes_the_place_of_a_flexible_workers() {
      PersonFacts paid = paidAs(ContributionKind.FLEXIBLE);

      assertThat(
              new Contributions(BOOK)
                  .decide(
                      AREA,
                      Participant.of(paid),
                      new Contributor.Employed(Money.ofYuan(8000)),
                      OCTOBER,
                      LATE_OCTOBER))
          .isInstanceOf(Contribution.class);
    }

    @Test
    void a_flexible_workers_month_doesnt_take_the_place_of_an_employers() {
      assertThat(months(paidAs(ContributionKind.EMPLOYED), LATE_OCTOBER, "2025-10"))
          .containsExactly("ALREADY_COVERED");
    }

    @Test
    void a_month_of_birth_is_covered_from_birth() {
      PersonFacts child = insuredUntil("2025-09-30", "2025-10-12");

      assertThat(months(child, LATE_OCTOBER, "2025-10")).containsExactly("2025-10-12..2025-10-31");
    }

    @Test
    void a_month_before_birth_cant_be_paid() {
      PersonFacts child = insuredUntil("2025-09-30", "2025-11-01");

      assertThat(months(child, LATE_OCTOBER, "2025-10")).containsExactly("NOT_YET_BORN");
    }

    @Test
    void nothing_is_paid_on_a_day_before_birth() {
      PersonFacts child = insuredUntil("2025-09-30", "2025-10-29");

      assertThat(months(child, LATE_OCTOBER, "2025-10")).containsExactly("NOT_YET_BORN");
    }
  }

  private static Optional<Money> fen(long fen) {
    return Optional.of(Money.ofFen(fen));
  }

  private static Contribution employed(long wage) {
    return decided(BOOK, new Contributor.Employed(Money.ofFen(wage)));
  }

  private static Contribution flexible(FlexibleBase base) {
    return decided(BOOK, new Contributor.Flexible(base));
  }

  private static Contribution decided(PolicyBook law, Contributor contributor) {
    return (Contribution)
        new Contributions(law)
            .decide(
                AREA,
                Participant.of(insuredUntil("2025-09-30")),
                contributor,
                OCTOBER,
                LATE_OCTOBER);
  }

  private static PersonFacts insuredUntil(String day) {
    return insuredUntil(day, "1988-04-02");
  }

  private static PersonFacts insuredUntil(String day, String born) {
    return covered(born, cover(Scheme.EMPLOYEE, "2020-01-01", day, Optional.empty()));
  }

  private static PersonFacts resident(String from, String to) {
    return covered("1988-04-02", cover(Scheme.RESIDENT, from, to, Optional.empty()));
  }

  private static PersonFacts paidAs(ContributionKind kind) {
    return covered(
        "1988-04-02", cover(Scheme.EMPLOYEE, "2025-10-01", "2025-10-31", Optional.of(kind)));
  }

  private static PersonFacts covered(String born, Cover cover) {
    return new PersonFacts(
        LocalDate.parse(born), Optional.empty(), List.of(), List.of(cover), List.of());
  }

  private static Cover cover(
      Scheme scheme, String from, String to, Optional<ContributionKind> paidAs) {
    return new Cover(
        scheme,
        AREA,
        2025,
        LocalDate.parse(from),
        LocalDate.parse(to),
        Optional.of(LocalDate.of(2025, 1, 1)),
        Optional.empty(),
        Optional.empty(),
        paidAs);
  }

  private static List<String> months(PersonFacts person, LocalDate payOn, String... months) {
    return new Contributions(BOOK)
            .decide(
                AREA,
                Participant.of(person),
                new Contributor.Flexible(FlexibleBase.POOL_ONLY),
                List.of(months).stream().map(YearMonth::parse).toList(),
                payOn)
            .stream()
            .map(ContributionsTest::said)
            .toList();
  }

  private static String said(ContributionDecision decision) {
    return switch (decision) {
      case ContributionDecision.Refused refused -> refused.reason().name();
      case Contribution paid -> said(paid.cover());
    };
  }

  private static String said(MonthCover cover) {
    return switch (cover) {
      case MonthCover.Covered covered -> covered.from() + ".." + covered.to();
      case MonthCover.Waits(Waiting wait) ->
          "waits " + wait.months() + " from " + wait.from() + " to " + wait.coversFrom();
      case MonthCover.Unpublished unpublished -> "unpublished";
    };
  }
}
