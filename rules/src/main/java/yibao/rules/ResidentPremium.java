package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    switch (season.stateOn(payOn)) {
      case NOT_YET -> {
        return Optional.of(PremiumDecision.Reason.WINDOW_NOT_OPEN);
      }
      case ENDED -> {
        if (newborn.isEmpty()) {
          return Optional.of(PremiumDecision.Reason.WINDOW_ENDED);
        }
      }
      case CONCENTRATED, LATE -> {}
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
    PaymentPeriod period =
        newborn.isPresent() ? season.periods().getFirst() : season.periodOn(payOn).orElseThrow();
    Price price = Price.on(book, area, season, period, person, payOn);
    FirstDay byRule =
        newborn
            .map(time -> FirstDay.fromBirth(person, time, season.year()))
            .orElseGet(() -> FirstDay.on(book, area, season, period, person, payOn));
    FirstDay first =
        person
            .coverableFrom(season.year())
            .map(earliest -> byRule.notBefore(earliest, payOn, season.year()))
            .orElse(byRule);
    Optional<LocalDate> from = first.start().flatMap(rule -> rule.firstDay(payOn, season.year()));

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
        newborn.isPresent()
            ? unchangedUntil(newborn.get().lastDay(), area, person, payOn)
            : lastDay(area, season, period, person, payOn, first),
        unpublished(price, first),
        because);
  }

  private static List<String> unpublished(Price price, FirstDay first) {
    List<String> fields = new ArrayList<>();
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
   * The last day on which the tier's terms hold for the person, or after which the cover would no
   * longer start in its year.
   */
  private LocalDate lastDay(
      Area area,
      Season season,
      PaymentPeriod period,
      PersonFacts person,
      LocalDate payOn,
      FirstDay first) {
    Optional<StartRule> start = first.start();
    LocalDate last = unchangedUntil(period.to(), area, person, payOn);
    if (start.isEmpty()) {
      while (!FirstDay.on(book, area, season, period, person, last).isOpenAs(first)) {
        last = last.minusDays(1);
      }
    } else if (start.get().firstDay(payOn, season.year()).isPresent()) {
      while (start.get().firstDay(last, season.year()).isEmpty()) {
        last = last.minusDays(1);
      }
    }
    return last;
  }

  /**
   * The end of the terms, or the eve of the first day on which the person's groups or the law's
   * values are others.
   */
  private LocalDate unchangedUntil(
      LocalDate termsEnd, Area area, PersonFacts person, LocalDate payOn) {
    LocalDate last = termsEnd;
    for (CategorySpell spell : person.categories()) {
      Optional<LocalDate> changes =
          spell.holdsOn(payOn) ? spell.to() : Optional.of(spell.from().minusDays(1));
      if (changes.isPresent() && !changes.get().isBefore(payOn) && changes.get().isBefore(last)) {
        last = changes.get();
      }
    }
    LocalDate lawChanges = book.unchangedUntil(area, payOn).orElse(last);
    return lawChanges.isBefore(last) ? lawChanges : last;
  }
}
