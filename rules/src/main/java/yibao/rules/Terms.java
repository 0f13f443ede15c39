package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds in an area for payments of some days, on each of which it is the same: the tier of the
 * season, how one waits, who is aided or exempt.
 */
final class Terms {

  /** Longer breaks, and more repaired years, are worked out each time. */
  private static final int KEPT = 8;

  private final LocalDate from;
  private final LocalDate to;
  private final Optional<PaymentPeriod> period;
  private final Function<Parameter, Optional<Cited<Integer>>> inForce;
  private final WaitLaw wait;
  private final Optional<NewbornTime.Length> newborn;
  private final List<Aid> aids;
  private final List<Exemption> exemptions;
  private final List<Aid> aidsWithoutGroup;
  private final List<Exemption> exemptionsWithoutGroup;
  private final Price price;
  private final Price priceOfTheWindow;
  private final AtomicReferenceArray<@Nullable List<Reading>> readings =
      new AtomicReferenceArray<>(KEPT * KEPT);
  private final Map<Parameter, Optional<Cited<Integer>>> values = new ConcurrentHashMap<>();

  private Terms(
      LocalDate from,
      LocalDate to,
      Optional<PaymentPeriod> period,
      Function<Parameter, Optional<Cited<Integer>>> inForce,
      WaitLaw wait,
      Optional<NewbornTime.Length> newborn,
      List<Aid> aids,
      List<Exemption> exemptions,
      Price price,
      Price priceOfTheWindow) {
    this.from = from;
    this.to = to;
    this.period = period;
    this.inForce = inForce;
    this.wait = wait;
    this.newborn = newborn;
    this.aids = aids;
    this.exemptions = exemptions;
    this.aidsWithoutGroup = aids.stream().filter(aid -> aid.who().group().isEmpty()).toList();
    this.exemptionsWithoutGroup =
        exemptions.stream().filter(exemption -> exemption.who().group().isEmpty()).toList();
    this.price = price;
    this.priceOfTheWindow = priceOfTheWindow;
  }

  /**
   * What holds from a day to another, as it does on the first.
   *
   * @param ruleDay the day on which the wait's rules are looked up: who pays early for a year waits
   *     as that year has it
   */
  static Terms of(
      PolicyBook book, Area area, Season season, LocalDate from, LocalDate to, LocalDate ruleDay) {
    Optional<PaymentPeriod> period = season.periodOn(from);
    Price window = Price.ofTheWindow(season);
    return new Terms(
        from,
        to,
        period,
        parameter -> book.value(area, parameter, ruleDay),
        WaitLaw.on(book, area, ruleDay),
        NewbornTime.Length.on(book, area, ruleDay),
        book.aids(area, season.year(), from),
        book.exemptions(area, ruleDay),
        period.map(tier -> Price.of(season, tier)).orElse(window),
        window);
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  /** The tier of the season; none on the days after it, on which only newborns pay. */
  Optional<PaymentPeriod> period() {
    return period;
  }

  /** The value in force on these days, if a source states one; looked up once. */
  Optional<Cited<Integer>> value(Parameter parameter) {
    return values.computeIfAbsent(parameter, inForce);
  }

  WaitLaw waitLaw() {
    return wait;
  }

  Optional<NewbornTime.Length> newborn() {
    return newborn;
  }

  /** Those that may be the person's: most people are in no group, and need not be asked of each. */
  List<Aid> aidsFor(PersonFacts person) {
    return person.categories().isEmpty() ? aidsWithoutGroup : aids;
  }

  List<Exemption> exemptions() {
    return exemptions;
  }

  /** Those that may be the person's, likewise. */
  List<Exemption> exemptionsFor(PersonFacts person) {
    return person.categories().isEmpty() ? exemptionsWithoutGroup : exemptions;
  }

  /** What the tier costs everybody who is in no group. */
  Price price() {
    return price;
  }

  Price priceOfTheWindow() {
    return priceOfTheWindow;
  }

  /** As {@link WaitLaw#readings}, worked out once. */
  List<Reading> readings(int breakYears, int repairYears) {
    if (breakYears >= KEPT || repairYears >= KEPT) {
      return wait.readings(period.orElseThrow(), breakYears, repairYears);
    }
    int place = breakYears * KEPT + repairYears;
    List<Reading> known = readings.get(place);
    if (known == null) {
      known = wait.readings(period.orElseThrow(), breakYears, repairYears);
      readings.set(place, known);
    }
    return known;
  }
}
