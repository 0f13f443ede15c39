package yibao.simulator.world;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import yibao.operations.SuspenseRefusal;
import yibao.records.Account;
import yibao.records.Order;
import yibao.records.Refund;
import yibao.records.Suspense;
import yibao.rules.Money;
import yibao.simulator.world.State.Owed.Back;
import yibao.simulator.world.State.Owed.Hanging;
import yibao.simulator.world.State.PlacedOrder;

/** The part of the model that is about money that waits for a person. */
final class SuspenseModel {

  private final Model model;
  private final State state;
  private final Bindings bindings;
  private final LineModel lines;

  SuspenseModel(Model model, LineModel lines) {
    this.model = model;
    this.state = model.state();
    this.bindings = model.bindings();
    this.lines = lines;
  }

  String match(String suspenseId, String order, Instant now) {
    String key = "match " + suspenseId;
    String name = model.known(order);
    return bindings
        .answer(key, name)
        .orElseGet(
            () ->
                matchRefusal(suspenseId, name)
                    .map(refusal -> "refused " + refusal)
                    .orElseGet(() -> matched(suspenseId, name, key, now)));
  }

  private Optional<SuspenseRefusal> matchRefusal(String suspenseId, String name) {
    Optional<SuspenseRefusal> closed = closed(suspenseId);
    if (closed.isPresent()) {
      return closed;
    }
    Hanging item = (Hanging) Objects.requireNonNull(state.owed().get(suspenseId));
    Optional<PlacedOrder> order = Optional.ofNullable(state.orders().get(name));
    if (!item.isMoney() || item.direction() == Suspense.Direction.OWED_BY_CHANNEL) {
      return Optional.of(new SuspenseRefusal.NoPremium());
    }
    if (order.isEmpty()) {
      return Optional.of(new SuspenseRefusal.UnknownOrder());
    }
    if (order.get().payment().isPresent() || order.get().status() == Order.Status.PAID) {
      return Optional.of(new SuspenseRefusal.OrderPaid());
    }
    return order.get().fen() == item.fen()
        ? Optional.empty()
        : Optional.of(new SuspenseRefusal.WrongAmount(Money.ofFen(order.get().fen())));
  }

  private Optional<SuspenseRefusal> closed(String suspenseId) {
    if (!(state.owed().get(suspenseId) instanceof Hanging item)) {
      return Optional.of(new SuspenseRefusal.Unknown());
    }
    return item.workedOff()
        .map(
            how ->
                new SuspenseRefusal.WorkedOff(
                    how.startsWith("matched")
                        ? Suspense.Status.MATCHED
                        : Suspense.Status.RETURNED));
  }

  private String matched(String suspenseId, String name, String key, Instant now) {
    Hanging item = (Hanging) Objects.requireNonNull(state.owed().get(suspenseId));
    state.owed().put(suspenseId, item.workedOff("matched " + name));
    state.book(Account.suspense(item.channel()).id(), item.fen());
    model.posted(now);
    PlacedOrder taken =
        lines.take(
            name,
            Objects.requireNonNull(state.orders().get(name)),
            new State.Payment.ByChannel(item.channel(), item.number(), item.fen(), item.paidAt()),
            now);
    return bindings.bind(key, name, "MATCHED " + LineModel.said(taken));
  }

  String returned(String suspenseId, Instant now) {
    String key = "return " + suspenseId;
    Optional<String> before = bindings.answer(key, key);
    Optional<SuspenseRefusal> closed = closed(suspenseId);
    if (before.isPresent() || closed.isPresent()) {
      return before.orElseGet(() -> "refused " + closed.orElseThrow());
    }
    Hanging item = (Hanging) Objects.requireNonNull(state.owed().get(suspenseId));
    state.owed().put(suspenseId, item.workedOff("returned"));
    if (item.isMoney()) {
      model.posted(now);
      if (item.direction() == Suspense.Direction.OWED_TO_CHANNEL) {
        state.book(Account.suspense(item.channel()).id(), item.fen());
        state.book(Account.refundsDue(item.channel()).id(), -item.fen());
        state
            .owed()
            .put(
                Names.refundOf(suspenseId),
                new Back(
                    item.channel(),
                    Optional.of(item.number()),
                    item.fen(),
                    Refund.Reason.SUSPENSE_RETURNED,
                    now,
                    suspenseId,
                    Optional.empty()));
      } else {
        state.book(Account.channelClearing(item.channel()).id(), item.fen());
        state.book(Account.suspense(item.channel()).id(), -item.fen());
      }
    }
    return bindings.bind(key, key, "RETURNED");
  }
}
