package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A premium that can be paid on the day asked for: for how much, from when it covers, after which
 * wait. A part that no source states is absent and named as unpublished; one that is the same by
 * every reading that the sources leave open is answered.
 */
public final class Payable implements PremiumDecision {

  private static final Optional<Money> NOTHING = Optional.of(Money.ZERO);

  private final YearLaw law;
  private final Terms terms;
  private final Condition.Asked asked;
  private final int repairYears;
  private final Optional<NewbornTime> newborn;
  private final Optional<Integer> breakYears;
  private final Price price;
  private final List<Exemption> exemptions;
  private final FirstDay first;
  private final LocalDate coverable;
  private final Optional<LocalDate> firstDay;

  private Payable(
      YearLaw law,
      Terms terms,
      Condition.Asked asked,
      int repairYears,
      Optional<NewbornTime> newborn,
      Optional<Integer> breakYears,
      Price price,
      List<Exemption> exemptions,
      FirstDay first) {
    this.law = law;
    this.terms = terms;
    this.asked = asked;
    this.repairYears = repairYears;
    this.newborn = newborn;
    this.breakYears = breakYears;
    this.price = price;
    this.exemptions = exemptions;
    this.first = first;
    this.coverable = asked.person().coverableFrom(asked.year());
    this.firstDay = first.day(law, asked.day(), coverable);
  }

  /** Decides for a day of the season, or one of a newborn's. */
  static Payable of(YearLaw law, Condition.Asked asked, int repairYears) {
    Terms terms = law.on(asked.day());
    Optional<NewbornTime> newborn =
        NewbornTime.of(terms, asked.year(), asked.person(), asked.day());
    if (newborn.isPresent()) {
      return new Payable(
          law,
          terms,
          asked,
          repairYears,
          newborn,
          Optional.of(0),
          priceOfTheWindow(law, terms, asked),
          List.of(),
          fromBirth(asked, newborn.get()));
    }
    WhenCovered when = WhenCovered.of(law, terms, asked, repairYears);
    return new Payable(
        law,
        terms,
        asked,
        repairYears,
        newborn,
        when.breakYears(),
        when.exemptions().isEmpty()
            ? priceOfTheDay(law, terms, asked)
            : priceOfTheWindow(law, terms, asked),
        when.exemptions(),
        when.decide());
  }

  private static Price priceOfTheWindow(YearLaw law, Terms terms, Condition.Asked asked) {
    return Price.ofPerson(terms.priceOfTheWindow(), false, law.season(), terms, asked);
  }

  private static Price priceOfTheDay(YearLaw law, Terms terms, Condition.Asked asked) {
    boolean late = terms.period().orElseThrow().payerBearsSubsidy();
    return Price.ofPerson(terms.price(), late, law.season(), terms, asked);
  }

  private static FirstDay fromBirth(Condition.Asked asked, NewbornTime time) {
    return FirstDay.by(
        new Reading(
            new StartRule.FromBirth(asked.person().birthDate()),
            Wait.NONE,
            new Reading.Newborn(time)));
  }

  /** The personal standard of the year. */
  public Optional<Money> standard() {
    return price.standard();
  }

  /** What the state pays beside the person: fiscal subsidy and aid. */
  public Optional<Money> stateAdds() {
    return price.stateAdds();
  }

  /** What the person pays for the year, repair apart. */
  public Optional<Money> payable() {
    return price.payable();
  }

  /**
   * What buying off the break years asked for costs: the year's personal standard for each that
   * takes something off the wait.
   */
  public Optional<Money> repair() {
    if (repairYears == 0) {
      return NOTHING;
    }
    Optional<Integer> years = first.agreed(this::chargedYears);
    return years.flatMap(
        charged ->
            charged == 0 ? NOTHING : price.ofRepairedYear().map(year -> year.times(charged)));
  }

  private int chargedYears(Reading reading) {
    return terms.waitLaw().yearsFor(reading.waited().repairedMonths());
  }

  /** Premium and repair together. */
  public Optional<Money> total() {
    return payable().flatMap(premium -> repair().map(premium::plus));
  }

  public Optional<Category> category() {
    return price.category();
  }

  /** How the first day follows from the day of payment. */
  public Optional<StartRule> start() {
    return first.rule(law, asked.day(), coverable);
  }

  /** The whole wait in months. */
  public OptionalInt waitMonths() {
    return first.waitMonths();
  }

  /** In what the wait's fixed part is counted; months where nobody waits. */
  public Optional<Wait.Unit> waitUnit() {
    return first.agreed(reading -> reading.waited().unit());
  }

  public Optional<Integer> fixedMonths() {
    return first.agreed(reading -> reading.waited().fixedMonths());
  }

  /** What break years add, before repair. */
  public Optional<Integer> variableMonths() {
    return first.agreed(reading -> reading.waited().variableMonths());
  }

  /** What repair really takes off. */
  public Optional<Integer> repairedMonths() {
    return first.agreed(reading -> reading.waited().repairedMonths());
  }

  /** The first day of the wait; absent where there is none, and where it is not published. */
  public Optional<LocalDate> waitFrom() {
    return waitFromOrNever().filter(day -> !day.equals(StartRule.NEVER));
  }

  private Optional<LocalDate> waitFromOrNever() {
    return first.agreed(reading -> reading.waited().from().on(asked.day(), asked.year()));
  }

  /** Whether it is not published from when the wait runs, or whether there is one. */
  public boolean waitFromIsOpen() {
    return waitFromOrNever().isEmpty();
  }

  /** The first day, if cover starts within the year. */
  public Optional<LocalDate> coverFrom() {
    return startsInTheYear() ? firstDay : Optional.empty();
  }

  private boolean startsInTheYear() {
    return firstDay.isPresent() && !firstDay.get().equals(StartRule.NEVER);
  }

  public Optional<LocalDate> coverTo() {
    return covers().filter(starts -> starts).map(starts -> law.yearEnds());
  }

  /** Whether cover starts within the year; absent where the sources leave it open. */
  public Optional<Boolean> covers() {
    return firstDay.isPresent()
        ? Optional.of(startsInTheYear())
        : first.covers(law, asked.day(), coverable);
  }

  /** Whether it is paid within a newborn's days, which no window limits. */
  public boolean newborn() {
    return newborn.isPresent();
  }

  /** The break years that count; absent where it is not published what is one. */
  public Optional<Integer> breakYears() {
    return breakYears;
  }

  /** Whether cover starts within the year by some reading. */
  boolean mayCover() {
    return covers().orElse(true);
  }

  /** Whether there is nothing that paying for missed years could take off. */
  boolean nothingToRepair() {
    return repairYears > 0
        && (breakYears.filter(missed -> repairYears > missed).isPresent() || first.nobodyWaits());
  }

  /** Whether the person may pay at any time, and so pays as within the window. */
  boolean paysTheWindowsPrice() {
    return newborn.isPresent() || !exemptions.isEmpty();
  }

  /** What the person should know beside the figures. */
  public List<Warning> warnings() {
    return Stream.concat(
            price.warnings().stream(),
            exemptions.stream().flatMap(exemption -> exemption.warning().stream()))
        .toList();
  }

  /** What no source states, by the names that quotes have for it. */
  public List<String> unpublished() {
    List<String> fields = new ArrayList<>();
    if (price.standard().isEmpty()) {
      fields.add("standardFen");
    }
    if (price.stateAdds().isEmpty()) {
      fields.add("subsidyFen");
    }
    if (price.payable().isEmpty()) {
      fields.add("payableFen");
    }
    if (repair().isEmpty()) {
      fields.add("repairFen");
    }
    if (firstDay.isEmpty()) {
      fields.add("coverFrom");
      if (covers().isEmpty()) {
        fields.add("coverTo");
        fields.add("covers");
      }
    }
    if (first.waitMonths().isEmpty()) {
      fields.add("waitMonths");
    }
    return fields;
  }

  /**
   * The last day on which the terms hold for the person, or after which the cover would no longer
   * start in its year: to the end of the terms, or to the eve of the first day on which the
   * person's groups or the law's values are others.
   */
  public LocalDate lastDay() {
    LocalDate limit = lastDayOfTerms();
    LocalDate last = asked.day();
    while (holdsOn(last.plusDays(1), limit)
        && isAs(of(law, asked.on(last.plusDays(1)), repairYears))) {
      last = last.plusDays(1);
    }
    return last;
  }

  /** A newborn's days run on over the ends of tiers, however long they are by then. */
  private boolean holdsOn(LocalDate day, LocalDate limit) {
    return newborn.isPresent() ? law.isNewborn(asked.person(), day) : !day.isAfter(limit);
  }

  /** The last day for which nothing is known to change in the law or in the person's groups. */
  LocalDate lastDayOfTerms() {
    return new Turns(law, asked)
        .after(asked.day())
        .map(next -> next.minusDays(1))
        .orElseGet(terms::to);
  }

  /** Whether the other costs, waits and starts by the same rule. */
  private boolean isAs(Payable other) {
    return payable().equals(other.payable())
        && start().equals(other.start())
        && waitMonths().equals(other.waitMonths())
        && covers().equals(other.covers());
  }

  /** The last days of what would be earlier or cheaper, or else is worse from then on. */
  public List<Option> options() {
    return new Options(this).all();
  }

  /** Why it is so, step by step. */
  public List<Because> because() {
    return new Trail(this).steps();
  }

  YearLaw law() {
    return law;
  }

  Terms terms() {
    return terms;
  }

  Condition.Asked asked() {
    return asked;
  }

  int repairYears() {
    return repairYears;
  }

  Price price() {
    return price;
  }

  FirstDay first() {
    return first;
  }

  LocalDate coverable() {
    return coverable;
  }
}
