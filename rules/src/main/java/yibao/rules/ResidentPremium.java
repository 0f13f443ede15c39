package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The yearly premium of residents' insurance (城乡居民基本医疗保险费): whether it can be paid, for how much,
 * from when it covers.
 */
public final class ResidentPremium {

  private final PolicyBook book;

  public ResidentPremium(PolicyBook book) {
    this.book = book;
  }

  /** Decides for a payment that arrives on {@code payOn}, a civil date in Asia/Shanghai. */
  public PremiumDecision decide(Area area, int year, PersonFacts person, LocalDate payOn) {
    Optional<Season> season = book.insures(area) ? book.season(area, year) : Optional.empty();
    if (season.isEmpty()) {
      return new PremiumDecision.Refused(PremiumDecision.Reason.POLICY_NOT_PUBLISHED);
    }
    Optional<NewbornTime> newborn = NewbornTime.on(book, area, year, person, payOn);
    return refusal(season.get(), person, payOn, newborn)
        .<PremiumDecision>map(PremiumDecision.Refused::new)
        .orElseGet(() -> payable(area, season.get(), person, payOn, newborn));
  }

  private static Optional<PremiumDecision.Reason> refusal(
      Season season, PersonFacts person, LocalDate payOn, Optional<NewbornTime> newborn) {
    if (payOn.isBefore(person.birthDate()) || person.birthDate().getYear() > season.year()) {
      return Optional.of(PremiumDecision.Reason.NOT_YET_BORN);
    }
    Optional<Season.State> state = season.stateOn(payOn);
    if (state.equals(Optional.of(Season.State.NOT_YET))) {
      return Optional.of(PremiumDecision.Reason.WINDOW_NOT_OPEN);
    }
    if (state.equals(Optional.of(Season.State.ENDED)) && newborn.isEmpty()) {
      return Optional.of(PremiumDecision.Reason.WINDOW_ENDED);
    }
    for (Cover cover : person.covers()) {
      if (cover.scheme() == Scheme.RESIDENT && cover.year() == season.year()) {
        return Optional.of(PremiumDecision.Reason.ALREADY_COVERED);
      }
      if (cover.touches(season.year()) && cover.to().isAfter(payOn)) {
        return Optional.of(PremiumDecision.Reason.COVER_OVERLAPS);
      }
    }
    return Optional.empty();
  }

  private PremiumDecision payable(
      Area area,
      Season season,
      PersonFacts person,
      LocalDate payOn,
      Optional<NewbornTime> newborn) {
    Condition.Asked asked = new Condition.Asked(person, area, season.year(), payOn);
    Terms terms =
        newborn
            .map(time -> ofNewborn(season, asked, time))
            .orElseGet(() -> ofPeriod(season, asked));
    Price price = terms.price();
    FirstDay first =
        terms.first().notBefore(person.coverableFrom(season.year()), payOn, season.year());
    Optional<LocalDate> from = first.day(payOn, season.year());
    Optional<Boolean> covers = first.start().map(rule -> from.isPresent()).or(first::coversAnyway);

    List<Because> because = new ArrayList<>(price.because());
    because.addAll(first.because());
    return new PremiumDecision.Payable(
        price.standard(),
        price.stateAdds(),
        price.payable(),
        price.category(),
        first.start(),
        first.waitMonths(),
        from,
        covers
            .filter(starts -> starts)
            .map(starts -> LocalDate.of(season.year(), Month.DECEMBER, 31)),
        covers,
        lastDay(season, asked, terms, first),
        newborn.isPresent(),
        terms.warnings(),
        unpublished(price, first),
        because);
  }

  /**
   * On which terms somebody pays.
   *
   * @param first from when it covers, other cover and arrival left aside
   * @param to the last day of payment that the terms are stated for
   */
  private record Terms(
      Price price,
      FirstDay first,
      LocalDate to,
      Optional<PaymentPeriod> period,
      List<Exemption> exemptions) {

    List<Warning> warnings() {
      return Stream.concat(
              price.warnings().stream(),
              exemptions.stream().flatMap(exemption -> exemption.warning().stream()))
          .toList();
    }
  }

  private Terms ofNewborn(Season season, Condition.Asked asked, NewbornTime time) {
    return new Terms(
        Price.ofTheWindow(book, season, asked),
        FirstDay.fromBirth(asked.person(), time, season.year()),
        time.lastDay(),
        Optional.empty(),
        List.of());
  }

  private Terms ofPeriod(Season season, Condition.Asked asked) {
    PaymentPeriod period = season.periodOn(asked.day()).orElseThrow();
    WhenCovered when = WhenCovered.of(book, season, period, asked);
    List<Exemption> exemptions = when.exemptions();
    return new Terms(
        exemptions.isEmpty()
            ? Price.on(book, season, period, asked)
            : Price.ofTheWindow(book, season, asked),
        when.decide(),
        period.to(),
        Optional.of(period),
        exemptions);
  }

  private static List<String> unpublished(Price price, FirstDay first) {
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
    if (first.start().isEmpty()) {
      fields.add("coverFrom");
      if (first.coversAnyway().isEmpty()) {
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
  private LocalDate lastDay(Season season, Condition.Asked asked, Terms terms, FirstDay first) {
    LocalDate last =
        Stream.concat(groupChanges(asked), book.unchangedUntil(asked).stream())
            .reduce(terms.to(), (one, other) -> other.isBefore(one) ? other : one);
    return terms.exemptions().isEmpty()
        ? latest(season, asked, terms, first, last)
        : unbrokenRun(season, asked, terms, first, last);
  }

  private LocalDate latest(
      Season season, Condition.Asked asked, Terms terms, FirstDay first, LocalDate limit) {
    LocalDate last = limit;
    while (last.isAfter(asked.day()) && !isUnchanged(season, asked, terms, first, last)) {
      last = last.minusDays(1);
    }
    return last;
  }

  /**
   * Of two rules that apply, now the one and now the other may be the better, so each day is asked.
   */
  private LocalDate unbrokenRun(
      Season season, Condition.Asked asked, Terms terms, FirstDay first, LocalDate limit) {
    LocalDate last = asked.day();
    while (last.isBefore(limit) && isUnchanged(season, asked, terms, first, last.plusDays(1))) {
      last = last.plusDays(1);
    }
    return last;
  }

  private boolean isUnchanged(
      Season season, Condition.Asked asked, Terms terms, FirstDay first, LocalDate then) {
    boolean starts = first.day(asked.day(), season.year()).isPresent();
    if (starts && first.day(then, season.year()).isEmpty()) {
      return false;
    }
    Condition.Asked later = new Condition.Asked(asked.person(), asked.area(), asked.year(), then);
    return terms
        .period()
        .map(period -> WhenCovered.of(book, season, period, later).decide())
        .map(terms.first()::isAs)
        .orElse(true);
  }

  private static Stream<LocalDate> groupChanges(Condition.Asked asked) {
    return asked.person().categories().stream()
        .flatMap(
            spell ->
                (spell.holdsOn(asked.day()) ? spell.to() : Optional.of(spell.from().minusDays(1)))
                    .stream())
        .filter(day -> !day.isBefore(asked.day()));
  }
}
