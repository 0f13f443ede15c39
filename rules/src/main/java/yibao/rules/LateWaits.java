package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The wait of a premium of the year before, paid in the area too late for its cover to begin, as it
 * was at that payment.
 */
record LateWaits(Condition.Asked asked, YearLaw law) {

  /** Such a premium, if there was one; of several the first that was paid. */
  Optional<PaidPremium> premium() {
    Optional<PaidPremium> first = Optional.empty();
    for (PaidPremium paid : asked.person().payments()) {
      if (paid.isOf(Scheme.RESIDENT, law.year() - 1)
          && paid.area().equals(asked.area())
          && (first.isEmpty() || paid.paidOn().isBefore(first.get().paidOn()))) {
        first = Optional.of(paid);
      }
    }
    return first;
  }

  /** Cover after its wait, by each reading of that; none where it is not published. */
  List<Reading> runningOn(PaidPremium paid) {
    LocalDate paidOn = paid.paidOn();
    return law.yearBefore()
        .filter(year -> !paidOn.isBefore(year.opens()) && !paidOn.isAfter(year.yearEnds()))
        .map(year -> runningOn(year, paid))
        .orElse(List.of());
  }

  private List<Reading> runningOn(YearLaw before, PaidPremium paid) {
    LocalDate paidOn = paid.paidOn();
    Condition.Asked then = new Condition.Asked(asked.person(), asked.area(), before.year(), paidOn);
    return WhenCovered.of(before, before.on(paidOn), then, 0).decide().readings().stream()
        .map(reading -> runningOn(reading, paid))
        .toList();
  }

  private static Reading runningOn(Reading then, PaidPremium paid) {
    Wait wait = then.waited();
    StartRule from = new StartRule.OnDay(wait.from().on(paid.paidOn(), paid.year()));
    return new Reading(
        then.rule() instanceof StartRule.After after
            ? new StartRule.After(after.days(), after.months(), from)
            : new StartRule.OnDay(then.rule().on(paid.paidOn(), paid.year())),
        new Wait(wait.unit(), wait.fixedMonths(), wait.variableMonths(), 0, from),
        new Reading.LateWait(paid));
  }
}
