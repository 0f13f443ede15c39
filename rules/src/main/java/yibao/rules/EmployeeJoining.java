package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who joins the employee scheme, or pays again after a gap. Up to three months may be paid back and
 * nobody waits; after a longer gap one waits as the area says. 基本医疗保险关系转移接续暂行办法 (2021).
 */
final class EmployeeJoining {

  private static final Warning MONTH_BY_MONTH =
      new Warning(
          "职工医保按月缴费，逐月享受待遇。", "The employee scheme is paid month by month, and covers likewise.");

  private final PolicyBook book;
  private final Question question;
  private final LocalDate month;
  private final List<Because> because = new ArrayList<>();

  EmployeeJoining(PolicyBook book, Question question) {
    this.book = book;
    this.question = question;
    this.month = question.payOn().withDayOfMonth(1);
  }

  Assessment assess() {
    if (question.payOn().getYear() != question.year()
        || question.payOn().isBefore(question.person().birthDate())) {
      return new Assessment.Refused(Assessment.Reason.NOT_IN_SEASON);
    }
    if (Assessments.overlaps(question.person(), question.year(), question.payOn())) {
      return new Assessment.Refused(Assessment.Reason.COVER_OVERLAPS);
    }
    if (question.repairYears() > 0) {
      return new Assessment.Refused(Assessment.Reason.NOTHING_TO_REPAIR);
    }
    return new Assessment.Employee(cover(joining()));
  }

  /**
   * How somebody joins.
   *
   * @param waited months
   * @param from the first day of the wait
   * @param begins the first day of cover
   */
  private record Joining(int waited, LocalDate from, LocalDate begins) {}

  private Optional<Joining> joining() {
    Optional<Cover> last = question.person().lastCoverBegunBy(question.payOn());
    if (last.isEmpty()) {
      return atFirst();
    }
    Optional<Cited<Integer>> gap = value(Parameter.EMPLOYEE_GAP);
    if (gap.isEmpty()) {
      return Optional.empty();
    }
    LocalDate limit = last.get().to().plusMonths(gap.get().value());
    if (question.payOn().isAfter(limit)) {
      return afterLongGap(gap.get(), limit);
    }
    return last.get().scheme() == Scheme.RESIDENT && !isInsuredLongEnough(last.get())
        ? Optional.empty()
        : afterShortGap(gap.get(), limit, last.get());
  }

  private Optional<Joining> atFirst() {
    Optional<Cited<Integer>> wait = value(Parameter.EMPLOYEE_WAIT_AT_FIRST);
    wait.ifPresentOrElse(
        months -> add(Because.Rule.FIRST_IN_EMPLOYEE_SCHEME, months.clause(), months.value()),
        () ->
            value(Parameter.EMPLOYEE_GAP)
                .ifPresent(gap -> add(Because.Rule.FIRST_WAIT_UNPUBLISHED, gap.clause())));
    return wait.map(months -> waiting(months.value()));
  }

  /** The month of payment is the first of the wait where that is how the area is read. */
  private Joining waiting(int months) {
    Optional<Cited<Integer>> fromMonth =
        value(Parameter.EMPLOYEE_WAIT_FROM_MONTH).filter(flag -> flag.value() == 1);
    fromMonth.ifPresent(flag -> add(Because.Rule.EMPLOYEE_WAIT_FROM_MONTH, flag.clause()));
    LocalDate from = fromMonth.isPresent() ? month : question.payOn();
    return new Joining(months, from, from.plusMonths(months));
  }

  private Optional<Joining> afterLongGap(Cited<Integer> gap, LocalDate limit) {
    Optional<Cited<Integer>> wait = value(Parameter.EMPLOYEE_WAIT_AFTER_GAP);
    wait.ifPresentOrElse(
        months ->
            add(Because.Rule.GAP_BEYOND_LIMIT, months.clause(), gap.value(), limit, months.value()),
        () -> add(Because.Rule.GAP_WAIT_UNPUBLISHED, gap.clause(), gap.value(), limit));
    return wait.map(months -> waiting(months.value()));
  }

  private boolean isInsuredLongEnough(Cover last) {
    Optional<Cited<Integer>> asked = value(Parameter.CHANGE_OF_SCHEME_INSURED);
    boolean enough = asked.filter(m -> question.person().isInsuredFor(m.value(), last)).isPresent();
    Because.Rule rule =
        enough ? Because.Rule.SCHEME_CHANGED : Because.Rule.SCHEME_CHANGED_TOO_EARLY;
    asked.ifPresent(months -> add(rule, months.clause(), months.value()));
    return enough;
  }

  /** Arrears, where there are any, may put cover off to a later month. */
  private Optional<Joining> afterShortGap(Cited<Integer> gap, LocalDate limit, Cover last) {
    add(Because.Rule.GAP_WITHIN_LIMIT, gap.clause(), gap.value(), limit);
    boolean arrears = last.scheme() == Scheme.EMPLOYEE && month.isAfter(last.to().plusDays(1));
    if (!arrears) {
      return Optional.of(new Joining(0, month, month));
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
    return delay.map(months -> new Joining(0, month, month.plusMonths(months.value())));
  }

  private EmployeeCover cover(Optional<Joining> joining) {
    LocalDate newYear = LocalDate.of(question.year(), Month.JANUARY, 1);
    LocalDate yearEnds = LocalDate.of(question.year(), Month.DECEMBER, 31);
    Optional<LocalDate> from =
        joining
            .map(Joining::begins)
            .map(
                day -> later(day, later(newYear, question.person().coverableFrom(question.year()))))
            .filter(day -> !day.isAfter(yearEnds));
    return new EmployeeCover(
        joining.map(Joining::waited),
        joining.filter(known -> known.waited() > 0).map(Joining::from),
        from,
        from.map(day -> yearEnds),
        joining.map(known -> from.isPresent()),
        List.of(MONTH_BY_MONTH),
        because);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  private Optional<Cited<Integer>> value(Parameter parameter) {
    return book.value(question.area(), parameter, question.payOn());
  }

  private void add(Because.Rule rule, Clause clause, Object... values) {
    because.add(Because.of(rule, clause, values));
  }
}
