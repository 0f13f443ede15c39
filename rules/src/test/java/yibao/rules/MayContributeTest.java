package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MayContributeTest {

  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 20);
  private static final PolicyBook BOOK =
      SmallLaw.book(
          SmallLaw.nation(),
          SmallLaw.province(
              SmallLaw.season(),
              SmallLaw.since2025(Parameter.FLEXIBLE_FROM_AGE, 16),
              SmallLaw.since2025(Parameter.FOREIGNER_PERMIT_YEARS, 2)));

  @ParameterizedTest
  @CsvSource({"2009-10-31, ", "2009-11-01, TOO_YOUNG"})
  void a_flexible_worker_is_sixteen_by_the_end_of_the_month(
      LocalDate born, @Nullable String reason) {
    assertThat(flexible(person(born, IdType.RESIDENT_CARD, Working.UNTOLD)))
        .isEqualTo(reason(reason));
  }

  @Test
  void an_employer_pays_for_whom_it_employs_at_any_age() {
    assertThat(
            refusal(
                person(
                    LocalDate.of(2009, 11, 1),
                    IdType.RESIDENT_CARD,
                    working(EmploymentStatus.EMPLOYED, "2025-01-01")),
                ContributionKind.EMPLOYED))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ContributionKind.class)
  void who_is_retired_pays_no_more(ContributionKind kind) {
    assertThat(refusal(adult(working(EmploymentStatus.RETIRED, "2025-10-31")), kind))
        .contains(ContributionDecision.Reason.RETIRED);
  }

  @ParameterizedTest
  @CsvSource({"2025-10-31, EMPLOYED", "2025-11-01, "})
  void who_is_employed_in_the_month_is_paid_for_by_the_employer(
      String since, @Nullable String reason) {
    assertThat(flexible(adult(working(EmploymentStatus.EMPLOYED, since))))
        .isEqualTo(reason(reason));
  }

  @ParameterizedTest
  @EnumSource(value = IdType.class, names = "PASSPORT", mode = EnumSource.Mode.EXCLUDE)
  void everybody_but_a_foreigner_without_permanent_residence_joins_alike(IdType document) {
    assertThat(flexible(person(LocalDate.of(1988, 4, 2), document, Working.UNTOLD))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01, 2026-12-31, ", // two years to the day
    "2025-01-01, 2026-12-30, PERMIT_TOO_SHORT",
    "2022-11-01, 2025-10-01, ", // still of this month
    "2022-10-01, 2025-09-30, PERMIT_TOO_SHORT",
    "2025-11-01, 2028-11-01, PERMIT_TOO_SHORT",
  })
  void a_foreigners_permit_has_to_be_long_and_of_the_month(
      LocalDate from, LocalDate to, @Nullable String reason) {
    Working permitted = new Working(List.of(), Optional.of(new ResidencePermit(from, to)));

    assertThat(flexible(person(LocalDate.of(1988, 4, 2), IdType.PASSPORT, permitted)))
        .isEqualTo(reason(reason));
  }

  @Test
  void where_no_area_says_how_long_a_permit_has_to_be_nobody_can_say_who_joins() {
    assertThat(
            new MayContribute(SmallLaw.book(), SmallLaw.PROVINCE, TODAY)
                .refusal(
                    person(LocalDate.of(1988, 4, 2), IdType.PASSPORT, Working.UNTOLD),
                    ContributionKind.FLEXIBLE,
                    OCTOBER))
        .contains(ContributionDecision.Reason.JOINING_NOT_PUBLISHED);
  }

  private static Optional<ContributionDecision.Reason> reason(@Nullable String name) {
    return Optional.ofNullable(name).map(ContributionDecision.Reason::valueOf);
  }

  private static Optional<ContributionDecision.Reason> flexible(Participant person) {
    return refusal(person, ContributionKind.FLEXIBLE);
  }

  private static Optional<ContributionDecision.Reason> refusal(
      Participant person, ContributionKind kind) {
    return new MayContribute(BOOK, SmallLaw.PROVINCE, TODAY).refusal(person, kind, OCTOBER);
  }

  private static Participant adult(Working working) {
    return person(LocalDate.of(1988, 4, 2), IdType.RESIDENT_CARD, working);
  }

  private static Participant person(LocalDate born, IdType document, Working working) {
    return new Participant(Someone.born(born), Optional.of(document), working);
  }

  private static Working working(EmploymentStatus status, String from) {
    return new Working(
        List.of(
            new EmploymentSpell(
                status,
                status == EmploymentStatus.EMPLOYED ? Optional.of("910000") : Optional.empty(),
                LocalDate.parse(from))),
        Optional.empty());
  }
}
