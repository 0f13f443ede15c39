package yibao.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one person's premium of a year costs: the personal standard, what the state adds, what the
 * person pays. Absent is what no source states.
 *
 * @param aid the price of a group, where that is the person's
 * @param because why everybody pays so
 */
record Price(
    Optional<Money> standard,
    Optional<Money> stateAdds,
    Optional<Money> payable,
    Optional<Category> category,
    Optional<Aid> aid,
    List<Because> because) {

  Price {
    because = List.copyOf(because);
  }

  /** What everybody pays in a tier of the season. */
  static Price of(Season season, PaymentPeriod period) {
    return period.payerBearsSubsidy() ? late(season, period) : inTime(season, period);
  }

  /** The price of the window, which newborns and others exempt from the wait pay on any day. */
  static Price ofTheWindow(Season season) {
    List<Because> because = standard(season);
    season
        .subsidy()
        .ifPresent(
            s ->
                because.add(
                    Because.of(Because.Rule.SUBSIDY_BORNE_BY_STATE, s.clause(), s.value())));
    Optional<Money> standard = season.personal().map(Cited::value);
    return general(standard, season.subsidy().map(Cited::value), standard, because);
  }

  private static Price inTime(Season season, PaymentPeriod period) {
    Price window = ofTheWindow(season);
    List<Because> because = new ArrayList<>(window.because());
    period
        .reading()
        .map(period.clause()::asRead)
        .ifPresent(
            reading ->
                because.add(
                    Because.of(Because.Rule.PRICE_READ, reading, period.from(), period.to())));
    return general(window.standard(), window.stateAdds(), window.payable(), because);
  }

  private static Price late(Season season, PaymentPeriod period) {
    List<Because> because = standard(season);
    season
        .subsidy()
        .ifPresent(
            s ->
                because.add(
                    Because.of(
                        Because.Rule.SUBSIDY_BORNE_BY_PERSON,
                        period.clause(),
                        period.from(),
                        s.value())));
    Optional<Money> standard = season.personal().map(Cited::value);
    return general(
        standard,
        Optional.of(Money.ZERO),
        standard.flatMap(own -> season.subsidy().map(s -> own.plus(s.value()))),
        because);
  }

  private static Price general(
      Optional<Money> standard,
      Optional<Money> stateAdds,
      Optional<Money> payable,
      List<Because> because) {
    return new Price(standard, stateAdds, payable, Optional.empty(), Optional.empty(), because);
  }

  private static List<Because> standard(Season season) {
    List<Because> because = new ArrayList<>();
    season
        .personal()
        .ifPresent(
            p -> because.add(Because.of(Because.Rule.PERSONAL_STANDARD, p.clause(), p.value())));
    return because;
  }

  /**
   * The price of the groups that a person belongs to; the best counts (就高不就低), of two that pay the
   * same that of the aided group. Nothing is better than paying nothing; short of that an aid whose
   * figure is not published may be the better one, so the price is not published either. Nor is it
   * where the person also bears the state's share.
   *
   * @param general what everybody pays who is in no group
   * @param late whether that holds the state's share
   */
  static Price ofPerson(
      Price general, boolean late, Season season, Terms terms, Condition.Asked asked) {
    List<Aid> own = own(terms, asked);
    Optional<Category> unstated = unstated(own, asked);
    if (own.isEmpty() && unstated.isEmpty()) {
      return general;
    }
    Optional<Aid> best = best(own);
    return best.isEmpty() || late || (unstated.isPresent() && !best.get().pays().isZero())
        ? unpublished(general, unstated.or(() -> groupOf(own)))
        : by(best.get(), season, general);
  }

  private static List<Aid> own(Terms terms, Condition.Asked asked) {
    List<Aid> own = List.of();
    for (Aid aid : terms.aidsFor(asked.person())) {
      if (aid.who().holds(asked)) {
        own = own.isEmpty() ? new ArrayList<>() : own;
        own.add(aid);
      }
    }
    return own;
  }

  /** A group of the person that is aided, with a figure that no source states. */
  private static Optional<Category> unstated(List<Aid> own, Condition.Asked asked) {
    for (CategorySpell spell : asked.person().categories()) {
      if (spell.code().aided() && spell.holdsOn(asked.day()) && !isIn(own, spell.code())) {
        return Optional.of(spell.code());
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(List<Aid> own, Category group) {
    for (Aid aid : own) {
      if (aid.who().group().filter(group::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Aid> best(List<Aid> own) {
    Optional<Aid> best = Optional.empty();
    for (Aid aid : own) {
      if (best.isEmpty() || isBetter(aid, best.get())) {
        best = Optional.of(aid);
      }
    }
    return best;
  }

  private static boolean isBetter(Aid aid, Aid other) {
    int lower = aid.pays().compareTo(other.pays());
    return lower < 0 || (lower == 0 && aid.isOfAidedGroup() && !other.isOfAidedGroup());
  }

  private static Optional<Category> groupOf(List<Aid> own) {
    return own.stream().flatMap(aid -> aid.who().group().stream()).findFirst();
  }

  private static Price unpublished(Price general, Optional<Category> group) {
    return new Price(
        general.standard(),
        Optional.empty(),
        Optional.empty(),
        group,
        Optional.empty(),
        general.because());
  }

  private static Price by(Aid aid, Season season, Price general) {
    Optional<Money> saved =
        aid.statePaysTheRest()
            ? general.standard().map(standard -> standard.minus(aid.pays()))
            : Optional.empty();
    return new Price(
        general.standard(),
        saved.flatMap(rest -> season.subsidy().map(s -> s.value().plus(rest))),
        Optional.of(aid.pays()),
        aid.who().group(),
        Optional.of(aid),
        general.because());
  }

  /**
   * What one repaired year costs: the personal standard of the year, which for some groups is a
   * price of their own.
   */
  Optional<Money> ofRepairedYear() {
    return standard.or(() -> aid.filter(own -> !own.statePaysTheRest()).map(Aid::pays));
  }

  List<Warning> warnings() {
    return aid.flatMap(Aid::warning).stream().toList();
  }

  /** Why this person pays so. */
  List<Because> trail() {
    if (aid.isEmpty()) {
      return because;
    }
    List<Because> trail = new ArrayList<>(because);
    Aid own = aid.get();
    trail.add(
        Because.of(
            own.statePaysTheRest() ? Because.Rule.AIDED_GROUP : Because.Rule.GROUP_PRICE,
            own.clause(),
            own.who(),
            own.pays()));
    own.reading()
        .ifPresent(
            reading ->
                trail.add(
                    Because.of(Because.Rule.READING, own.clause().asRead(reading), own.who())));
    return trail;
  }
}
