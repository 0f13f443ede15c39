package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.Contribution;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.Scheme;
import yibao.rules.StartRule;
import yibao.rules.Waiting;

/**
 * An order as it is placed: it keeps each line's price, wait and start rule as they were decided,
 * and expires before price or wait would be decided otherwise.
 */
final class PendingOrder {

  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private PendingOrder() {}

  /**
   * The order for a quote.
   *
   * @param nextDay prices the same people as of another day
   */
  static Order of(
      PlaceOrder.Command command,
      Pricing.Quote quote,
      Function<LocalDate, Pricing.Priced> nextDay,
      String orderId,
      Instant now) {
    return new Order(
        orderId,
        1,
        command.channel().name(),
        command.channelOrderNo(),
        command.asked().area(),
        command.asked().scheme(),
        command.asked().year(),
        command.asked().employer(),
        command.means(),
        Order.Status.PENDING,
        quote.total().orElseThrow(),
        quote.lines().stream().map(PendingOrder::line).toList(),
        now,
        expiry(quote, nextDay, latest(command, now)),
        quote.policyRelease(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The order for a staff list, with a line for each of its people.
   *
   * @param release of the policies that priced it
   */
  static Order ofStaff(
      Channel channel,
      String channelOrderNo,
      Area area,
      YearMonth month,
      Optional<String> employer,
      List<PricedLine.Month> lines,
      String release,
      String orderId,
      Instant now) {
    return new Order(
        orderId,
        1,
        channel.name(),
        channelOrderNo,
        area,
        Scheme.EMPLOYEE,
        month.getYear(),
        employer,
        new Order.Means(Order.Method.THIRD_PARTY, Optional.empty(), Optional.empty()),
        Order.Status.PENDING,
        lines.stream().map(line -> line.total().orElseThrow()).reduce(Money.ZERO, Money::plus),
        lines.stream().map(PendingOrder::line).toList(),
        now,
        staffExpiry(now),
        release,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a line is decided otherwise after a midnight isn't asked of a thousand of them. */
  private static Instant staffExpiry(Instant now) {
    Instant latest = now.plus(LIFETIME);
    Instant midnight = ShanghaiTime.endOf(ShanghaiTime.dateOf(now));
    return midnight.isBefore(latest) ? midnight : latest;
  }

  /**
   * Half an hour after it is placed. One by a mandate, which a channel charges with thousands of
   * others in a run of its own, has until the end of the next day: a run that goes on after
   * midnight counts, and so does one after an order that was placed in the evening.
   */
  private static Instant latest(PlaceOrder.Command command, Instant now) {
    return command.means().method() == Order.Method.AGREEMENT
        ? ShanghaiTime.endOf(ShanghaiTime.dateOf(now).plusDays(1))
        : now.plus(LIFETIME);
  }

  /**
   * As late as that, or the Shanghai midnight before at which price, wait or first day change;
   * there is never more than one midnight in between.
   */
  private static Instant expiry(
      Pricing.Quote quote, Function<LocalDate, Pricing.Priced> nextDay, Instant latest) {
    Instant tierEnds = ShanghaiTime.endOf(quote.lastDay());
    LocalDate next = quote.lastDay().plusDays(1);
    return tierEnds.isBefore(latest) && !isTheSameOn(next, quote, nextDay.apply(next))
        ? tierEnds
        : latest;
  }

  private static boolean isTheSameOn(LocalDate day, Pricing.Quote quote, Pricing.Priced later) {
    if (!(later instanceof Pricing.Priced.As as)) {
      return false;
    }
    for (int i = 0; i < quote.lines().size(); i++) {
      if (!isTheSame(quote.lines().get(i), as.quote().lines().get(i), day, quote.asked().year())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTheSame(PricedLine kept, PricedLine then, LocalDate day, int year) {
    return switch (kept) {
      case PricedLine.Year known ->
          then instanceof PricedLine.Year later
              && isTheSame(known.decision(), later.decision(), day, year);
      case PricedLine.Month known ->
          then instanceof PricedLine.Month later
              && known.total().equals(later.total())
              && known.decision().credit().equals(later.decision().credit())
              && known.decision().cover().equals(later.decision().cover());
    };
  }

  private static boolean isTheSame(Payable kept, Payable then, LocalDate day, int year) {
    return priceAndWait(kept).equals(priceAndWait(then))
        && kept.start().flatMap(rule -> rule.firstDay(day, year)).equals(then.coverFrom());
  }

  private static List<Object> priceAndWait(Payable decision) {
    return List.of(decision.payable(), decision.repair(), decision.waitMonths(), decision.covers());
  }

  private static Order.Line line(PricedLine priced) {
    return switch (priced) {
      case PricedLine.Year year -> line(year);
      case PricedLine.Month month -> line(month);
    };
  }

  private static Order.Line line(PricedLine.Month priced) {
    Contribution decision = priced.decision();
    return new Order.Line(
        priced.psnNo(),
        priced.person().identity().maskedName(),
        Order.LineStatus.PENDING,
        decision.payable().orElseThrow(),
        Money.ZERO,
        Optional.empty(),
        decision.coverFrom().<StartRule>map(StartRule.OnDay::new).orElseGet(StartRule.Never::new),
        OptionalInt.of(decision.waiting().map(Waiting::months).orElse(0)),
        priced.person().version(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Order.Month(
                decision.month(),
                decision.contributor().kind(),
                decision.base().orElseThrow(),
                decision.employer().orElseThrow(),
                decision.credit().orElseThrow(),
                decision.covers().orElseThrow() ? Optional.empty() : decision.waiting())));
  }

  private static Order.Line line(PricedLine.Year priced) {
    var decision = priced.decision();
    return new Order.Line(
        priced.psnNo(),
        priced.person().identity().maskedName(),
        Order.LineStatus.PENDING,
        decision.payable().orElseThrow(),
        decision.repair().orElseThrow(),
        decision.stateAdds(),
        decision.start().orElseThrow(),
        decision.waitMonths(),
        priced.person().version(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
