package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * From when the employee scheme covers who pays for a month that isn't past. Up to three months may
 * be missing and nobody waits; after a longer gap one waits as the area says. 基本医疗保险关系转移接续暂行办法
 * (2021).
 *
 * @param payOn the day of payment, on which the gap rules are looked up
 * @param asOf the day up to which a gap counts: that of payment, or for a later month its first
 * @param kind how the month is contributed for, if that is known
 * @param because what decides is added to it
 */
record EmployeeStart(
    PolicyBook book,
    Area area,
    PersonFacts person,
    LocalDate payOn,
    LocalDate asOf,
    Optional<ContributionKind> kind,
    List<Because> because) {

  /**
   * When it begins.
   *
   * @param waited months
   * @param from the first day of the wait
   * @param begins the first day of cover
   */
  record Start(int waited, LocalDate from, LocalDate begins) {}

  /**
   * Decides, for who was insured so before; empty where no source states it. A wait that has begun
   * runs on while no gap is too long.
   */
  Optional<Start> after(Optional<PersonFacts.Insured> last) {
    if (last.isEmpty()) {
      return atFirst();
    }
    Optional<Cited<Integer>> gap = value(Parameter.EMPLOYEE_GAP);
    if (gap.isEmpty()) {
      return Optional.empty();
    }
    LocalDate limit = last.get().to().plusMonths(gap.get().value());
    if (asOf.isAfter(limit)) {
      return afterLongGap(gap.get(), limit);
    }
    if (last.get().waiting().isPresent()) {
      return Optional.of(runningOn(last.get().waiting().get(), gap.get()));
    }
    return isLetOver(last.get()) ? afterShortGap(gap.get(), limit, last.get()) : Optional.empty();
  }

  private Start runningOn(Waiting waiting, Cited<Integer> gap) {
    add(Because.Rule.EMPLOYEE_WAIT_RUNS_ON, gap.clause(), waiting.from(), waiting.coversFrom());
    return new Start(waiting.months(), waiting.from(), waiting.coversFrom());
  }

  /** Whether the scheme may be changed without a wait, where it is changed. */
  boolean isLetOver(PersonFacts.Insured last) {
    return last.scheme() == Scheme.EMPLOYEE || isInsuredLongEnough(last.to());
  }

  private LocalDate month() {
    return asOf.withDayOfMonth(1);
  }

  private Optional<Start> atFirst() {
    Optional<Cited<Integer>> wait =
        wait(Parameter.FLEXIBLE_WAIT_AT_FIRST, Parameter.EMPLOYEE_WAIT_AT_FIRST);
    wait.ifPresentOrElse(
        months -> add(Because.Rule.FIRST_IN_EMPLOYEE_SCHEME, months.clause(), months.value()),
        () ->
            value(Parameter.EMPLOYEE_GAP)
                .ifPresent(gap -> add(Because.Rule.FIRST_WAIT_UNPUBLISHED, gap.clause())));
    return wait.map(months -> waiting(months.value()));
  }

  /** The month paid for is the first of the wait where that is how the area is read. */
  private Start waiting(int months) {
    Optional<Cited<Integer>> fromMonth =
        value(Parameter.EMPLOYEE_WAIT_FROM_MONTH).filter(flag -> flag.value() == 1);
    fromMonth.ifPresent(flag -> add(Because.Rule.EMPLOYEE_WAIT_FROM_MONTH, flag.clause()));
    LocalDate from = fromMonth.isPresent() ? month() : asOf;
    return new Start(months, from, from.plusMonths(months));
  }

  private Optional<Start> afterLongGap(Cited<Integer> gap, LocalDate limit) {
    Optional<Cited<Integer>> wait =
        wait(Parameter.FLEXIBLE_WAIT_AFTER_GAP, Parameter.EMPLOYEE_WAIT_AFTER_GAP);
    wait.ifPresentOrElse(
        months ->
            add(Because.Rule.GAP_BEYOND_LIMIT, months.clause(), gap.value(), limit, months.value()),
        () -> add(Because.Rule.GAP_WAIT_UNPUBLISHED, gap.clause(), gap.value(), limit));
    return wait.map(months -> waiting(months.value()));
  }

  private boolean isInsuredLongEnough(LocalDate upTo) {
    Optional<Cited<Integer>> asked = value(Parameter.CHANGE_OF_SCHEME_INSURED);
    boolean enough = asked.filter(m -> person.isInsuredFor(m.value(), upTo)).isPresent();
    Because.Rule rule =
        enough ? Because.Rule.SCHEME_CHANGED : Because.Rule.SCHEME_CHANGED_TOO_EARLY;
    asked.ifPresent(months -> add(rule, months.clause(), months.value()));
    return enough;
  }

  /** Arrears, where there are any, may put cover off to a later month. */
  private Optional<Start> afterShortGap(
      Cited<Integer> gap, LocalDate limit, PersonFacts.Insured last) {
    add(Because.Rule.GAP_WITHIN_LIMIT, gap.clause(), gap.value(), limit);
    boolean arrears = last.scheme() == Scheme.EMPLOYEE && month().isAfter(last.to().plusDays(1));
    if (!arrears) {
      return Optional.of(new Start(0, month(), month()));
    }
    Optional<Cited<Integer>> delay = value(Parameter.EMPLOYEE_START_DELAY);
    delay.ifPresent(
        months -> {
          if (months.value() > 0) {
            add(Because.Rule.COVER_AFTER_ARREARS, months.clause(), months.value());
          } else {
            add(Because.Rule.COVER_IN_MONTH_OF_PAYMENT, months.clause());
          }
        });
    return delay.map(
        months -> {
          LocalDate resumed = payOn.withDayOfMonth(1).plusMonths(months.value());
          return new Start(0, month(), resumed.isBefore(month()) ? month() : resumed);
        });
  }

  /** What is said of flexible workers apart comes before what is said of everybody. */
  private Optional<Cited<Integer>> wait(Parameter ofFlexible, Parameter ofEverybody) {
    Optional<Cited<Integer>> apart =
        kind.equals(Optional.of(ContributionKind.FLEXIBLE)) ? value(ofFlexible) : Optional.empty();
    return apart.or(() -> value(ofEverybody));
  }

  Optional<Cited<Integer>> value(Parameter parameter) {
    return book.value(area, parameter, payOn);
  }

  void add(Because.Rule rule, Clause clause, Object... values) {
    because.add(Because.of(rule, clause, values));
  }
}
