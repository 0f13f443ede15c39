package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Who may contribute to the employee scheme, and how. Household registration is asked of nobody
 * (国办发〔2024〕38号), and residents of Hong Kong, Macao and Taiwan and foreigners with a permanent
 * residence card join like everybody; other foreigners as flexible workers only where the area says
 * how long their permit has to be.
 */
final class MayContribute {

  private final PolicyBook book;
  private final Area area;
  private final LocalDate payOn;

  MayContribute(PolicyBook book, Area area, LocalDate payOn) {
    this.book = book;
    this.area = area;
    this.payOn = payOn;
  }

  /** Why the person may not contribute in this way for the month, if that is so. */
  Optional<ContributionDecision.Reason> refusal(
      Participant person, ContributionKind kind, YearMonth month) {
    EmploymentStatus status = person.working().statusOn(month.atEndOfMonth());
    if (status == EmploymentStatus.RETIRED) {
      return Optional.of(ContributionDecision.Reason.RETIRED);
    }
    if (kind == ContributionKind.EMPLOYED) {
      return Optional.empty();
    }
    if (status == EmploymentStatus.EMPLOYED) {
      return Optional.of(ContributionDecision.Reason.EMPLOYED);
    }
    if (isTooYoung(person, month)) {
      return Optional.of(ContributionDecision.Reason.TOO_YOUNG);
    }
    return person.document().equals(Optional.of(IdType.PASSPORT))
        ? foreigner(person, month)
        : Optional.empty();
  }

  /** The age of the month's last day counts; where no source states one, any will do. */
  private boolean isTooYoung(Participant person, YearMonth month) {
    return book.value(area, Parameter.FLEXIBLE_FROM_AGE, payOn)
        .filter(
            age -> person.facts().birthDate().plusYears(age.value()).isAfter(month.atEndOfMonth()))
        .isPresent();
  }

  private Optional<ContributionDecision.Reason> foreigner(Participant person, YearMonth month) {
    Optional<Cited<Integer>> years = book.value(area, Parameter.FOREIGNER_PERMIT_YEARS, payOn);
    if (years.isEmpty()) {
      return Optional.of(ContributionDecision.Reason.JOINING_NOT_PUBLISHED);
    }
    boolean longEnough =
        person
            .working()
            .permit()
            .filter(
                permit ->
                    !permit.from().plusYears(years.get().value()).isAfter(permit.to().plusDays(1)))
            .filter(permit -> !permit.from().isAfter(month.atEndOfMonth()))
            .filter(permit -> !permit.to().isBefore(month.atDay(1)))
            .isPresent();
    return longEnough
        ? Optional.empty()
        : Optional.of(ContributionDecision.Reason.PERMIT_TOO_SHORT);
  }
}
