package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.records.Order;
import yibao.rules.Payable;

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
      Payable kept = quote.lines().get(i).decision();
      Payable then = as.quote().lines().get(i).decision();
      Optional<LocalDate> first =
          kept.start().flatMap(rule -> rule.firstDay(day, quote.asked().year()));
      if (!priceAndWait(kept).equals(priceAndWait(then)) || !first.equals(then.coverFrom())) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> priceAndWait(Payable decision) {
    return List.of(decision.payable(), decision.repair(), decision.waitMonths(), decision.covers());
  }

  private static Order.Line line(Pricing.PricedLine priced) {
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
        Optional.empty());
  }
}
