package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yibao.operations.RequestRefund;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.rules.Contributor;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.FlexibleBase;
import yibao.rules.Money;
import yibao.simulator.world.SharingState.Transferred;
import yibao.simulator.world.WorkSteps.Contributing;

/**
 * What chance has happen around a month's credit that is offered to a relative: somebody pays a
 * month ahead alone, offers what the account holds, nobody accepts it, and the month goes back.
 */
final class CreditChance {

  private static final long WAGE = 8_000_25;

  private final Chance chance;
  private final SharingChance sharing;
  private final WorkChance work;
  private final SplittableRandom random;

  CreditChance(Chance chance, SharingChance sharing, WorkChance work, SplittableRandom random) {
    this.chance = chance;
    this.sharing = sharing;
    this.work = work;
    this.random = random;
  }

  /** A month that is paid and hasn't begun, and whose account was credited. */
  private record Ahead(String order, String person, Order.Month month) {}

  private static List<Ahead> ahead(Model model, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    return model.orderNames().stream()
        .flatMap(
            order ->
                WorkChance.lines(order, model)
                    .filter(State.Line::isKept)
                    .flatMap(line -> ahead(order, line, model)))
        .filter(one -> today.isBefore(one.month().month().atDay(1)))
        .toList();
  }

  private static Stream<Ahead> ahead(String order, State.Line line, Model model) {
    return line.month().stream()
        .filter(month -> !month.credit().isZero())
        .flatMap(
            month ->
                model.files().meant(line.person()).stream()
                    .map(person -> new Ahead(order, person, month)));
  }

  /** Whether a month can go back just while what was offered of its credit is noted as offered. */
  static boolean isPressing(Model model, Instant now) {
    return !back(model, now).isEmpty();
  }

  /** The months that can go back of people to whom something has returned by the clock. */
  private static List<Ahead> back(Model model, Instant now) {
    Set<String> returned =
        model.state().sharing().transfers().values().stream()
            .filter(offer -> offer.isOpen() && !now.isBefore(offer.returnsAt()))
            .map(Transferred::from)
            .collect(Collectors.toSet());
    return returned.isEmpty()
        ? List.of()
        : ahead(model, now).stream().filter(one -> returned.contains(one.person())).toList();
  }

  Step step(Model model, Instant now) {
    List<Ahead> back = back(model, now);
    if (!back.isEmpty()) {
      return givenBack(chance.any(back), model, now);
    }
    List<Ahead> unspent =
        ahead(model, now).stream().filter(one -> model.free(one.person()) > 0).toList();
    return unspent.isEmpty()
        ? unpaid(model, one -> true)
            .<Step>map(order -> chance.tellPaid(Optional.of(order), model, now))
            .orElseGet(() -> monthAhead(chance.anybody(), alone(), model, now))
        : sharing.offerTheLast(chance.any(unspent).person(), model);
  }

  /** It is asked back, or an employer pays it or is told of, or there is another file. */
  private Step givenBack(Ahead month, Model model, Instant now) {
    return switch (random.nextInt(8)) {
      case 0 ->
          new WorkSteps.Employ(
              chance.key(),
              month.person(),
              new EmploymentSpell(
                  EmploymentStatus.EMPLOYED, Optional.of("E1"), ShanghaiTime.dateOf(now)));
      case 1 -> new Steps.Merge(chance.key(), month.person(), chance.anybody());
      case 2, 3, 4 ->
          unpaid(model, line -> line.person().equals(month.person()))
              .<Step>map(order -> chance.tellPaid(Optional.of(order), model, now))
              .orElseGet(() -> monthAhead(month.person(), employed(), model, now));
      default ->
          new Steps.AskRefund(
              Names.channelOf(month.order()),
              month.order(),
              month.person(),
              RequestRefund.Reason.DUPLICATE,
              ShanghaiTime.dateOf(now),
              Optional.of(month.month().month()));
    };
  }

  private Optional<String> unpaid(Model model, Predicate<State.Line> is) {
    return model.orderNames().stream()
        .filter(order -> Chance.isUnpaid(model, order))
        .filter(
            order ->
                WorkChance.lines(order, model)
                    .anyMatch(line -> line.month().isPresent() && is.test(line)))
        .reduce((earlier, later) -> later);
  }

  private static Contributor alone() {
    return new Contributor.Flexible(FlexibleBase.WITH_ACCOUNT);
  }

  private static Contributor employed() {
    return new Contributor.Employed(Money.ofFen(WAGE));
  }

  private Step monthAhead(String person, Contributor contributor, Model model, Instant now) {
    return work.atItsPrice(
        new WorkSteps.PlaceMonths(
            chance.orderName(),
            WorkLaw.EXAMPLELAND,
            contributor instanceof Contributor.Employed ? Optional.of("E1") : Optional.empty(),
            List.of(new Contributing(person, contributor)),
            List.of(YearMonth.from(ShanghaiTime.dateOf(now)).plusMonths(1)),
            1),
        model,
        now);
  }
}
