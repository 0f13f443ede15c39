package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.operations.CancelOrder;
import yibao.operations.Pricing;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.rules.Area;
import yibao.rules.PremiumDecision;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * The part of the model that is about orders, until their money comes: by a channel, or at once
 * from people's own accounts.
 */
final class OrderModel {

  private final Model model;
  private final State state;
  private final Bindings bindings;
  private final Prices prices;
  private final FileModel files;
  private final LineModel lines;

  OrderModel(Model model, Prices prices, FileModel files, LineModel lines) {
    this.model = model;
    this.state = model.state();
    this.bindings = model.bindings();
    this.prices = prices;
    this.files = files;
    this.lines = lines;
  }

  String place(Steps.Place asked, Instant now) {
    Placing placing = new Placing(asked, Optional.empty(), State.Means.CHANNEL, asked.toString());
    return bindings.answer(placing.key(), placing.command()).orElseGet(() -> placed(placing, now));
  }

  String payFromAccount(Steps.PayFromAccount asked, Instant now) {
    Optional<String> payer = files.meant(asked.payer());
    if (!files.meant(asked.actor()).equals(payer)) {
      return "not-the-payer";
    }
    State.Means means =
        new State.Means(
            Order.Method.SHARED_ACCOUNT,
            Optional.of(asked.payer()),
            Optional.of(new State.Consented(asked.actor(), now)));
    Placing placing = new Placing(asked.order(), payer, means, asked.toString());
    return bindings
        .answer(placing.key(), placing.command())
        .orElseGet(() -> payer.isEmpty() ? "unknown-payer" : placed(placing, now));
  }

  /**
   * An order that is being placed.
   *
   * @param payer whose own account is to pay it at once
   */
  private record Placing(
      Steps.Place asked, Optional<String> payer, State.Means means, String command) {

    String key() {
      return "order " + asked.order();
    }
  }

  private String placed(Placing placing, Instant now) {
    Steps.Place asked = placing.asked();
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<String> refusal = files.refusal(asked.people(), person -> lines.isDead(person, today));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<Pricing.Refusal> refusals = new ArrayList<>();
    List<Prices.Asked> priced = new ArrayList<>();
    for (int i = 0; i < asked.people().size(); i++) {
      String person = files.meant(asked.people().get(i)).orElseThrow();
      PersonFile file = files.file(person);
      switch (prices.of(asked.area(), person, file, today)) {
        case Prices.Said.Refused(var reason)
            when reason == PremiumDecision.Reason.POLICY_NOT_PUBLISHED -> {
          return "no-season";
        }
        case Prices.Said.Refused(var reason) ->
            refusals.add(new Pricing.Refusal(i, Pricing.Reason.valueOf(reason.name())));
        case Prices.Said.As(Prices.Price price) when price.never() && LineModel.hasPaid(file) ->
            refusals.add(new Pricing.Refusal(i, Pricing.Reason.ALREADY_COVERED));
        case Prices.Said.As(Prices.Price price)
            when !price.newborn() && WindowModel.isClosed(state, asked.area(), now) ->
            refusals.add(new Pricing.Refusal(i, Pricing.Reason.WINDOW_ENDED));
        case Prices.Said.As(Prices.Price price) ->
            priced.add(new Prices.Asked(asked.people().get(i), person, file, price));
      }
    }
    return refusals.isEmpty() ? placed(placing, priced, now) : "refused " + refusals;
  }

  private String placed(Placing placing, List<Prices.Asked> priced, Instant now) {
    Steps.Place asked = placing.asked();
    List<Integer> neverStarts = new ArrayList<>();
    long fen = 0;
    for (int i = 0; i < priced.size(); i++) {
      Prices.Price price = priced.get(i).price();
      if (price.total().isEmpty() || price.start().isEmpty()) {
        return "not-published";
      }
      if (price.never() && !asked.acceptNoCover()) {
        neverStarts.add(i);
      }
      fen += price.total().get().fen();
    }
    if (!neverStarts.isEmpty()) {
      return "cover-never-starts " + neverStarts;
    }
    if (fen != asked.fen()) {
      return "price-changed " + fen;
    }
    PlacedOrder order =
        pending(asked.area(), placing.means(), priced, now.plus(Model.LIFETIME), now);
    if (fen == 0) {
      order = lines.settle(asked.order(), order, Optional.empty(), now, now, Optional.empty());
      model.posted(now);
    } else if (placing.payer().isPresent()) {
      String payer = placing.payer().get();
      switch (model.shares().of(payer, order, now)) {
        case ShareModel.Found.Lacking(String said) -> {
          return said;
        }
        case ShareModel.Found.As(Map<String, State.Share> shared) -> {
          State.Payment.FromAccount payment =
              new State.Payment.FromAccount(payer, fen, now, shared);
          order =
              lines.settle(asked.order(), order, Optional.empty(), now, now, Optional.of(payment));
          model.shares().pay(payment, order);
          model.posted(now);
        }
      }
    }
    state.orders().put(asked.order(), order);
    return bindings.bind(
        placing.key(),
        placing.command(),
        order.status() + " " + LineModel.said(order) + " until " + order.expiresAt());
  }

  /** An order that waits for its money. */
  private PlacedOrder pending(
      Area area, State.Means means, List<Prices.Asked> priced, Instant latest, Instant now) {
    List<Line> lines =
        priced.stream()
            .map(
                each ->
                    new Line(
                        each.person(),
                        LineStatus.PENDING,
                        each.price().total().orElseThrow().fen(),
                        each.price().subsidyFen(),
                        each.price().start().orElseThrow(),
                        Optional.empty()))
            .toList();
    return new PlacedOrder(
        area,
        means,
        Order.Status.PENDING,
        lines.stream().mapToLong(Line::fen).sum(),
        lines,
        now,
        prices.expiry(area, priced, now, latest, WindowModel.isClosed(state, area, now)),
        Optional.empty(),
        false);
  }

  /** Enters an order that a job places; one of nothing covers at once. */
  PlacedOrder enter(
      String name,
      Area area,
      State.Means means,
      List<Prices.Asked> priced,
      Instant latest,
      Instant at) {
    PlacedOrder order = pending(area, means, priced, latest, at);
    if (order.fen() == 0) {
      order = lines.settle(name, order, Optional.empty(), at, at, Optional.empty());
      model.posted(model.bookedAt(at));
    }
    state.orders().put(name, order);
    bindings.bind("order " + name, name, name);
    return order;
  }

  String cancel(String channel, String name, Instant now) {
    String key = "cancel " + channel + " " + name;
    Optional<String> before = bindings.answer(key, key);
    Optional<PlacedOrder> found = model.own(channel, name);
    if (before.isPresent() || found.isEmpty()) {
      return before.orElse("refused " + new CancelOrder.Refusal.Unknown());
    }
    PlacedOrder order = found.get();
    if (order.status() == Order.Status.PAID) {
      return "refused " + new CancelOrder.Refusal.Paid();
    }
    if (order.status() == Order.Status.PENDING && !now.isBefore(order.expiresAt())) {
      return "refused " + new CancelOrder.Refusal.Expired();
    }
    state.orders().put(name, order.as(Order.Status.CANCELLED));
    return bindings.bind(key, key, "CANCELLED");
  }
}
