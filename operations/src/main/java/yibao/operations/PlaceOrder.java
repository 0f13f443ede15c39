package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Desk;
import yibao.records.Guard;
import yibao.records.Guards;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.Person;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Money;

/**
 * Places an order: everybody in it or nobody, at the price that the rules say now. An order claims
 * nothing; the first payment committed covers. One to which nothing is to be paid covers at once.
 */
public final class PlaceOrder {

  private static final String ROUTE = "POST /premium-payment/orders";
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int MOST_TRIES = 5;

  private final Tables tables;
  private final Desk desk;
  private final Orders orders;
  private final Guards guards;
  private final Vault vault;
  private final Pricing pricing;
  private final Settling settling;
  private final Ids ids;
  private final Rendering<Order> rendering;

  public PlaceOrder(
      Tables tables,
      Desk desk,
      Orders orders,
      Guards guards,
      Vault vault,
      Pricing pricing,
      Settling settling,
      Ids ids,
      Rendering<Order> rendering) {
    this.tables = tables;
    this.desk = desk;
    this.orders = orders;
    this.guards = guards;
    this.vault = vault;
    this.pricing = pricing;
    this.settling = settling;
    this.ids = ids;
    this.rendering = rendering;
  }

  /**
   * What a channel asks.
   *
   * @param channelOrderNo the channel's own number, by which a repeat is known
   * @param total what the channel expects to be asked
   */
  public record Command(
      Channel channel,
      String channelOrderNo,
      Pricing.Asked asked,
      Optional<String> payer,
      String method,
      Money total) {

    /**
     * The command in an order of its own, so that a repeat has the same digest however it was
     * written.
     */
    String[] canonical() {
      List<String> parts =
          new ArrayList<>(
              List.of(
                  "order",
                  asked.area().code(),
                  asked.scheme().name(),
                  Integer.toString(asked.year()),
                  payer.orElse(""),
                  method,
                  Long.toString(total.fen())));
      for (Pricing.Insured insured : asked.people()) {
        parts.add(insured.psnNo());
        parts.add(Integer.toString(insured.repairYears()));
        parts.add(Boolean.toString(insured.acceptNoCover()));
      }
      return parts.toArray(String[]::new);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Placed(Answer answer, boolean before) implements Outcome {}

    /** The number is bound to another order. */
    record KeyReused() implements Outcome {}

    record Refused(List<Pricing.Refusal> refusals) implements Outcome {}

    record UnknownPayer() implements Outcome {}

    /** Nothing states the season, or a part of these people's price or first day. */
    record NotPublished(Map<Integer, List<String>> parts) implements Outcome {}

    /** Cover of these people would never start within the year, and they didn't accept that. */
    record CoverNeverStarts(List<Integer> people) implements Outcome {}

    record PriceChanged(Pricing.Quote quote) implements Outcome {}
  }

  public Outcome place(Command command, Instant now) {
    String guardKey = guardKey(command.channel(), command.channelOrderNo());
    Set<String> psnNos = new HashSet<>();
    command.asked().people().forEach(insured -> psnNos.add(insured.psnNo()));
    command.payer().ifPresent(psnNos::add);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Desk.PeopleAndGuard found = desk.peopleAndGuard(psnNos, guardKey);
      if (found.guard().isPresent()) {
        return repeated(command, found.guard().get());
      }
      if (command.payer().isPresent() && !found.people().containsKey(command.payer().get())) {
        return new Outcome.UnknownPayer();
      }
      Pricing.Priced priced =
          pricing.price(command.asked(), found.people(), ShanghaiTime.dateOf(now));
      Optional<Outcome> refused = refused(command, priced);
      if (refused.isPresent()) {
        return refused.get();
      }
      Order order = order(command, ((Pricing.Priced.As) priced).quote(), now);
      Optional<Answer> placed = commit(command, guardKey, order, found.people(), now);
      if (placed.isPresent()) {
        return new Outcome.Placed(placed.get(), false);
      }
    }
    throw new StorageUnavailable("the people of the order are being changed by others");
  }

  static String guardKey(Channel channel, String channelOrderNo) {
    return Guard.key(channel.name(), ROUTE, channelOrderNo);
  }

  private Outcome repeated(Command command, Guard guard) {
    return vault.isDigestOf(guard.digest(), command.canonical())
        ? new Outcome.Placed(new Answer(guard.status(), guard.body()), true)
        : new Outcome.KeyReused();
  }

  private static Optional<Outcome> refused(Command command, Pricing.Priced priced) {
    return switch (priced) {
      case Pricing.Priced.Refused refused -> Optional.of(new Outcome.Refused(refused.refusals()));
      case Pricing.Priced.NotPublished nothing -> Optional.of(new Outcome.NotPublished(Map.of()));
      case Pricing.Priced.As as -> refused(command, as.quote());
    };
  }

  private static Optional<Outcome> refused(Command command, Pricing.Quote quote) {
    Map<Integer, List<String>> unpublished = new java.util.TreeMap<>();
    List<Integer> neverStarts = new ArrayList<>();
    for (int i = 0; i < quote.lines().size(); i++) {
      var decision = quote.lines().get(i).decision();
      if (decision.payable().isEmpty() || decision.start().isEmpty()) {
        unpublished.put(i, decision.unpublished());
      } else if (decision.coverFrom().isEmpty()
          && !command.asked().people().get(i).acceptNoCover()) {
        neverStarts.add(i);
      }
    }
    if (!unpublished.isEmpty()) {
      return Optional.of(new Outcome.NotPublished(unpublished));
    }
    if (!neverStarts.isEmpty()) {
      return Optional.of(new Outcome.CoverNeverStarts(neverStarts));
    }
    return quote.total().equals(command.total())
        ? Optional.empty()
        : Optional.of(new Outcome.PriceChanged(quote));
  }

  private Order order(Command command, Pricing.Quote quote, Instant now) {
    return new Order(
        ids.order(),
        1,
        command.channel().name(),
        command.channelOrderNo(),
        command.asked().area(),
        command.asked().scheme(),
        command.asked().year(),
        Order.Status.PENDING,
        quote.total(),
        quote.lines().stream().map(PlaceOrder::line).toList(),
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

  /**
   * The answer if it was committed, empty if something was changed meanwhile and must be read
   * again.
   */
  private Optional<Answer> commit(
      Command command, String guardKey, Order order, Map<String, Person> people, Instant now) {
    List<Change> changes = new ArrayList<>();
    Order placed = order;
    if (order.total().isZero()) {
      Settling.Settled settled =
          settling.settle(order, Settling.Seen.of(people), now, Optional.empty());
      placed = settled.order();
      changes.addAll(settled.changes());
    }
    Answer answer = rendering.render(placed);
    changes.add(
        guards.bind(
            new Guard(
                guardKey,
                vault.commandDigest(command.canonical()),
                placed.orderId(),
                answer.status(),
                answer.body())));
    changes.addAll(orders.place(placed));
    return tables.commit(changes) instanceof Commit.Done ? Optional.of(answer) : Optional.empty();
  }
}
