package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import yibao.records.Order;
import yibao.rules.Money;

/**
 * An order as it is placed: it keeps each line's price, wait and start rule as they were decided,
 * and expires before any of them would be decided otherwise.
 */
final class PendingOrder {

  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private PendingOrder() {}

  static Order of(PlaceOrder.Command command, Pricing.Quote quote, String orderId, Instant now) {
    return new Order(
        orderId,
        1,
        command.channel().name(),
        command.channelOrderNo(),
        command.asked().area(),
        command.asked().scheme(),
        command.asked().year(),
        Order.Status.PENDING,
        quote.total().orElseThrow(),
        quote.lines().stream().map(PendingOrder::line).toList(),
        now,
        expiry(now, quote.lastDay()),
        quote.policyRelease(),
        Optional.empty(),
        Optional.empty());
  }

  /** Half an hour, or the Shanghai midnight before at which price or wait change. */
  private static Instant expiry(Instant now, LocalDate lastDay) {
    Instant changes = ShanghaiTime.endOf(lastDay);
    Instant latest = now.plus(LIFETIME);
    return changes.isBefore(latest) ? changes : latest;
  }

  private static Order.Line line(Pricing.PricedLine priced) {
    var decision = priced.decision();
    return new Order.Line(
        priced.psnNo(),
        priced.person().identity().maskedName(),
        Order.LineStatus.PENDING,
        decision.payable().orElseThrow(),
        Money.ZERO,
        decision.start().orElseThrow(),
        decision.waitMonths(),
        priced.person().version(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
