package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides from when a payment of a day covers a person: by the notice's terms for an unbroken
 * record, after a wait for a broken one, or without one for who is exempt; of rules that apply, the
 * better counts.
 *
 * @param exemptions those of the area's that are the person's
 * @param breakYears absent where it is not published what counts as one
 */
record WhenCovered(
    YearLaw law,
    Terms terms,
    Condition.Asked asked,
    List<Exemption> exemptions,
    Optional<Integer> breakYears,
    int repairYears) {

  static WhenCovered of(YearLaw law, Terms terms, Condition.Asked asked, int repairYears) {
    return new WhenCovered(
        law, terms, asked, exemptions(terms, asked), breakYears(terms, asked), repairYears);
  }

  private static Optional<Integer> breakYears(Terms terms, Condition.Asked asked) {
    Optional<Cited<Integer>> firstCounted = terms.waitLaw().firstCountedYear();
    return firstCounted.isEmpty()
        ? Optional.empty()
        : BreakYears.of(asked, firstCounted.get().value(), terms.exemptionsFor(asked.person()))
            .counted(terms.waitLaw());
  }

  FirstDay decide() {
    FirstDay best = ordinary();
    for (Exemption exemption : exemptions) {
      best = orBetter(best, exemption);
    }
    return best;
  }

  private static List<Exemption> exemptions(Terms terms, Condition.Asked asked) {
    List<Exemption> own = List.of();
    for (Exemption exemption : terms.exemptionsFor(asked.person())) {
      if (exemption.who().holds(asked)) {
        own = own.isEmpty() ? new ArrayList<>() : own;
        own.add(exemption);
      }
    }
    return own;
  }

  private FirstDay ordinary() {
    if (breakYears.isEmpty()) {
      return new FirstDay(List.of());
    }
    FirstDay byTerms = new FirstDay(terms.readings(breakYears.get(), repairYears));
    return breakYears.get() == 0 || byTerms.isUnknown() ? byTerms : orLateWait(byTerms);
  }

  /**
   * Where the year before was paid here, too late for its cover to begin, the wait of that payment
   * may run on for who pays in the window. Where no source says whether it does, either holds.
   */
  private FirstDay orLateWait(FirstDay byTerms) {
    LateWaits late = new LateWaits(asked, law);
    Optional<PaidPremium> premium = late.premium();
    if (premium.isEmpty()) {
      return byTerms;
    }
    Optional<Cited<Integer>> said = terms.waitLaw().lateWaitRunsOn();
    boolean mayRunOn = said.isEmpty() || said.get().value() == 1;
    boolean mayNot = said.isEmpty() || said.get().value() == 0;
    List<Reading> runningOn = mayRunOn ? late.runningOn(premium.get()) : List.of();
    boolean waited = runningOn.isEmpty() || runningOn.stream().anyMatch(r -> !r.waited().isNone());
    if (!waited) {
      return byTerms;
    }
    List<Reading> readings = new ArrayList<>();
    for (Reading reading : byTerms.readings()) {
      boolean inTheWindow = !((Reading.ByTerms) reading.basis()).start().waits();
      if (!inTheWindow || mayNot) {
        readings.add(reading);
      }
      if (inTheWindow && mayRunOn) {
        if (runningOn.isEmpty()) {
          return new FirstDay(List.of());
        }
        readings.addAll(runningOn);
      }
    }
    return new FirstDay(readings.stream().distinct().toList());
  }

  /** By each reading the better of it and the exemption. */
  private FirstDay orBetter(FirstDay best, Exemption exemption) {
    Reading exempt =
        new Reading(exemption.start().anchor(), Wait.NONE, new Reading.ByExemption(exemption));
    List<Reading> readings = new ArrayList<>();
    for (Reading reading : best.isUnknown() ? anyDay() : best.readings()) {
      readings.add(isBetter(exempt, reading) ? exempt : reading);
    }
    return new FirstDay(readings.stream().distinct().toList());
  }

  /** What is unknown may be as good as the best or as bad as the worst. */
  private static List<Reading> anyDay() {
    return List.of(
        new Reading(
            new StartRule.FirstDayOfYear(),
            Wait.NONE,
            new Reading.ByTerms(CoverStart.FIRST_DAY_OF_YEAR)),
        new Reading(
            new StartRule.Never(), Wait.NONE, new Reading.ByTerms(CoverStart.AFTER_FIXED_WAIT)));
  }

  /**
   * The one that covers earlier; of two that cover on the same day, the one that does so for a
   * payment of the last day of the terms; else the terms, or the exemption where neither covers.
   */
  private boolean isBetter(Reading exempt, Reading reading) {
    LocalDate exemptDay = day(exempt, asked.day());
    LocalDate ownDay = day(reading, asked.day());
    if (!exemptDay.equals(ownDay)) {
      return exemptDay.isBefore(ownDay);
    }
    return ownDay.equals(StartRule.NEVER)
        || day(exempt, terms.to()).isBefore(day(reading, terms.to()));
  }

  private LocalDate day(Reading reading, LocalDate payOn) {
    return FirstDay.day(reading, law, payOn, LocalDate.MIN);
  }
}
