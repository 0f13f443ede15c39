package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a premium costs what it does and covers from when it does: each rule that was applied, in
 * order, with its values and the clause it stands on. Its arithmetic can be worked out again.
 */
final class Trail {

  private final Payable payable;
  private final WaitLaw law;
  private final Condition.Asked asked;
  private final List<Because> steps = new ArrayList<>();

  Trail(Payable payable) {
    this.payable = payable;
    this.law = payable.terms().waitLaw();
    this.asked = payable.asked();
  }

  List<Because> steps() {
    steps.addAll(payable.price().trail());
    windowsPrice();
    List<Reading> readings = payable.first().readings();
    if (readings.size() == 1 && readings.getFirst().basis() instanceof Reading.Newborn newborn) {
      born(newborn.time());
      end(readings.getFirst(), newborn.time().length().clause());
    } else {
      record();
      if (readings.size() == 1) {
        of(readings.getFirst());
      } else {
        open(readings);
      }
    }
    repairPrice();
    return steps;
  }

  /** Who may pay at any time pays the window's price, also after it. */
  private void windowsPrice() {
    boolean within =
        payable
            .terms()
            .period()
            .filter(tier -> tier.starts().stream().noneMatch(CoverStart::waits))
            .isPresent();
    if (!within && payable.paysTheWindowsPrice()) {
      payable
          .terms()
          .value(Parameter.EXEMPT_PAY_WINDOWS_PRICE)
          .ifPresent(said -> add(Because.Rule.WINDOWS_PRICE, said.clause()));
    }
  }

  private void born(NewbornTime time) {
    LocalDate from = payable.coverFrom().orElse(asked.person().birthDate());
    add(Because.Rule.NEWBORN, time.length().clause(), time.length().within(), from);
  }

  /** What the person's record is, as far as it is published what counts. */
  private void record() {
    if (law.firstCountedYear().isEmpty()) {
      return;
    }
    Cited<Integer> firstCounted = law.firstCountedYear().get();
    BreakYears years = BreakYears.of(asked, firstCounted.value(), payable.terms().exemptions());
    if (years.missed() == 0) {
      add(Because.Rule.NO_BREAK, firstCounted.clause());
      return;
    }
    boolean counts = payable.breakYears().filter(counted -> counted > 0).isPresent();
    if (!years.coveredBefore() && !counts) {
      law.neverCoveredCounts().ifPresent(said -> add(Because.Rule.NEVER_COVERED, said.clause()));
      return;
    }
    if (!years.coveredBefore()) {
      law.neverCoveredCounts()
          .ifPresent(said -> add(Because.Rule.NEVER_COVERED_COUNTS, said.clause()));
    }
    add(Because.Rule.BREAK_YEARS, firstCounted.clause(), years.missed(), firstCounted.value());
  }

  private void of(Reading reading) {
    switch (reading.basis()) {
      case Reading.Newborn newborn -> born(newborn.time());
      case Reading.ByTerms terms -> byTerms(reading, terms.start());
      case Reading.ByExemption by -> exempt(by.exemption());
      case Reading.LateWait late -> lateWait(reading, late.premium());
    }
  }

  private void exempt(Exemption exemption) {
    LocalDate first =
        exemption.start().anchor().firstDay(asked.day(), asked.year()).orElse(asked.day());
    add(Because.Rule.EXEMPT, exemption.clause(), exemption.who(), first);
    exemption
        .reading()
        .ifPresent(
            reading ->
                add(Because.Rule.READING, exemption.clause().asRead(reading), exemption.who()));
    end(
        new Reading(exemption.start().anchor(), Wait.NONE, new Reading.ByExemption(exemption)),
        exemption.clause());
  }

  private void byTerms(Reading reading, CoverStart start) {
    PaymentPeriod period = payable.terms().period().orElseThrow();
    Wait wait = reading.waited();
    if (wait.isNone() && !start.waits() && payable.breakYears().equals(Optional.of(0))) {
      LocalDate day = start.anchor().on(asked.day(), asked.year());
      add(rule(start), period.clause(), period.from(), period.to(), day);
      readingsOf(period);
      end(reading, period.clause());
      return;
    }
    waitOf(reading);
    readingsOf(period);
    waitEnds(reading, period.clause());
  }

  private void outside(Reading reading, CoverStart start, PaymentPeriod period) {
    if (start.waits()) {
      LocalDate from = reading.waited().from().on(asked.day(), asked.year());
      add(Because.Rule.OUTSIDE_THE_WINDOW, period.clause(), period.from(), period.to(), from);
    }
  }

  private void brokenWaitRead(CoverStart start, PaymentPeriod period) {
    if (!start.waits() && period.brokenWaitFrom().isEmpty()) {
      law.brokenWaitsFromStart()
          .ifPresent(said -> add(Because.Rule.BROKEN_WAITS_FROM_START, said.clause()));
    }
  }

  /** What of a tier is our reading. */
  private void readingsOf(PaymentPeriod period) {
    period
        .windowReading()
        .map(period.clause()::asRead)
        .ifPresent(read -> add(Because.Rule.WINDOW_READ, read, period.from(), period.to()));
    period
        .startReading()
        .map(period.clause()::asRead)
        .ifPresent(read -> add(Because.Rule.START_READ, read));
  }

  private void lateWait(Reading reading, PaidPremium premium) {
    Clause clause = law.lateWaitRunsOn().orElseThrow().clause();
    LocalDate from = reading.waited().from().on(asked.day(), asked.year());
    add(Because.Rule.LATE_WAIT_RUNS_ON, clause, premium.year(), premium.paidOn(), from);
    law.fixedWait()
        .ifPresent(
            fixed -> add(fixedRule(reading), fixed.clause(), reading.waited().fixedMonths()));
    whole(reading.waited());
    waitEnds(reading, clause);
  }

  private static Because.Rule fixedRule(Reading reading) {
    return reading.waited().unit() == Wait.Unit.DAYS90
        ? Because.Rule.FIXED_WAIT_IN_DAYS
        : Because.Rule.FIXED_WAIT;
  }

  private int missed(boolean outside) {
    int years = payable.breakYears().orElse(0);
    boolean paidYear =
        outside && law.paidYearCounts().filter(flag -> flag.value() == 1).isPresent();
    if (paidYear) {
      add(Because.Rule.PAID_YEAR_COUNTS, law.paidYearCounts().orElseThrow().clause(), years + 1);
    }
    return paidYear ? years + 1 : years;
  }

  private void variable(int missed) {
    Cited<Integer> perYear = law.perBreakYear().orElseThrow();
    if (law.firstBreakYearCounts().isEmpty()) {
      add(Because.Rule.CONVENTION_UNPUBLISHED, perYear.clause(), missed, perYear.value());
      return;
    }
    Cited<Integer> convention = law.firstBreakYearCounts().get();
    boolean firstCounts = convention.value() == 1;
    int counted = firstCounts ? missed : missed - 1;
    add(
        firstCounts ? Because.Rule.EVERY_BREAK_YEAR_COUNTS : Because.Rule.FIRST_BREAK_YEAR_IS_FREE,
        convention.clause(),
        missed,
        counted);
    add(
        Because.Rule.VARIABLE_WAIT,
        perYear.clause(),
        counted,
        perYear.value(),
        counted * perYear.value());
  }

  private void floor(int missed, Wait wait) {
    Cited<Integer> from = law.floorFromBreakYears().orElseThrow();
    Cited<Integer> floor = law.floor().orElseThrow();
    if (missed >= from.value() && wait.months() == floor.value()) {
      add(Because.Rule.LONG_BREAK, from.clause(), missed, from.value());
      add(Because.Rule.FLOOR, floor.clause(), floor.value());
    }
  }

  private void whole(Wait wait) {
    law.fixedWait()
        .ifPresent(
            fixed ->
                add(
                    Because.Rule.WHOLE_WAIT,
                    fixed.clause(),
                    wait.fixedMonths(),
                    wait.variableMonths(),
                    wait.repairedMonths(),
                    wait.months()));
  }

  private void waitEnds(Reading reading, Clause clause) {
    LocalDate from = reading.waited().from().on(asked.day(), asked.year());
    LocalDate ends = reading.rule().on(asked.day(), asked.year());
    add(Because.Rule.WAIT_ENDS, clause, from, ends);
    end(reading, clause);
  }

  /** Where the person can only be covered later, or no more this year. */
  private void end(Reading reading, Clause clause) {
    LocalDate first = FirstDay.day(reading, payable.law(), asked.day(), payable.coverable());
    if (first.equals(StartRule.NEVER)) {
      add(Because.Rule.NEVER_STARTS, clause, asked.year());
    } else if (first.equals(payable.coverable())
        && reading.rule().on(asked.day(), asked.year()).isBefore(first)
        && !(reading.basis() instanceof Reading.Newborn)) {
      add(Because.Rule.NOT_BEFORE, clause, first);
    }
  }

  /** Several readings: what each rests on, and that no source decides between them. */
  private void open(List<Reading> readings) {
    payable
        .terms()
        .period()
        .filter(period -> period.starts().size() > 1)
        .ifPresent(
            period ->
                add(Because.Rule.START_UNPUBLISHED, period.clause(), period.from(), period.to()));
    for (Reading reading : readings) {
      if (reading.basis() instanceof Reading.ByExemption by) {
        exempt(by.exemption());
      }
    }
    readings.stream()
        .filter(reading -> reading.basis() instanceof Reading.ByTerms && !reading.waited().isNone())
        .findFirst()
        .ifPresent(this::waitOf);
    openLateWait(readings);
    payable.terms().period().ifPresent(this::readingsOf);
    everyReading();
  }

  /** Where all readings come to the same day for this payment, though by different rules. */
  private void everyReading() {
    Optional<PaymentPeriod> period = payable.terms().period();
    if (period.isEmpty()) {
      return;
    }
    payable
        .coverFrom()
        .ifPresent(day -> add(Because.Rule.EVERY_READING, period.get().clause(), day));
    if (payable.covers().equals(Optional.of(false))) {
      add(Because.Rule.NEVER_STARTS, period.get().clause(), asked.year());
    }
  }

  /**
   * The parts of a wait: why there is one, the fixed and the variable, the floor, what repair took
   * off. Of several readings, what they say alike.
   */
  private void waitOf(Reading reading) {
    PaymentPeriod period = payable.terms().period().orElseThrow();
    CoverStart start = ((Reading.ByTerms) reading.basis()).start();
    if (period.starts().size() == 1) {
      outside(reading, start, period);
    }
    law.fixedWait().ifPresent(fixed -> add(fixedRule(reading), fixed.clause(), fixed.value()));
    int missed = missed(start.waits());
    if (missed > 0) {
      variable(missed);
      floor(missed, reading.waited());
    }
    Optional<Integer> repaired = payable.repairedMonths();
    if (payable.repairYears() > 0 && repaired.isPresent()) {
      law.perBreakYear()
          .ifPresent(
              perYear ->
                  add(
                      Because.Rule.REPAIRED,
                      perYear.clause(),
                      payable.repairYears(),
                      repaired.get()));
    }
    wholeWait(reading.waited(), repaired);
    brokenWaitRead(start, period);
  }

  /** The whole wait, where the readings come to the same though perhaps by different parts. */
  private void wholeWait(Wait wait, Optional<Integer> repaired) {
    boolean partsAlike =
        payable.fixedMonths().isPresent()
            && payable.variableMonths().isPresent()
            && repaired.isPresent();
    if (partsAlike) {
      whole(wait);
    } else if (payable.waitMonths().isPresent()) {
      law.fixedWait()
          .ifPresent(
              fixed ->
                  add(
                      Because.Rule.WHOLE_WAIT_ALIKE,
                      fixed.clause(),
                      wait.fixedMonths(),
                      wait.months()));
    }
  }

  private void openLateWait(List<Reading> readings) {
    for (Reading reading : readings) {
      if (reading.basis() instanceof Reading.LateWait late && law.fixedWait().isPresent()) {
        PaidPremium premium = late.premium();
        LocalDate from = reading.waited().from().on(asked.day(), asked.year());
        law.lateWaitRunsOn()
            .ifPresentOrElse(
                said ->
                    add(
                        Because.Rule.LATE_WAIT_RUNS_ON,
                        said.clause(),
                        premium.year(),
                        premium.paidOn(),
                        from),
                () ->
                    add(
                        Because.Rule.LATE_WAIT_UNPUBLISHED,
                        law.fixedWait().get().clause(),
                        premium.year(),
                        premium.paidOn()));
        return;
      }
    }
  }

  private void repairPrice() {
    Optional<Integer> years =
        payable.first().agreed(reading -> law.yearsFor(reading.waited().repairedMonths()));
    Optional<Money> each = payable.price().ofRepairedYear();
    if (years.filter(charged -> charged > 0).isPresent() && each.isPresent()) {
      add(
          Because.Rule.REPAIR_PRICE,
          law.perBreakYear().orElseThrow().clause(),
          years.get(),
          each.get(),
          each.get().times(years.get()));
    }
  }

  private static Because.Rule rule(CoverStart start) {
    return switch (start) {
      case FIRST_DAY_OF_YEAR -> Because.Rule.FIRST_DAY_OF_YEAR;
      case DAY_OF_PAYMENT -> Because.Rule.DAY_OF_PAYMENT;
      case DAY_AFTER_PAYMENT -> Because.Rule.DAY_AFTER_PAYMENT;
      case FIRST_OF_MONTH -> Because.Rule.FIRST_OF_MONTH;
      case FIRST_OF_NEXT_MONTH -> Because.Rule.FIRST_OF_NEXT_MONTH;
      case AFTER_FIXED_WAIT, AFTER_FIXED_WAIT_FROM_MONTH, AFTER_90_DAYS ->
          Because.Rule.OUTSIDE_THE_WINDOW;
    };
  }

  private void add(Because.Rule rule, Clause clause, Object... values) {
    steps.add(Because.of(rule, clause, values));
  }
}
