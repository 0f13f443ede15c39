package yibao.simulator.world;

import java.time.Instant;
import java.util.Optional;
import yibao.operations.AcceptRefundPayment;
import yibao.records.Account;
import yibao.records.ChannelTransaction.Kind;
import yibao.records.ChannelTransaction.Source;
import yibao.records.Order.LineStatus;
import yibao.records.Suspense;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.Owed.Back;
import yibao.simulator.world.State.Owed.Hanging;
import yibao.simulator.world.State.PlacedOrder;

/**
 * The part of the model that is about what a channel tells of, by a notice or a statement: an
 * order's money, and money that it has paid back.
 */
final class NoticeModel {

  private final Model model;
  private final State state;
  private final Bindings bindings;
  private final LineModel lines;

  NoticeModel(Model model, LineModel lines) {
    this.model = model;
    this.state = model.state();
    this.bindings = model.bindings();
    this.lines = lines;
  }

  String paid(Steps.Movement told, Instant now) {
    return paid(told, Source.NOTICE, now);
  }

  /** A notice, or what a statement tells of and no notice did. */
  String paid(Steps.Movement told, Source source, Instant now) {
    String channel = told.channel();
    Heard heard = heard(told, Kind.PAID);
    String name = heard.name();
    Optional<String> before = before(heard, now);
    if (before.isPresent()) {
      return before.get();
    }
    if (told.at().isAfter(now.plus(Model.TOLERANCE))) {
      return "paid-in-future";
    }
    Optional<PlacedOrder> order = model.own(channel, name);
    Optional<Suspense.Reason> hangs = hangs(order, told);
    model.posted(now);
    tell(told, Kind.PAID, order.map(own -> name), source);
    state.book(Account.channelClearing(channel).id(), told.fen());
    if (hangs.isPresent()) {
      state.book(Account.suspense(channel).id(), -told.fen());
      String id = Suspense.idOf(channel, Kind.PAID, told.number());
      state.owed().put(id, hanging(told, Kind.PAID, name, hangs.get(), now));
      return bindings.bind(heard.key(), heard.command(), "SUSPENSE");
    }
    PlacedOrder taken =
        lines.take(
            name,
            order.orElseThrow(),
            new State.Payment.ByChannel(channel, told.number(), told.fen(), told.at()),
            now);
    boolean kept = taken.receipt() || MonthModel.isUnapplied(taken);
    String answer =
        bindings.bind(
            heard.key(), heard.command(), (kept ? "PAID " : "REFUND_DUE ") + LineModel.said(taken));
    lines.months().applyAsSeen(name, now);
    return answer;
  }

  /**
   * What a channel tells, as it is bound.
   *
   * @param name of the order or refund, if anything has it
   */
  private record Heard(Steps.Movement told, Kind kind, String name) {

    String key() {
      return kind + " " + told.channel() + " " + told.number();
    }

    String command() {
      return name + " " + told.fen() + " " + told.at();
    }
  }

  private Heard heard(Steps.Movement told, Kind kind) {
    return new Heard(told, kind, model.known(told.about()));
  }

  /** What the number was answered before; one that comes with other content is noted. */
  private Optional<String> before(Heard heard, Instant now) {
    Optional<String> before = bindings.answer(heard.key(), heard.command());
    if (before.equals(Optional.of(Bindings.KEY_REUSED))) {
      note(hanging(heard.told(), heard.kind(), heard.name(), Suspense.Reason.KEY_REUSED, now));
    }
    return before;
  }

  private static Optional<Suspense.Reason> hangs(Optional<PlacedOrder> order, Steps.Movement told) {
    if (order.isEmpty()) {
      return Optional.of(Suspense.Reason.UNKNOWN_ORDER);
    }
    if (order.get().fen() != told.fen()) {
      return Optional.of(Suspense.Reason.WRONG_AMOUNT);
    }
    if (order.get().payment().isPresent()) {
      return Optional.of(Suspense.Reason.SECOND_TRANSACTION);
    }
    return told.at().isBefore(order.get().createdAt().minus(Model.TOLERANCE))
        ? Optional.of(Suspense.Reason.PAID_BEFORE_THE_ORDER)
        : Optional.empty();
  }

  /**
   * Takes over what is noted of reused numbers: a job that reads a statement takes a notice that
   * came after it had read the books for one, which is no money and does no harm.
   */
  void noteAs(State other) {
    other
        .owed()
        .forEach(
            (name, owed) -> {
              if (owed instanceof Hanging item && item.reason() == Suspense.Reason.KEY_REUSED) {
                state.owed().put(name, item);
              }
            });
  }

  void tell(Steps.Movement told, Kind kind, Optional<String> order, Source source) {
    State.Told kept =
        new State.Told(
            told.channel(),
            kind,
            told.number(),
            told.fen(),
            told.at(),
            order.map(model::numberOf),
            order,
            source);
    state.told().put(kept.name(), kept);
  }

  private void note(Hanging noted) {
    state.owed().putIfAbsent(Names.reused(noted), noted);
  }

  static Hanging hanging(
      Steps.Movement told, Kind kind, String about, Suspense.Reason reason, Instant now) {
    return new Hanging(
        told.channel(),
        told.number(),
        about.isEmpty() ? Names.NOBODY : about,
        told.fen(),
        told.at(),
        reason,
        kind == Kind.PAID ? Suspense.Direction.OWED_TO_CHANNEL : Suspense.Direction.OWED_BY_CHANNEL,
        now,
        Optional.empty());
  }

  String refunded(Steps.Movement told, Instant now) {
    return refunded(told, Source.NOTICE, now);
  }

  String refunded(Steps.Movement told, Source source, Instant now) {
    String channel = told.channel();
    Heard heard = heard(told, Kind.REFUNDED);
    String name = heard.name();
    Optional<String> before = before(heard, now);
    if (before.isPresent()) {
      return before.get();
    }
    if (!(state.owed().get(name) instanceof Back due) || !due.channel().equals(channel)) {
      return said(new AcceptRefundPayment.Outcome.UnknownRefund());
    }
    if (told.at().isAfter(now.plus(Model.TOLERANCE))) {
      return "paid-in-future";
    }
    if (state.owed().containsKey(Suspense.idOf(channel, Kind.REFUNDED, told.number()))) {
      // the statement had it before, when nobody knew for which refund it was
      return bindings.bind(heard.key(), heard.command(), "SUSPENSE");
    }
    model.posted(now);
    String order = Names.orderOf(due.cause());
    Optional<String> known =
        Optional.of(order)
            .filter(of -> state.orders().containsKey(of) && Names.channelOf(of).equals(channel));
    tell(told, Kind.REFUNDED, known, source);
    state.book(Account.channelClearing(channel).id(), -told.fen());
    if (due.paidBackBy().isPresent() || due.fen() != told.fen()) {
      Suspense.Reason reason =
          due.paidBackBy().isPresent()
              ? Suspense.Reason.SECOND_REFUND
              : Suspense.Reason.WRONG_REFUND;
      state.book(Account.suspense(channel).id(), told.fen());
      state
          .owed()
          .put(
              Suspense.idOf(channel, Kind.REFUNDED, told.number()),
              hanging(told, Kind.REFUNDED, name, reason, now));
      return bindings.bind(heard.key(), heard.command(), "SUSPENSE");
    }
    state.book(Account.refundsDue(channel).id(), told.fen());
    state.owed().put(name, due.paidBackBy(told.number()));
    lineOf(due)
        .ifPresent(
            line ->
                state
                    .orders()
                    .computeIfPresent(
                        Names.orderOf(due.cause()),
                        (refunded, placed) -> placed.with(line, line.as(LineStatus.REFUNDED))));
    return bindings.bind(heard.key(), heard.command(), "REFUNDED");
  }

  private Optional<Line> lineOf(Back due) {
    return Optional.ofNullable(state.orders().get(Names.orderOf(due.cause())))
        .flatMap(
            order ->
                order.lines().stream()
                    .filter(line -> due.cause().equals(line.cause(Names.orderOf(due.cause()))))
                    .findFirst());
  }

  private static String said(Record outcome) {
    return outcome.getClass().getSimpleName();
  }
}
