package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What would have been better, and what still can be: the last day of each tier, and of each time
 * of a group that the person is in, after which it costs more or covers later; and the break years
 * worth buying off.
 */
record Options(Payable asked) {

  List<Option> all() {
    List<Option> options = new ArrayList<>(payments());
    options.addAll(repairs());
    return options;
  }

  private List<Option> payments() {
    List<Option> payments = new ArrayList<>();
    List<LocalDate> lastDays = lastDays();
    for (int i = 0; i < lastDays.size(); i++) {
      LocalDate by = lastDays.get(i);
      LocalDate nextEnds = i + 1 < lastDays.size() ? lastDays.get(i + 1) : lastPayment();
      outcome(by)
          .filter(outcome -> isWorse(by.plusDays(1), nextEnds, outcome))
          .map(outcome -> new Option.PayBy(by, outcome, by.isBefore(asked.asked().day())))
          .ifPresent(payments::add);
    }
    return payments;
  }

  /** The days after which something changes in the season, the season's own last day left out. */
  private List<LocalDate> lastDays() {
    Turns turns = new Turns(asked.law(), asked.asked());
    TreeSet<LocalDate> days = new TreeSet<>();
    LocalDate birth = asked.asked().person().birthDate();
    LocalDate day = birth.isAfter(asked.law().opens()) ? birth : asked.law().opens();
    for (Optional<LocalDate> next = turns.after(day);
        next.filter(turn -> !turn.isAfter(lastPayment().plusDays(1))).isPresent();
        next = turns.after(next.get())) {
      days.add(next.get().minusDays(1));
    }
    days.remove(asked.law().yearEnds());
    days.removeIf(this::endsNoTier);
    newbornsLastDay().ifPresent(days::add);
    return List.copyOf(days);
  }

  /**
   * Where it isn't stated whether the window is open, no notice's tier ends, unless the person's
   * does.
   */
  private boolean endsNoTier(LocalDate day) {
    Terms terms = asked.law().on(day);
    boolean open = terms.period().filter(tier -> tier.waits().isEmpty()).isPresent();
    return open
        && terms.to().equals(day)
        && !new Turns(asked.law(), asked.asked()).isOfThePerson(day.plusDays(1));
  }

  /** A newborn of the year may pay after it. */
  private LocalDate lastPayment() {
    return newbornsLastDay()
        .filter(day -> day.isAfter(asked.law().yearEnds()))
        .orElse(asked.law().yearEnds());
  }

  private Optional<LocalDate> newbornsLastDay() {
    LocalDate birth = asked.asked().person().birthDate();
    YearLaw law = asked.law();
    if (birth.getYear() > law.year()) {
      return Optional.empty();
    }
    LocalDate day = birth.isAfter(law.opens()) ? birth : law.opens();
    return NewbornTime.of(law.on(day), law.year(), asked.asked().person(), day)
        .map(NewbornTime::lastDay);
  }

  /** What a payment of that day comes to, unless it would be refused. */
  private Optional<Payable> outcome(LocalDate day) {
    return Assessments.refusal(asked.law(), asked.asked().on(day)).isPresent() || isPaidAfter(day)
        ? Optional.empty()
        : Optional.of(Payable.of(asked.law(), asked.asked().on(day), asked.repairYears()))
            .filter(payable -> !payable.nothingToRepair());
  }

  /** Whether the facts tell of a payment that had not been made by then. */
  private boolean isPaidAfter(LocalDate day) {
    for (PaidPremium paid : asked.asked().person().payments()) {
      if (paid.paidOn().isAfter(day)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWorse(LocalDate nextDay, LocalDate nextEnds, Payable outcome) {
    Optional<Payable> next = outcome(nextDay);
    return next.isEmpty()
        || costsMore(next.get(), outcome)
        || startsLater(next.get(), outcome, nextDay.minusDays(1))
        || startsLater(next.get(), outcome, nextEnds)
        || (nextDay.equals(asked.law().newYear()) && fallsBehind(next.get(), outcome, nextEnds));
  }

  /** Who pays before New Year is covered from then; from New Year on each day may cost one. */
  private boolean fallsBehind(Payable next, Payable outcome, LocalDate nextEnds) {
    return earliest(next, nextEnds).isAfter(earliest(outcome, outcome.asked().day()));
  }

  private static boolean costsMore(Payable next, Payable outcome) {
    return next.payable().isPresent()
        && outcome.payable().isPresent()
        && next.payable().get().compareTo(outcome.payable().get()) > 0;
  }

  /** Whether by the rules of the one a payment of a day covers later than by those of the other. */
  private boolean startsLater(Payable next, Payable outcome, LocalDate payOn) {
    return earliest(next, payOn).isAfter(earliest(outcome, payOn))
        || latest(next, payOn).isAfter(latest(outcome, payOn));
  }

  private LocalDate earliest(Payable payable, LocalDate payOn) {
    LocalDate earliest = StartRule.NEVER;
    for (Reading reading : payable.first().readings()) {
      LocalDate day = FirstDay.day(reading, asked.law(), payOn, asked.coverable());
      earliest = day.isBefore(earliest) ? day : earliest;
    }
    return earliest;
  }

  private LocalDate latest(Payable payable, LocalDate payOn) {
    LocalDate latest = LocalDate.MIN;
    for (Reading reading : payable.first().readings()) {
      LocalDate day = FirstDay.day(reading, asked.law(), payOn, asked.coverable());
      latest = day.isAfter(latest) ? day : latest;
    }
    return latest;
  }

  /** Each number of years that may take more off the wait than one fewer. */
  private List<Option> repairs() {
    List<Option> repairs = new ArrayList<>();
    int breakYears = asked.breakYears().orElse(0);
    if (breakYears == 0) {
      return repairs;
    }
    Payable fewer = Payable.of(asked.law(), asked.asked(), 0);
    for (int years = 1; years <= breakYears; years++) {
      Payable outcome = Payable.of(asked.law(), asked.asked(), years);
      if (!outcome.nothingToRepair() && outcome.mayCover() && savesMore(outcome, fewer)) {
        repairs.add(new Option.Repair(years, outcome));
      }
      fewer = outcome;
    }
    return repairs;
  }

  private static boolean savesMore(Payable outcome, Payable withOneFewer) {
    List<Reading> fewer = withOneFewer.first().readings();
    List<Reading> more = outcome.first().readings();
    for (int i = 0; i < more.size() && i < fewer.size(); i++) {
      if (more.get(i).waited().repairedMonths() > fewer.get(i).waited().repairedMonths()) {
        return true;
      }
    }
    return false;
  }
}
