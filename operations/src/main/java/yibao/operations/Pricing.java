package yibao.operations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.Contribution;
import yibao.rules.ContributionDecision;
import yibao.rules.Contributions;
import yibao.rules.Contributor;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PolicyBook;
import yibao.rules.PremiumDecision;
import yibao.rules.ResidentPremium;
import yibao.rules.Scheme;
import yibao.rules.Season;

/** Prices the people of a quote or an order, with one rule for both. */
public final class Pricing {

  private final PolicyBook book;
  private final ResidentPremium premium;
  private final Contributions contributions;

  public Pricing(PolicyBook book) {
    this.book = book;
    this.premium = new ResidentPremium(book);
    this.contributions = new Contributions(book);
  }

  /**
   * What is asked: cover in one area and scheme, for a year or for months of it.
   *
   * @param months of the employee scheme, in their order and of the one year; none for residents
   * @param employer who pays for its staff, if one does and said so
   */
  public record Asked(
      Area area,
      Scheme scheme,
      int year,
      List<YearMonth> months,
      Optional<String> employer,
      List<Insured> people) {

    public Asked {
      months = List.copyOf(months);
      people = List.copyOf(people);
    }

    /** A year's cover. */
    public Asked(Area area, Scheme scheme, int year, List<Insured> people) {
      this(area, scheme, year, List.of(), Optional.empty(), people);
    }

    private boolean isOfMonths() {
      return scheme == Scheme.EMPLOYEE;
    }
  }

  /**
   * One person to be covered.
   *
   * @param repairYears break years to be bought off
   * @param acceptNoCover pay even if the cover would never start
   * @param contributor how the person contributes to the employee scheme
   */
  public record Insured(
      String psnNo, int repairYears, boolean acceptNoCover, Optional<Contributor> contributor) {

    /** One to be covered for a year. */
    public Insured(String psnNo, int repairYears, boolean acceptNoCover) {
      this(psnNo, repairYears, acceptNoCover, Optional.empty());
    }

    /** One whose months of the employee scheme are paid. */
    public static Insured contributing(String psnNo, Contributor contributor) {
      return new Insured(psnNo, 0, false, Optional.of(contributor));
    }
  }

  /**
   * Everybody's lines.
   *
   * @param season of the year asked for; none where months are
   * @param total absent while anybody's part of it is not published
   */
  public record Quote(
      Asked asked,
      LocalDate payOn,
      Optional<Season> season,
      Taking taking,
      List<PricedLine> lines,
      Optional<Money> total,
      String policyRelease) {

    public Quote {
      lines = List.copyOf(lines);
    }

    /** Where the season stands on the day of payment, for who is to be paid for. */
    public Optional<Season.State> state() {
      return taking == Taking.CLOSED
          ? Optional.of(Season.State.ENDED)
          : season.flatMap(known -> known.stateOn(payOn));
    }

    /** The last day of payment on which every line is known to stay as it is. */
    public LocalDate lastDay() {
      return lines.stream()
          .map(line -> line instanceof PricedLine.Year year ? year.decision().lastDay() : payOn)
          .min(LocalDate::compareTo)
          .orElse(payOn);
    }
  }

  /** Why there is no price. */
  public sealed interface Priced {

    /** There is one. */
    record As(Quote quote) implements Priced {}

    /** These people can't be paid for; the place of each in the request, and why. */
    record Refused(List<Refusal> refusals) implements Priced {}

    /** The person there, who stands before under another number, is the same since a merge. */
    record SamePersonTwice(int index) implements Priced {}

    /** No pack states the area, or this year of it. */
    record NotPublished(Unstated what) implements Priced {}
  }

  /** Of what no pack states a season, most general first. */
  public enum Unstated {
    SCHEME,
    AREA,
    YEAR
  }

  /**
   * Why one person's premium is refused.
   *
   * @param month the month of the employee scheme that it is refused for
   */
  public record Refusal(int index, Reason reason, Optional<YearMonth> month) {

    public Refusal(int index, Reason reason) {
      this(index, reason, Optional.empty());
    }
  }

  /** The reasons, most general first. */
  public enum Reason {
    UNKNOWN_PERSON,
    DECEASED,
    WINDOW_NOT_OPEN,
    WINDOW_ENDED,
    NOT_YET_BORN,
    ALREADY_COVERED,
    COVER_OVERLAPS,
    NOTHING_TO_REPAIR,
    /** A past month of the employee scheme that may not be paid back. */
    MONTH_NOT_PAYABLE,
    RETIRED,
    EMPLOYED,
    TOO_YOUNG,
    PERMIT_TOO_SHORT,
    JOINING_NOT_PUBLISHED
  }

  /**
   * Prices everybody, as of a payment on that day.
   *
   * @param people whom each number means
   */
  public Priced price(Asked asked, Map<String, Person> people, Taking taking, LocalDate payOn) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < asked.people().size(); i++) {
      Optional<Person> person = Optional.ofNullable(people.get(asked.people().get(i).psnNo()));
      if (person.isEmpty()) {
        refusals.add(new Refusal(i, Reason.UNKNOWN_PERSON));
      } else if (!listed.add(person.get().psnNo())) {
        return new Priced.SamePersonTwice(i);
      } else if (person.get().diedOn().filter(day -> !day.isAfter(payOn)).isPresent()) {
        refusals.add(new Refusal(i, Reason.DECEASED));
      }
    }
    if (!refusals.isEmpty()) {
      return new Priced.Refused(refusals);
    }
    if (!book.insures(asked.area())) {
      return new Priced.NotPublished(Unstated.AREA);
    }
    return asked.isOfMonths()
        ? months(asked, people, taking, payOn)
        : year(asked, people, taking, payOn);
  }

  private Priced months(Asked asked, Map<String, Person> people, Taking taking, LocalDate payOn) {
    List<Refusal> refusals = new ArrayList<>();
    List<PricedLine> lines = new ArrayList<>();
    for (int i = 0; i < asked.people().size(); i++) {
      Insured insured = asked.people().get(i);
      Person person = Objects.requireNonNull(people.get(insured.psnNo()));
      List<ContributionDecision> decisions =
          contributions.decide(
              asked.area(),
              person.participant(),
              insured.contributor().orElseThrow(),
              asked.months(),
              payOn);
      for (int m = 0; m < decisions.size(); m++) {
        switch (decisions.get(m)) {
          case ContributionDecision.Refused refused ->
              refusals.add(
                  new Refusal(i, reason(refused.reason()), Optional.of(asked.months().get(m))));
          case Contribution paid ->
              lines.add(new PricedLine.Month(i, insured.psnNo(), person, paid));
        }
      }
    }
    return priced(asked, taking, payOn, Optional.empty(), lines, refusals);
  }

  private Priced priced(
      Asked asked,
      Taking taking,
      LocalDate payOn,
      Optional<Season> season,
      List<PricedLine> lines,
      List<Refusal> refusals) {
    return refusals.isEmpty()
        ? new Priced.As(
            new Quote(asked, payOn, season, taking, lines, total(lines), book.release()))
        : new Priced.Refused(refusals);
  }

  private Priced year(Asked asked, Map<String, Person> people, Taking taking, LocalDate payOn) {
    Optional<Season> season = book.season(asked.area(), asked.year());
    if (season.isEmpty()) {
      return new Priced.NotPublished(Unstated.YEAR);
    }
    List<Refusal> refusals = new ArrayList<>();
    List<PricedLine> lines = new ArrayList<>();
    for (int i = 0; i < asked.people().size(); i++) {
      Insured insured = asked.people().get(i);
      Person person = Objects.requireNonNull(people.get(insured.psnNo()));
      PremiumDecision decision =
          premium.decide(asked.area(), asked.year(), person.facts(), payOn, insured.repairYears());
      switch (decision) {
        case PremiumDecision.Refused refused ->
            refusals.add(new Refusal(i, reason(refused.reason())));
        case Payable payable
            when payable.covers().equals(Optional.of(false)) && isPaid(person, asked) ->
            refusals.add(new Refusal(i, Reason.ALREADY_COVERED));
        case Payable payable when taking == Taking.CLOSED && !payable.newborn() ->
            refusals.add(new Refusal(i, Reason.WINDOW_ENDED));
        case Payable payable -> lines.add(new PricedLine.Year(i, insured.psnNo(), person, payable));
      }
    }
    return priced(asked, taking, payOn, season, lines, refusals);
  }

  /** Whether the year was paid for before, too late to cover: nothing is had by paying it again. */
  private static boolean isPaid(Person person, Asked asked) {
    return person.facts().payments().stream()
        .anyMatch(paid -> paid.isOf(asked.scheme(), asked.year()));
  }

  private static Optional<Money> total(List<PricedLine> lines) {
    Optional<Money> total = Optional.of(Money.ZERO);
    for (PricedLine line : lines) {
      total = total.flatMap(sum -> line.total().map(sum::plus));
    }
    return total;
  }

  private static Reason reason(ContributionDecision.Reason reason) {
    return switch (reason) {
      case NOT_YET_BORN -> Reason.NOT_YET_BORN;
      case ALREADY_COVERED -> Reason.ALREADY_COVERED;
      case MONTH_NOT_PAYABLE -> Reason.MONTH_NOT_PAYABLE;
      case RETIRED -> Reason.RETIRED;
      case EMPLOYED -> Reason.EMPLOYED;
      case TOO_YOUNG -> Reason.TOO_YOUNG;
      case PERMIT_TOO_SHORT -> Reason.PERMIT_TOO_SHORT;
      case JOINING_NOT_PUBLISHED -> Reason.JOINING_NOT_PUBLISHED;
    };
  }

  private static Reason reason(PremiumDecision.Reason reason) {
    return switch (reason) {
      case WINDOW_NOT_OPEN -> Reason.WINDOW_NOT_OPEN;
      case WINDOW_ENDED -> Reason.WINDOW_ENDED;
      case NOT_YET_BORN -> Reason.NOT_YET_BORN;
      case ALREADY_COVERED -> Reason.ALREADY_COVERED;
      case COVER_OVERLAPS -> Reason.COVER_OVERLAPS;
      case NOTHING_TO_REPAIR -> Reason.NOTHING_TO_REPAIR;
      case POLICY_NOT_PUBLISHED -> throw new IllegalStateException("the season was found before");
    };
  }
}
