package yibao.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one person's premium of a year costs: the personal standard, what the state adds, what the
 * person pays. Absent is what no source states.
 */
record Price(
    Optional<Money> standard,
    Optional<Money> stateAdds,
    Optional<Money> payable,
    Optional<Category> category,
    List<Warning> warnings,
    List<Because> because) {

  Price {
    warnings = List.copyOf(warnings);
    because = List.copyOf(because);
  }

  /** The price on a day of the season. */
  static Price on(PolicyBook book, Season season, PaymentPeriod period, Condition.Asked asked) {
    return period.payerBearsSubsidy()
        ? ofPeople(book, asked, season, late(season, period), true)
        : ofPeople(book, asked, season, inTime(season).readFor(period), false);
  }

  /** The price of the window, which newborns and others exempt from the wait pay on any day. */
  static Price ofTheWindow(PolicyBook book, Season season, Condition.Asked asked) {
    return ofPeople(book, asked, season, inTime(season), false);
  }

  private Price readFor(PaymentPeriod period) {
    List<Because> read = new ArrayList<>(because);
    period
        .reading()
        .ifPresent(
            reading ->
                read.add(Because.of(Because.Rule.PRICE_READ, reading, period.from(), period.to())));
    return new Price(standard, stateAdds, payable, category, warnings, read);
  }

  private static Price inTime(Season season) {
    List<Because> because = standard(season);
    season
        .subsidy()
        .ifPresent(
            s ->
                because.add(
                    Because.of(Because.Rule.SUBSIDY_BORNE_BY_STATE, s.source(), s.value())));
    Optional<Money> standard = season.personal().map(Cited::value);
    return new Price(
        standard,
        season.subsidy().map(Cited::value),
        standard,
        Optional.empty(),
        List.of(),
        because);
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
                        period.source(),
                        period.from(),
                        s.value())));
    Optional<Money> standard = season.personal().map(Cited::value);
    return new Price(
        standard,
        Optional.of(Money.ZERO),
        standard.flatMap(own -> season.subsidy().map(s -> own.plus(s.value()))),
        Optional.empty(),
        List.of(),
        because);
  }

  private static List<Because> standard(Season season) {
    List<Because> because = new ArrayList<>();
    season
        .personal()
        .ifPresent(
            p -> because.add(Because.of(Because.Rule.PERSONAL_STANDARD, p.source(), p.value())));
    return because;
  }

  /**
   * The price of the groups that a person belongs to; the best counts (就高不就低), of two that pay the
   * same that of the aided group. Nothing is better than paying nothing; short of that an aid whose
   * figure is not published may be the better one, so the price is not published either. Nor is it
   * where the person also bears the state's share.
   */
  private static Price ofPeople(
      PolicyBook book, Condition.Asked asked, Season season, Price general, boolean late) {
    List<Aid> own =
        book.aids(asked.area(), asked.day()).stream()
            .filter(aid -> aid.who().holds(asked))
            .toList();
    List<Category> unstated =
        asked.person().categoriesOn(asked.day()).stream()
            .filter(Category::aided)
            .filter(g -> own.stream().noneMatch(aid -> aid.who().group().equals(Optional.of(g))))
            .toList();
    if (own.isEmpty() && unstated.isEmpty()) {
      return general;
    }
    Optional<Aid> best =
        own.stream()
            .min(Comparator.comparing(Aid::pays).thenComparing(aid -> !aid.isOfAidedGroup()))
            .filter(aid -> !late && (unstated.isEmpty() || aid.pays().isZero()));
    return best.map(aid -> by(aid, season, general))
        .orElseGet(
            () ->
                new Price(
                    general.standard(),
                    Optional.empty(),
                    Optional.empty(),
                    unstated.stream()
                        .findFirst()
                        .or(() -> own.stream().flatMap(a -> a.who().group().stream()).findFirst()),
                    List.of(),
                    general.because()));
  }

  private static Price by(Aid aid, Season season, Price general) {
    List<Because> because = new ArrayList<>(general.because());
    because.add(
        Because.of(
            aid.statePaysTheRest() ? Because.Rule.AIDED_GROUP : Because.Rule.GROUP_PRICE,
            aid.source(),
            aid.who(),
            aid.pays()));
    aid.reading()
        .ifPresent(reading -> because.add(Because.of(Because.Rule.READING, reading, aid.who())));
    Optional<Money> saved =
        aid.statePaysTheRest()
            ? general.standard().map(standard -> standard.minus(aid.pays()))
            : Optional.empty();
    return new Price(
        general.standard(),
        saved.flatMap(rest -> season.subsidy().map(s -> s.value().plus(rest))),
        Optional.of(aid.pays()),
        aid.who().group(),
        aid.warning().stream().toList(),
        because);
  }
}
