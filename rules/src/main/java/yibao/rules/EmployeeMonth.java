package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Whether a month of the employee scheme can be paid on a day, and whether it covers then. A past
 * month can be paid if it is one of a gap that may be paid back; costs in it are covered afterwards
 * where the rules say so.
 */
final class EmployeeMonth {

  private final PersonFacts person;
  private final YearMonth month;
  private final LocalDate payOn;
  private final ContributionKind kind;
  private final EmployeeStart start;

  EmployeeMonth(
      PolicyBook book,
      Area area,
      PersonFacts person,
      YearMonth month,
      LocalDate payOn,
      ContributionKind kind,
      List<Because> because) {
    this.person = person;
    this.month = month;
    this.payOn = payOn;
    this.kind = kind;
    LocalDate asOf = month.atDay(1).isAfter(payOn) ? month.atDay(1) : payOn;
    this.start = new EmployeeStart(book, area, person, payOn, asOf, Optional.of(kind), because);
  }

  /** Why it can't be paid, if it can't. */
  Optional<ContributionDecision.Reason> refusal() {
    if (payOn.isBefore(person.birthDate()) || month.atEndOfMonth().isBefore(person.birthDate())) {
      return Optional.of(ContributionDecision.Reason.NOT_YET_BORN);
    }
    if (isPaid()) {
      return Optional.of(ContributionDecision.Reason.ALREADY_COVERED);
    }
    return isPast() && !isOfAGap()
        ? Optional.of(ContributionDecision.Reason.MONTH_NOT_PAYABLE)
        : Optional.empty();
  }

  /** An employer's month takes the place of one that a flexible worker paid. */
  private boolean isPaid() {
    return switch (kind) {
      case EMPLOYED -> person.isPaidByEmployer(month);
      case FLEXIBLE -> person.isPaid(month);
    };
  }

  private boolean isPast() {
    return month.isBefore(YearMonth.from(payOn));
  }

  private Optional<PersonFacts.Insured> before() {
    LocalDate day = isPast() ? month.atDay(1) : start.asOf();
    return person.lastInsuredBy(day).map(this::cutShort);
  }

  /** Residents' cover that this month would end counts to its eve. */
  private PersonFacts.Insured cutShort(PersonFacts.Insured last) {
    LocalDate eve = month.atDay(1).minusDays(1);
    return last.to().isAfter(eve)
        ? new PersonFacts.Insured(last.scheme(), eve, last.waiting())
        : last;
  }

  private boolean isOfAGap() {
    Optional<Cited<Integer>> gap = start.value(Parameter.EMPLOYEE_GAP);
    return gap.isEmpty()
        || person
            .lastInsuredBy(month.atDay(1))
            .filter(last -> last.to().isBefore(month.atDay(1)))
            .filter(last -> !payOn.isAfter(last.to().plusMonths(gap.get().value())))
            .isPresent();
  }

  MonthCover cover() {
    Optional<PersonFacts.Insured> before = before();
    return isPast() ? paidBack(before.orElseThrow()) : covered(before);
  }

  private MonthCover covered(Optional<PersonFacts.Insured> before) {
    return start
        .after(before)
        .map(known -> of(known.begins(), waiting(known)))
        .orElseGet(MonthCover.Unpublished::new);
  }

  private static Waiting waiting(EmployeeStart.Start known) {
    return new Waiting(known.waited(), known.from(), known.begins());
  }

  private MonthCover of(LocalDate begins, Waiting waiting) {
    if (begins.isAfter(month.atEndOfMonth())) {
      return new MonthCover.Waits(waiting);
    }
    return new MonthCover.Covered(
        coverable(begins),
        month.atEndOfMonth(),
        waiting.coversFrom().isAfter(waiting.from()) ? Optional.of(waiting) : Optional.empty());
  }

  /** Not before the month, birth, arrival, or the end of the employee scheme's other cover. */
  private LocalDate coverable(LocalDate begins) {
    LocalDate first = later(later(begins, month.atDay(1)), person.birthDate());
    if (person.arrivedOn().isPresent()) {
      first = later(first, person.arrivedOn().get());
    }
    for (Cover cover : person.covers()) {
      if (cover.scheme() == Scheme.EMPLOYEE
          && cover.paidAs().isEmpty()
          && !cover.from().isAfter(first)
          && !cover.to().isBefore(first)) {
        first = cover.to().plusDays(1);
      }
    }
    return first;
  }

  private MonthCover paidBack(PersonFacts.Insured last) {
    if (last.waiting().isPresent()) {
      Waiting waiting = last.waiting().get();
      return of(waiting.coversFrom(), waiting);
    }
    Optional<Cited<Integer>> gap = start.value(Parameter.EMPLOYEE_GAP);
    Optional<Cited<Integer>> covered = start.value(Parameter.EMPLOYEE_GAP_COVERED);
    boolean resumesAtOnce =
        start.value(Parameter.EMPLOYEE_START_DELAY).filter(delay -> delay.value() == 0).isPresent();
    if (gap.isEmpty() || covered.isEmpty() || covered.get().value() != 1 || !resumesAtOnce) {
      gap.ifPresent(known -> start.add(Because.Rule.GAP_COVER_UNPUBLISHED, known.clause()));
      return new MonthCover.Unpublished();
    }
    if (!start.isLetOver(last)) {
      return new MonthCover.Unpublished();
    }
    start.add(
        Because.Rule.GAP_PAID_BACK,
        covered.get().clause(),
        last.to().plusMonths(gap.get().value()));
    return new MonthCover.Covered(
        coverable(month.atDay(1)), month.atEndOfMonth(), Optional.empty());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
