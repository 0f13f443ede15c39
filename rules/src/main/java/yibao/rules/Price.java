package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one person's premium of a year costs: the personal standard, what the state adds, what the
 * person pays. Absent is what no source states.
 */
record Price(
    Money standard,
    Optional<Money> stateAdds,
    Optional<Money> payable,
    Optional<Category> category,
    List<Because> because) {

  /** The price on a day of the season. */
  static Price on(
      PolicyBook book,
      Area area,
      Season season,
      PaymentPeriod period,
      PersonFacts person,
      LocalDate day) {
    List<Category> aided = person.categoriesOn(day).stream().filter(Category::aided).toList();
    Price standard = period.payerBearsSubsidy() ? late(season, period) : inTime(season);
    return aided.isEmpty() ? standard : aided(book, area, season, period, aided, day, standard);
  }

  /** The price of the window, which a newborn pays on whichever of its days. */
  static Price inTime(Season season) {
    List<Because> because = new ArrayList<>();
    because.add(
        Because.of(
            Because.Rule.PERSONAL_STANDARD, season.personal().source(), season.personal().value()));
    season
        .subsidy()
        .ifPresent(
            s ->
                because.add(
                    Because.of(Because.Rule.SUBSIDY_BORNE_BY_STATE, s.source(), s.value())));
    Money standard = season.personal().value();
    return new Price(
        standard,
        season.subsidy().map(Cited::value),
        Optional.of(standard),
        Optional.empty(),
        because);
  }

  private static Price late(Season season, PaymentPeriod period) {
    Money standard = season.personal().value();
    List<Because> because = new ArrayList<>();
    because.add(Because.of(Because.Rule.PERSONAL_STANDARD, season.personal().source(), standard));
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
    return new Price(
        standard,
        Optional.of(Money.ZERO),
        season.subsidy().map(s -> standard.plus(s.value())),
        Optional.empty(),
        because);
  }

  /**
   * The best aid counts (就高不就低). Nothing is better than paying nothing; short of that an aid whose
   * figure is not published may be the better one, so the price is not published either.
   */
  private static Price aided(
      PolicyBook book,
      Area area,
      Season season,
      PaymentPeriod period,
      List<Category> groups,
      LocalDate day,
      Price standard) {
    Optional<Aid> best = Optional.empty();
    boolean allStated = true;
    for (Category group : groups) {
      Optional<Aid> aid = book.aid(area, group, day);
      allStated &= aid.isPresent();
      if (aid.isPresent()
          && (best.isEmpty() || aid.get().pays().compareTo(best.get().pays()) < 0)) {
        best = aid;
      }
    }
    boolean stated =
        best.isPresent()
            && (allStated || best.get().pays().isZero())
            && !period.payerBearsSubsidy();
    if (!stated) {
      return new Price(
          standard.standard(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(groups.getFirst()),
          standard.because());
    }
    Aid aid = best.orElseThrow();
    List<Because> because = new ArrayList<>(standard.because());
    because.add(Because.of(Because.Rule.AIDED_GROUP, aid.source(), aid.group(), aid.pays()));
    Money saved = standard.standard().minus(aid.pays());
    return new Price(
        standard.standard(),
        season.subsidy().map(s -> s.value().plus(saved)),
        Optional.of(aid.pays()),
        Optional.of(aid.group()),
        because);
  }
}
