package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides from when a payment of a day covers a person: by the notice's terms for an unbroken
 * record, after a wait for a broken one, or without one for who is exempt; of rules that apply, the
 * better counts.
 *
 * @param inForce the area's exemptions from the wait on the day asked for
 */
record WhenCovered(
    PolicyBook book,
    Season season,
    PaymentPeriod period,
    Condition.Asked asked,
    List<Exemption> inForce) {

  private static final boolean[] BOTH_READINGS = {false, true};

  static WhenCovered of(
      PolicyBook book, Season season, PaymentPeriod period, Condition.Asked asked) {
    return new WhenCovered(book, season, period, asked, book.exemptions(asked.area(), asked.day()));
  }

  FirstDay decide() {
    FirstDay best = ordinary();
    for (Exemption exemption : exemptions()) {
      best = best.orBetter(exempt(exemption), asked, period.to());
    }
    return best;
  }

  /** Which of the area's exemptions from the wait are the person's. */
  List<Exemption> exemptions() {
    return inForce.stream().filter(exemption -> exemption.who().holds(asked)).toList();
  }

  private FirstDay exempt(Exemption exemption) {
    StartRule rule = exemption.start().anchor();
    Object first = rule.firstDay(asked.day(), season.year()).orElse(asked.day());
    FirstDay day =
        FirstDay.starting(
            rule, 0, Because.of(Because.Rule.EXEMPT, exemption.source(), exemption.who(), first));
    return exemption
        .reading()
        .map(reading -> day.because(Because.of(Because.Rule.READING, reading, exemption.who())))
        .orElse(day);
  }

  private FirstDay ordinary() {
    Optional<Cited<Integer>> firstCounted = value(Parameter.FIRST_COUNTED_YEAR);
    if (firstCounted.isEmpty()) {
      return unpublished();
    }
    Source counting = firstCounted.get().source();
    BreakYears years = BreakYears.of(asked, firstCounted.get().value(), inForce);
    if (years.missed() == 0) {
      return unbroken(Because.of(Because.Rule.NO_BREAK, counting));
    }
    Optional<Cited<Integer>> neverCovered =
        years.coveredBefore()
            ? Optional.of(new Cited<>(1, counting))
            : value(Parameter.NEVER_COVERED_COUNTS);
    if (neverCovered.isEmpty()) {
      return unpublished();
    }
    if (neverCovered.get().value() == 0) {
      return unbroken(Because.of(Because.Rule.NEVER_COVERED, neverCovered.get().source()));
    }
    Because broken = Because.of(Because.Rule.BREAK_YEARS, counting, years.missed());
    return paidYearBefore() ? unpublished(broken) : afterBreak(years.missed(), broken);
  }

  /**
   * Whether the year before was paid here, too late for its cover to begin: who then pays in the
   * window may only have to wait on, which no source says.
   */
  private boolean paidYearBefore() {
    return !period.waits().equals(Optional.of(true))
        && asked.person().payments().stream()
            .anyMatch(
                paid ->
                    paid.isOf(Scheme.RESIDENT, season.year() - 1)
                        && paid.area().equals(asked.area()));
  }

  private FirstDay unbroken(Because record) {
    List<FirstDay> readings = new ArrayList<>();
    for (CoverStart start : period.starts()) {
      if (!start.waits()) {
        readings.add(FirstDay.starting(start.anchor(), 0, record, terms(start, 0)));
        continue;
      }
      Optional<Integer> fixed = value(Parameter.FIXED_WAIT).map(Cited::value);
      if (fixed.isEmpty()) {
        return unpublished(record);
      }
      readings.add(
          FirstDay.starting(
              start.after(fixed.get(), fixed.get()),
              fixed.get(),
              record,
              terms(start, fixed.get())));
    }
    return agreed(readings, record);
  }

  /** Where an area does not say whether the first break year counts, either may hold. */
  private FirstDay afterBreak(int breakYears, Because broken) {
    Optional<Cited<Integer>> convention = value(Parameter.FIRST_BREAK_YEAR_COUNTS);
    List<FirstDay> readings = new ArrayList<>();
    for (boolean firstCounts : BOTH_READINGS) {
      if (convention.isEmpty() || (convention.get().value() == 1) == firstCounts) {
        Optional<Wait> wait =
            Wait.afterBreak(book, asked.area(), asked.day(), breakYears, firstCounts);
        if (wait.isEmpty()) {
          return unpublished(broken);
        }
        for (CoverStart start : period.starts()) {
          readings.add(waiting(start, wait.get(), broken));
        }
      }
    }
    return agreed(readings, broken);
  }

  private FirstDay agreed(List<FirstDay> readings, Because record) {
    List<Because> common = new ArrayList<>(List.of(record));
    if (period.starts().size() > 1) {
      common.add(Because.of(Because.Rule.START_UNPUBLISHED, period.source()));
    }
    return FirstDay.agreed(readings, asked.day(), season.year(), common);
  }

  /**
   * The wait of a broken record runs from the day on which an unbroken person paying that day would
   * be covered, or on which that person's wait would begin.
   */
  private FirstDay waiting(CoverStart start, Wait wait, Because broken) {
    StartRule rule = start.after(wait.months(), wait.fixedMonths());
    boolean starts = rule.firstDay(asked.day(), season.year()).isPresent();
    return FirstDay.starting(
        starts ? rule : new StartRule.Never(),
        wait.months(),
        broken,
        Because.of(Because.Rule.WAIT_WITH_BREAK, wait.source(), wait.months()));
  }

  /** What the notice says of who pays in the period. */
  private Because terms(CoverStart start, int months) {
    return switch (start) {
      case FIRST_DAY_OF_YEAR -> terms(Because.Rule.FIRST_DAY_OF_YEAR, newYear());
      case DAY_OF_PAYMENT -> terms(Because.Rule.DAY_OF_PAYMENT, asked.day());
      case DAY_AFTER_PAYMENT -> terms(Because.Rule.DAY_AFTER_PAYMENT, asked.day().plusDays(1));
      case FIRST_OF_MONTH -> terms(Because.Rule.FIRST_OF_MONTH, asked.day().withDayOfMonth(1));
      case AFTER_FIXED_WAIT -> terms(Because.Rule.FIXED_WAIT, months);
      case AFTER_FIXED_WAIT_FROM_MONTH -> terms(Because.Rule.FIXED_WAIT_FROM_MONTH, months);
      case AFTER_90_DAYS -> terms(Because.Rule.WAIT_OF_90_DAYS, 90);
    };
  }

  private Because terms(Because.Rule rule, Object value) {
    return Because.of(rule, period.source(), period.from(), period.to(), value);
  }

  private FirstDay unpublished(Because... because) {
    return FirstDay.unpublished(newYear(), because);
  }

  private LocalDate newYear() {
    return LocalDate.of(season.year(), Month.JANUARY, 1);
  }

  private Optional<Cited<Integer>> value(Parameter parameter) {
    return book.value(asked.area(), parameter, asked.day());
  }
}
