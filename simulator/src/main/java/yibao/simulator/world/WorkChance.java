package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.rules.Area;
import yibao.rules.Contributor;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.FlexibleBase;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.simulator.world.WorkSteps.Contributing;

/**
 * What chance has happen around people who work: companies and people alone pay for the same
 * months, in orders and by lists, ahead and back, while somebody is taken on, retires, moves, dies
 * or turns out to have two files.
 */
final class WorkChance {

  /** When months, prices and years change, and when nothing does. */
  static final List<String> BEGINNINGS =
      List.of(
          "2025-11-05T10:00:00",
          "2025-12-30T09:00:00",
          "2025-12-31T22:40:00",
          "2026-01-28T09:00:00",
          "2026-03-05T09:00:00",
          "2026-03-31T23:20:00",
          "2026-06-30T23:25:00",
          "2026-11-29T10:00:00");

  /** At the limits of the bases, beside them, and where shares end in half a fen. */
  private static final List<Long> WAGES =
      List.of(3_499_99L, 3_999_99L, 4_000_00L, 4_000_01L, 8_000_25L, 12_345_67L, 20_000_01L);

  private static final List<String> EMPLOYERS = List.of("E1", "E2");
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
  private static final int LATE_AT_MOST = 40;

  private final Chance chance;
  private final SplittableRandom random;

  WorkChance(Chance chance, SplittableRandom random) {
    this.chance = chance;
    this.random = random;
  }

  /** Days in which a month may end. */
  Duration later() {
    return Duration.ofHours(random.nextInt(20, 300));
  }

  Step step(Model model, Instant now) {
    int die = random.nextInt(100);
    if (die < 8) {
      return register(now);
    }
    if (die < 22) {
      return employ(chance.anybody(), now);
    }
    if (die < 56) {
      return placeMonths(model, now);
    }
    if (die < 72) {
      return handIn(now);
    }
    if (die < 80) {
      return new WorkSteps.FinishLists(time());
    }
    List<String> retired = retired(model);
    if (die < 92 && !retired.isEmpty()) {
      return ofSomebodyRetired(retired, model, now);
    }
    return die < 97 || model.state().postings().isEmpty()
        ? creditRetirees()
        : new WorkSteps.CreditInterest(time());
  }

  /** An account is opened for somebody retired, or pays what the person still has to pay. */
  private Step ofSomebodyRetired(List<String> retired, Model model, Instant now) {
    List<String> paying =
        retired.stream()
            .filter(model::mayPay)
            .filter(
                person -> !Chance.isCovered(model, person) && isStillCredited(person, model, now))
            .toList();
    return paying.isEmpty()
        ? new Steps.OpenAccount(
            chance.key(),
            chance.anyOf(retired, who -> !model.owners().contains(who)).orElseThrow(),
            2 * Chance.PREMIUM)
        : chance.payFromAccount(chance.any(paying), model, now);
  }

  /** Whether the account of somebody retired is still to be credited for this month. */
  private static boolean isStillCredited(String person, Model model, Instant now) {
    return WorkLaw.AREAS.contains(model.files().file(person).area())
        && Optional.ofNullable(model.state().accounts().get(person))
            .filter(
                account -> !account.retired().contains(YearMonth.from(ShanghaiTime.dateOf(now))))
            .isPresent();
  }

  /**
   * Whether somebody pays from an account that the schedule is just about to credit, or is given
   * one that it is about to open.
   */
  static boolean isPressing(Step step, Model model, Instant now) {
    return switch (step) {
      case Steps.PayFromAccount paid ->
          retired(model).contains(paid.payer()) && isStillCredited(paid.payer(), model, now);
      case Steps.OpenAccount opened ->
          retired(model).contains(opened.person()) && !model.owners().contains(opened.person());
      default -> false;
    };
  }

  private int time() {
    return chance.oneIn(4) ? random.nextInt(30) : WorkSteps.FinishLists.ALL_THE_TIME;
  }

  private Step creditRetirees() {
    return new WorkSteps.CreditRetirees(
        chance.oneIn(4) ? Duration.ofMinutes(random.nextInt(LATE_AT_MOST)) : Duration.ZERO, time());
  }

  /** What somebody else does to the same people at the same time. */
  Optional<Step> rival(Step step, Model model, Instant now) {
    if (step instanceof WorkSteps.HandIn list) {
      return Optional.of(besides(list, model, now));
    }
    if (isPressing(step, model, now)) {
      return Optional.of(
          new WorkSteps.CreditRetirees(Duration.ZERO, WorkSteps.FinishLists.ALL_THE_TIME));
    }
    List<String> people = people(step, model);
    if (people.isEmpty() || chance.oneIn(3)) {
      return Optional.empty();
    }
    String person = chance.any(people);
    if (retired(model).contains(person) && chance.oneIn(2)) {
      return Optional.of(
          step.isAtOnce() ? creditRetirees() : chance.payFromAccount(person, model, now));
    }
    return Optional.of(
        switch (random.nextInt(7)) {
          case 0 -> employ(person, now);
          case 1 -> new Steps.Merge(chance.key(), person, chance.anybody());
          case 2 -> new Steps.Merge(chance.key(), chance.anybody(), person);
          case 3 -> new Steps.Move(chance.key(), person, area(), chance.someDay(now));
          default -> chance.tellPaid(orderOf(person, model), model, now);
        });
  }

  /**
   * Another list under the number, or an order. People who change meanwhile may be found so or so:
   * who was merged is read after the others.
   */
  private Step besides(WorkSteps.HandIn list, Model model, Instant now) {
    if (chance.oneIn(2)) {
      WorkSteps.PlaceMonths other = placeMonths(model, now);
      return new WorkSteps.PlaceMonths(
          list.order(),
          other.area(),
          other.employer(),
          other.people(),
          other.months(),
          other.fen());
    }
    WorkSteps.HandIn other = handIn(now);
    return new WorkSteps.HandIn(
        list.key(), other.order(), other.area(), other.employer(), other.month(), other.staff());
  }

  private static List<String> people(Step step, Model model) {
    return switch (step) {
      case WorkSteps.Employ told -> List.of(told.person());
      case Steps.PayFromAccount paid -> List.of(paid.payer());
      case WorkSteps.PlaceMonths asked ->
          asked.people().stream().map(Contributing::person).toList();
      case Steps.TellPaid told when isOfMonths(told.about(), model) -> people(told.about(), model);
      case Steps.AskRefund asked when asked.month().isPresent() -> List.of(asked.person());
      case WorkSteps.FinishLists job -> unapplied(model);
      case WorkSteps.CreditRetirees job -> retired(model);
      default -> List.of();
    };
  }

  private static boolean isOfMonths(String order, Model model) {
    return Optional.ofNullable(model.state().orders().get(order))
        .flatMap(State.PlacedOrder::work)
        .isPresent();
  }

  static List<String> people(String order, Model model) {
    return lines(order, model).map(State.Line::person).toList();
  }

  /** Those of an order, or of what it is divided into. */
  static Stream<State.Line> lines(String order, Model model) {
    State.PlacedOrder placed = Objects.requireNonNull(model.state().orders().get(order));
    return Stream.concat(
        placed.lines().stream(), placed.parts().stream().flatMap(part -> lines(part, model)));
  }

  private static List<String> unapplied(Model model) {
    return model.orderNames().stream()
        .filter(
            name ->
                MonthModel.isUnapplied(Objects.requireNonNull(model.state().orders().get(name))))
        .flatMap(name -> people(name, model).stream())
        .toList();
  }

  private static List<String> retired(Model model) {
    return model.state().people().entrySet().stream()
        .filter(
            entry ->
                entry.getValue().employments().stream()
                    .anyMatch(spell -> spell.status() == EmploymentStatus.RETIRED))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<String> orderOf(String person, Model model) {
    return chance.anyOf(
        model.orderNames(),
        name -> Chance.isUnpaid(model, name) && people(name, model).contains(person));
  }

  /** One that is raced by what comes between its parts can't be told from either. */
  static boolean isOfParts(Step step, Model model) {
    return step instanceof Steps.TellPaid told
        && Optional.ofNullable(model.state().orders().get(told.about()))
            .filter(order -> !order.parts().isEmpty())
            .isPresent();
  }

  // ---- people ---------------------------------------------------------------------------------

  private Area area() {
    return chance.any(chance.oneIn(5) ? Cloud.AREAS : WorkLaw.AREAS);
  }

  Step register(Instant now) {
    return chance.register(List.of(), area(), covers(now));
  }

  /** Never insured; a resident; or an employee until some months ago. */
  private List<Cover> covers(Instant now) {
    List<Cover> covers = new ArrayList<>();
    YearMonth month = YearMonth.from(ShanghaiTime.dateOf(now));
    int die = random.nextInt(6);
    if (die == 0) {
      return covers;
    }
    if (die < 3) {
      Area area = chance.any(Cloud.AREAS);
      covers.add(Chance.cover(area, 2023));
      covers.add(Chance.cover(area, 2024));
      covers.add(Chance.cover(area, 2025));
      if (chance.oneIn(3)) {
        covers.add(Chance.cover(area, Model.YEAR));
      }
      return covers;
    }
    covers.add(
        new Cover(
            Scheme.EMPLOYEE,
            chance.any(WorkLaw.AREAS),
            LONG_AGO.getYear(),
            LONG_AGO,
            month.minusMonths(random.nextInt(0, 6)).atEndOfMonth(),
            Optional.empty(),
            Optional.empty()));
    return covers;
  }

  private Step employ(String person, Instant now) {
    EmploymentStatus status = chance.any(List.of(EmploymentStatus.values()));
    LocalDate from = ShanghaiTime.dateOf(now).minusDays(random.nextInt(-40, 100));
    return new WorkSteps.Employ(
        chance.key(),
        person,
        new EmploymentSpell(
            status,
            status == EmploymentStatus.EMPLOYED
                ? Optional.of(chance.any(EMPLOYERS))
                : Optional.empty(),
            from));
  }

  // ---- months ---------------------------------------------------------------------------------

  private YearMonth month(Instant now) {
    return YearMonth.from(ShanghaiTime.dateOf(now))
        .plusMonths(chance.oneIn(3) ? random.nextInt(-4, 4) : random.nextInt(0, 2));
  }

  /** Of one calendar year. */
  private List<YearMonth> months(Instant now) {
    YearMonth first = month(now);
    return Stream.iterate(first, month -> month.plusMonths(1))
        .limit(1 + random.nextInt(3))
        .takeWhile(month -> month.getYear() == first.getYear())
        .toList();
  }

  private WorkSteps.PlaceMonths placeMonths(Model model, Instant now) {
    boolean employed = chance.oneIn(2);
    return atItsPrice(
        new WorkSteps.PlaceMonths(
            chance.orderName(),
            chance.any(WorkLaw.AREAS),
            employed ? Optional.of(chance.any(EMPLOYERS)) : Optional.empty(),
            IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> chance.anybody())
                .distinct()
                .map(person -> new Contributing(person, contributor(employed)))
                .toList(),
            months(now),
            1),
        model,
        now);
  }

  /** Mostly. */
  WorkSteps.PlaceMonths atItsPrice(WorkSteps.PlaceMonths asked, Model model, Instant now) {
    String said = asked.expected(model.copy(), now);
    return said.startsWith("price-changed ") && !chance.oneIn(20)
        ? asked.at(Long.parseLong(said.substring("price-changed ".length())))
        : asked;
  }

  private Contributor contributor(boolean employed) {
    return employed
        ? new Contributor.Employed(Money.ofFen(wage()))
        : new Contributor.Flexible(chance.any(List.of(FlexibleBase.values())));
  }

  private long wage() {
    return chance.oneIn(3) ? random.nextLong(1, 3_000_000) : chance.any(WAGES);
  }

  private WorkSteps.HandIn handIn(Instant now) {
    List<WorkSteps.Staff> staff =
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(i -> chance.anybody())
            .filter(person -> !chance.oneIn(40))
            .map(person -> new WorkSteps.Staff(person, chance.oneIn(30) ? 0 : wage()))
            .toList();
    List<WorkSteps.Staff> once = new ArrayList<>();
    for (WorkSteps.Staff one : staff) {
      if (chance.oneIn(20)
          || once.stream().noneMatch(other -> other.person().equals(one.person()))) {
        once.add(one);
      }
    }
    return new WorkSteps.HandIn(
        chance.key(),
        chance.orderName(),
        chance.any(WorkLaw.AREAS),
        Optional.of(chance.any(EMPLOYERS)),
        month(now),
        once.isEmpty() ? List.of(new WorkSteps.Staff(chance.anybody(), wage())) : once);
  }
}
