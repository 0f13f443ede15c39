package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import yibao.operations.ShanghaiTime;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PremiumDecision;
import yibao.rules.ResidentPremium;
import yibao.rules.StartRule;

/** What the rules say of a premium: the one thing that the model takes from the house. */
final class Prices {

  private final ResidentPremium premium;

  Prices(PolicyBook book) {
    this.premium = new ResidentPremium(book);
  }

  /** What somebody pays, and how the first day of cover follows. */
  record Price(
      Optional<Money> total,
      Optional<StartRule> start,
      Optional<LocalDate> coverFrom,
      OptionalInt waitMonths,
      long subsidyFen,
      boolean newborn,
      List<String> unpublished) {

    /** Whether cover would not start within the year. */
    boolean never() {
      return start.isPresent() && coverFrom.isEmpty();
    }

    boolean isSameOn(LocalDate day, Price then) {
      return total.equals(then.total)
          && waitMonths.equals(then.waitMonths)
          && never() == then.never()
          && start.flatMap(rule -> rule.firstDay(day, Model.YEAR)).equals(then.coverFrom);
    }
  }

  /** A price, or why there is none. */
  sealed interface Said {
    record As(Price price) implements Said {}

    record Refused(PremiumDecision.Reason reason) implements Said {}
  }

  Said of(Area area, String person, State.PersonFile file, LocalDate day) {
    return switch (decide(area, person, file, day)) {
      case PremiumDecision.Refused(PremiumDecision.Reason reason) -> new Said.Refused(reason);
      case Payable payable ->
          new Said.As(
              new Price(
                  payable.total(),
                  payable.start(),
                  payable.coverFrom(),
                  payable.waitMonths(),
                  payable.stateAdds().map(Money::fen).orElse(0L),
                  payable.newborn(),
                  payable.unpublished()));
    };
  }

  private PremiumDecision decide(Area area, String person, State.PersonFile file, LocalDate day) {
    PersonFacts facts =
        new PersonFacts(
            Names.birthOf(person),
            Optional.empty(),
            file.categories(),
            file.covers(),
            file.payments());
    return premium.decide(area, Model.YEAR, facts, day);
  }

  /** Whether somebody in an aided group pays nothing on a day, and is told from when it covers. */
  boolean isAidedInFull(Area area, String person, State.PersonFile file, LocalDate day) {
    return decide(area, person, file, day) instanceof Payable payable
        && payable.payable().equals(Optional.of(Money.ZERO))
        && payable.coverFrom().isPresent()
        && payable.category().filter(Category::aided).isPresent();
  }

  /**
   * Until when an order can be paid: before a midnight that changes price, wait or first day, or
   * ends a newborn's days, whom alone a closed window takes.
   */
  Instant expiry(Area area, List<Asked> people, Instant now, Instant latest, boolean closed) {
    LocalDate today = ShanghaiTime.dateOf(now);
    LocalDate next = today.plusDays(1);
    Instant midnight = ShanghaiTime.endOf(today);
    return latest.isAfter(midnight)
            && !(isSameOn(next, area, people) && (!closed || areNewborns(next, area, people)))
        ? midnight
        : latest;
  }

  private boolean areNewborns(LocalDate day, Area area, List<Asked> people) {
    return people.stream()
        .allMatch(
            each ->
                of(area, each.meant(), each.file(), day) instanceof Said.As(Price price)
                    && price.newborn());
  }

  private boolean isSameOn(LocalDate day, Area area, List<Asked> people) {
    return people.stream()
        .allMatch(
            each ->
                of(area, each.meant(), each.file(), day) instanceof Said.As(Price then)
                    && each.price().isSameOn(day, then));
  }

  /**
   * Somebody whose price is known for today.
   *
   * @param person by the name that was asked with
   * @param meant whose file it is, who may have been merged since
   */
  record Asked(String person, String meant, State.PersonFile file, Price price) {}
}
