package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.CancelOrder;
import yibao.operations.FileRefusal;
import yibao.operations.Pricing;
import yibao.operations.RequestRefund;
import yibao.operations.ShanghaiTime;
import yibao.operations.SuspenseRefusal;
import yibao.records.Account;
import yibao.records.ChannelTransaction.Kind;
import yibao.records.ChannelTransaction.Source;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.Refund;
import yibao.records.Suspense;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PaidPremium;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.Owed.Back;
import yibao.simulator.world.State.Owed.Hanging;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * What the house must answer and keep, said in plain maps: no tables, no versions, no transactions,
 * one request after another. Prices and first days are the rules'; all else is said here once more,
 * by CONTRACT.md. An answer is a line of text, as {@link House} says it.
 */
final class Model {

  static final int YEAR = 2026;
  static final Duration LIFETIME = Duration.ofMinutes(30);
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Prices prices;
  private final WindowModel windows;
  private final State state;
  private final Bindings bindings;
  private final FileModel files;
  private final AccountModel accounts;
  private final Stored stored;
  private final AidModel aid;
  private final MandateModel mandates;
  private LocalDate sealedTo;

  /**
   * @param stored how far jobs came is read from the tables
   */
  Model(PolicyBook book, Stored stored) {
    this(
        new Prices(book),
        new WindowModel(book),
        State.empty(),
        new Bindings(),
        stored,
        stored.state(),
        LocalDate.EPOCH,
        Map.of());
  }

  private Model(
      Prices prices,
      WindowModel windows,
      State state,
      Bindings bindings,
      Stored stored,
      State seen,
      LocalDate sealedTo,
      Map<String, LocalDate> mandatesGoneThrough) {
    this.prices = prices;
    this.windows = windows;
    this.state = state;
    this.bindings = bindings;
    this.sealedTo = sealedTo;
    this.stored = stored;
    this.aid = new AidModel(state, bindings, prices, windows, stored, seen);
    this.files = new FileModel(state, bindings, aid);
    this.accounts = new AccountModel(state);
    this.mandates = new MandateModel(this, prices, windows, stored, mandatesGoneThrough);
  }

  Model copy() {
    return seeing(stored.state());
  }

  /** A copy that takes jobs to have come so far. */
  Model seeing(State seen) {
    return new Model(
        prices,
        windows,
        state.copy(),
        bindings.copy(),
        stored,
        seen,
        sealedTo,
        mandates.goneThrough());
  }

  State state() {
    return state;
  }

  Bindings bindings() {
    return bindings;
  }

  FileModel files() {
    return files;
  }

  MandateModel mandates() {
    return mandates;
  }

  /** Whether somebody lives whose own account has what a premium costs. */
  boolean mayPay(String owner) {
    return accounts.left(owner) >= Chance.PREMIUM && files.file(owner).diedOn().isEmpty();
  }

  // ---- orders ---------------------------------------------------------------------------------

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
    List<Pricing.Refusal> refusals = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < asked.people().size(); i++) {
      Optional<String> person = files.meant(asked.people().get(i));
      if (person.isEmpty()) {
        refusals.add(new Pricing.Refusal(i, Pricing.Reason.UNKNOWN_PERSON));
      } else if (!listed.add(person.get())) {
        return "same-person " + i;
      } else if (isDead(person.get(), today)) {
        refusals.add(new Pricing.Refusal(i, Pricing.Reason.DECEASED));
      }
    }
    if (!refusals.isEmpty()) {
      return "refused " + refusals;
    }
    List<Prices.Asked> priced = new ArrayList<>();
    for (int i = 0; i < asked.people().size(); i++) {
      String person = files.meant(asked.people().get(i)).orElseThrow();
      PersonFile file = files.file(person);
      switch (prices.of(asked.area(), person, file, today)) {
        case Prices.Said.Refused(var reason) ->
            refusals.add(new Pricing.Refusal(i, Pricing.Reason.valueOf(reason.name())));
        case Prices.Said.As(Prices.Price price) when price.never() && hasPaid(file) ->
            refusals.add(new Pricing.Refusal(i, Pricing.Reason.ALREADY_COVERED));
        case Prices.Said.As(Prices.Price price)
            when !price.newborn() && WindowModel.isClosed(state, asked.area(), now) ->
            refusals.add(new Pricing.Refusal(i, Pricing.Reason.WINDOW_ENDED));
        case Prices.Said.As(Prices.Price price) ->
            priced.add(new Prices.Asked(asked.people().get(i), file, price));
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
    PlacedOrder order = pending(asked.area(), placing.means(), priced, now.plus(LIFETIME), now);
    if (fen == 0) {
      order = settle(asked.order(), order, Optional.empty(), now, now, Optional.empty());
      posted(now);
    } else if (placing.payer().isPresent()) {
      String payer = placing.payer().get();
      Optional<String> refusal = accountRefusal(payer, order);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      State.Payment payment = new State.Payment.FromAccount(payer, fen, now);
      order = settle(asked.order(), order, Optional.empty(), now, now, Optional.of(payment));
      accounts.pay(payer, fen);
      posted(now);
    }
    state.orders().put(asked.order(), order);
    return bindings.bind(
        placing.key(), placing.command(), said(order) + " until " + order.expiresAt());
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
      order = settle(name, order, Optional.empty(), at, at, Optional.empty());
      Instant firstOpen = ShanghaiTime.endOf(sealedTo);
      posted(at.isBefore(firstOpen) ? firstOpen : at);
    }
    state.orders().put(name, order);
    bindings.bind("order " + name, name, name);
    return order;
  }

  /** Why somebody's own account can't pay an order. */
  private Optional<String> accountRefusal(String payer, PlacedOrder order) {
    List<Integer> own = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < order.lines().size(); i++) {
      Line line = order.lines().get(i);
      if (line.fen() > 0) {
        (files.meant(line.person()).equals(Optional.of(payer)) ? own : others).add(i);
      }
    }
    if (!others.isEmpty()) {
      return Optional.of("quota-insufficient " + others + " left 0");
    }
    long left = accounts.left(payer);
    return left < order.fen()
        ? Optional.of("balance-insufficient %d left %d".formatted(own.getFirst(), left))
        : Optional.empty();
  }

  /** An order as an answer tells of it. */
  private static String said(PlacedOrder order) {
    return order.status() + " " + lines(order);
  }

  private static String lines(PlacedOrder order) {
    List<String> said = new ArrayList<>();
    order
        .lines()
        .forEach(line -> said.add(line.status() + line.coverFrom().map(d -> ":" + d).orElse("")));
    return said.toString();
  }

  String cancel(String channel, String name, Instant now) {
    String key = "cancel " + channel + " " + name;
    Optional<String> before = bindings.answer(key, key);
    Optional<PlacedOrder> found = own(channel, name);
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

  // ---- money that comes -----------------------------------------------------------------------

  String notice(Steps.Movement told, Instant now) {
    return notice(told, Source.NOTICE, now);
  }

  /** A notice, or what a statement tells of and no notice did. */
  String notice(Steps.Movement told, Source source, Instant now) {
    String channel = told.channel();
    String key = "paid " + channel + " " + told.number();
    String name = known(told.about());
    String command = name + " " + told.fen() + " " + told.at();
    Optional<String> before = bindings.answer(key, command);
    if (before.isPresent()) {
      if (before.get().equals(Bindings.KEY_REUSED)) {
        note(hanging(told, Kind.PAID, name, Suspense.Reason.KEY_REUSED, now));
      }
      return before.get();
    }
    if (told.at().isAfter(now.plus(TOLERANCE))) {
      return "paid-in-future";
    }
    Optional<PlacedOrder> order = own(channel, name);
    Optional<Suspense.Reason> hangs = hangs(order, told);
    posted(now);
    tell(told, Kind.PAID, order.map(own -> Names.numberOf(name)), source);
    state.book(Account.channelClearing(channel).id(), told.fen());
    if (hangs.isPresent()) {
      state.book(Account.suspense(channel).id(), -told.fen());
      String id = Suspense.idOf(channel, Kind.PAID, told.number());
      state.owed().put(id, hanging(told, Kind.PAID, name, hangs.get(), now));
      return bindings.bind(key, command, "SUSPENSE");
    }
    PlacedOrder taken =
        take(
            name,
            order.orElseThrow(),
            new State.Payment.ByChannel(channel, told.number(), told.fen(), told.at()),
            now);
    return bindings.bind(key, command, (taken.receipt() ? "PAID " : "REFUND_DUE ") + lines(taken));
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
    return told.at().isBefore(order.get().createdAt().minus(TOLERANCE))
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

  void tell(Steps.Movement told, Kind kind, Optional<String> orderNo, Source source) {
    State.Told kept =
        new State.Told(told.channel(), kind, told.number(), told.fen(), told.at(), orderNo, source);
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

  /** The order's whole money, its first: it covers, or goes back. */
  private PlacedOrder take(
      String name, PlacedOrder order, State.Payment.ByChannel payment, Instant now) {
    Instant counts =
        payment.paidAt().isBefore(order.createdAt()) ? order.createdAt() : payment.paidAt();
    Optional<Refund.Reason> back =
        order.status() == Order.Status.CANCELLED
            ? Optional.of(Refund.Reason.ORDER_CANCELLED)
            : counts.isBefore(order.expiresAt())
                ? Optional.empty()
                : Optional.of(Refund.Reason.ORDER_EXPIRED);
    PlacedOrder taken = settle(name, order, back, counts, now, Optional.of(payment));
    state.orders().put(name, taken);
    return taken;
  }

  /** Decides line by line who is covered, and whose money goes back. */
  private PlacedOrder settle(
      String name,
      PlacedOrder order,
      Optional<Refund.Reason> allBack,
      Instant counts,
      Instant now,
      Optional<State.Payment> payment) {
    LocalDate day = ShanghaiTime.dateOf(counts);
    List<Line> lines = new ArrayList<>();
    Set<String> settled = new HashSet<>();
    for (Line line : order.lines()) {
      String person = files.meant(line.person()).orElseThrow();
      PersonFile file = files.file(person);
      Optional<LocalDate> from = line.start().firstDay(day, YEAR);
      Optional<Refund.Reason> back =
          allBack
              .or(
                  () ->
                      isDead(person, day) ? Optional.of(Refund.Reason.DECEASED) : Optional.empty())
              .or(
                  () ->
                      settled.contains(person) || isTaken(file, from)
                          ? Optional.of(Refund.Reason.COVERED_MEANWHILE)
                          : Optional.empty());
      if (back.isPresent()) {
        lines.add(line.as(LineStatus.REFUND_DUE));
        payment.ifPresent(by -> giveBack(name, line, by, back.get(), now));
      } else {
        settled.add(person);
        lines.add(from.map(line::coveredFrom).orElseGet(() -> line.as(LineStatus.NOT_COVERED)));
        keep(order.area(), line, from.isPresent(), 1);
        if (from.isPresent()) {
          files.cover(person, cover(order.area(), from.get(), day, name, now));
        } else {
          files.paidInVain(person, premium(order.area(), day, name, now));
        }
      }
    }
    return new PlacedOrder(
        order.area(),
        order.means(),
        settled.isEmpty() ? order.status() : Order.Status.PAID,
        order.fen(),
        lines,
        order.createdAt(),
        order.expiresAt(),
        payment,
        !settled.isEmpty());
  }

  private static Cover cover(
      Area area, LocalDate from, LocalDate paidOn, String order, Instant now) {
    return new Cover(
        Scheme.RESIDENT,
        area,
        YEAR,
        from,
        LocalDate.of(YEAR, 12, 31),
        Optional.of(paidOn),
        Optional.of(order),
        Optional.of(now));
  }

  private static PaidPremium premium(Area area, LocalDate paidOn, String order, Instant now) {
    return new PaidPremium(
        Scheme.RESIDENT, area, YEAR, paidOn, Optional.of(order), Optional.of(now));
  }

  private static boolean isTaken(PersonFile file, Optional<LocalDate> from) {
    return file.covers().stream().anyMatch(cover -> cover.year() == YEAR)
        || (from.isEmpty() && hasPaid(file));
  }

  /** Whether the year was paid for before, in vain. */
  static boolean hasPaid(PersonFile file) {
    return file.payments().stream().anyMatch(Model::isOfTheYear);
  }

  private static boolean isOfTheYear(PaidPremium paid) {
    return paid.year() == YEAR;
  }

  private boolean isDead(String person, LocalDate day) {
    return files.file(person).diedOn().filter(died -> !day.isBefore(died)).isPresent();
  }

  /** A premium is the fund's, and the state adds to who is covered; or both are undone. */
  private void keep(Area area, Line line, boolean covers, int sign) {
    state.book(Account.personalContributions(area, YEAR).id(), -sign * line.fen());
    if (covers) {
      state.book(Account.fiscalSubsidy(area, YEAR).id(), sign * line.subsidyFen());
      state.book(Account.pooledFund(area, YEAR).id(), -sign * line.subsidyFen());
    }
  }

  private void giveBack(
      String order, Line line, State.Payment payment, Refund.Reason reason, Instant now) {
    if (line.fen() == 0) {
      return;
    }
    String cause = order + " " + line.person();
    Back back =
        switch (payment) {
          case State.Payment.ByChannel by -> {
            state.book(Account.refundsDue(by.channel()).id(), -line.fen());
            yield new Back(
                by.channel(),
                Optional.of(by.number()),
                line.fen(),
                reason,
                now,
                cause,
                Optional.empty());
          }
          case State.Payment.FromAccount from ->
              new Back(
                  Names.channelOf(order),
                  Optional.empty(),
                  line.fen(),
                  reason,
                  now,
                  cause,
                  Optional.of(Names.account(accounts.giveBack(from.person(), line.fen()))));
        };
    state.owed().put(Names.refund(order, line.person()), back);
  }

  // ---- money that goes back -------------------------------------------------------------------

  String askRefund(Steps.AskRefund asked, Instant now) {
    String key = "refund " + asked.channel() + " " + asked.order() + " " + asked.person();
    return bindings.answer(key, asked.toString()).orElseGet(() -> askedRefund(asked, key, now));
  }

  private String askedRefund(Steps.AskRefund asked, String key, Instant now) {
    Optional<PlacedOrder> found = own(asked.channel(), asked.order());
    LocalDate today = ShanghaiTime.dateOf(now);
    if (asked.reason() == RequestRefund.Reason.DEATH && asked.on().isAfter(today)) {
      return "refused " + new RequestRefund.Refusal.NotYet();
    }
    if (found.isEmpty()) {
      return "refused " + new RequestRefund.Refusal.UnknownOrder();
    }
    Optional<String> person = files.meant(asked.person());
    if (person.isEmpty()) {
      return "refused " + new RequestRefund.Refusal.UnknownPerson();
    }
    PlacedOrder order = found.get();
    List<Line> lines =
        order.lines().stream().filter(line -> files.meant(line.person()).equals(person)).toList();
    Optional<Line> covered =
        lines.stream().filter(line -> line.status() == LineStatus.COVERED).findFirst();
    if (covered.isEmpty()) {
      return "refused "
          + (lines.stream().anyMatch(line -> line.status() == LineStatus.NOT_COVERED)
              ? new RequestRefund.Refusal.CoverNeverStarts()
              : new RequestRefund.Refusal.NothingToRefund());
    }
    LocalDate from = covered.get().coverFrom().orElseThrow();
    if (covered.get().fen() == 0) {
      return "refused " + new RequestRefund.Refusal.NothingToRefund();
    }
    if (!today.isBefore(from)) {
      return "refused " + new RequestRefund.Refusal.CoverStarted(from);
    }
    LineStatus gone =
        undo(asked.order(), covered.get(), Refund.Reason.valueOf(asked.reason().name()), now);
    files.uncover(person.get(), asked.order(), today);
    return bindings.bind(key, asked.toString(), gone + " " + covered.get().fen());
  }

  /** Money that was kept for somebody goes back after all; into an account at once. */
  private LineStatus undo(String name, Line line, Refund.Reason reason, Instant now) {
    PlacedOrder order = Objects.requireNonNull(state.orders().get(name));
    keep(order.area(), line, line.status() == LineStatus.COVERED, -1);
    order.payment().ifPresent(by -> giveBack(name, line, by, reason, now));
    if (line.fen() + line.subsidyFen() != 0) {
      posted(now);
    }
    LineStatus gone =
        line.fen() > 0 && order.payment().orElse(null) instanceof State.Payment.FromAccount
            ? LineStatus.REFUNDED
            : LineStatus.REFUND_DUE;
    state.orders().put(name, order.with(line, line.as(gone)));
    return gone;
  }

  String refundPaid(Steps.Movement told, Instant now) {
    return refundPaid(told, Source.NOTICE, now);
  }

  String refundPaid(Steps.Movement told, Source source, Instant now) {
    String channel = told.channel();
    String key = "refunded " + channel + " " + told.number();
    String name = known(told.about());
    String command = name + " " + told.fen() + " " + told.at();
    Optional<String> before = bindings.answer(key, command);
    if (before.isPresent()) {
      if (before.get().equals(Bindings.KEY_REUSED)) {
        note(hanging(told, Kind.REFUNDED, name, Suspense.Reason.KEY_REUSED, now));
      }
      return before.get();
    }
    if (!(state.owed().get(name) instanceof Back due) || !due.channel().equals(channel)) {
      return said(new AcceptRefundPayment.Outcome.UnknownRefund());
    }
    if (told.at().isAfter(now.plus(TOLERANCE))) {
      return "paid-in-future";
    }
    if (state.owed().containsKey(Suspense.idOf(channel, Kind.REFUNDED, told.number()))) {
      // the statement had it before, when nobody knew for which refund it was
      return bindings.bind(key, command, "SUSPENSE");
    }
    posted(now);
    String order = Names.orderOf(due.cause());
    tell(told, Kind.REFUNDED, own(channel, order).map(own -> Names.numberOf(order)), source);
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
      return bindings.bind(key, command, "SUSPENSE");
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
    return bindings.bind(key, command, "REFUNDED");
  }

  private Optional<Line> lineOf(Back due) {
    return Optional.ofNullable(state.orders().get(Names.orderOf(due.cause())))
        .flatMap(
            order ->
                order.lines().stream()
                    .filter(line -> due.cause().endsWith(" " + line.person()))
                    .findFirst());
  }

  private static String said(Record outcome) {
    return outcome.getClass().getSimpleName();
  }

  // ---- suspense -------------------------------------------------------------------------------

  String match(String suspenseId, String order, Instant now) {
    String key = "match " + suspenseId;
    String name = known(order);
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
    posted(now);
    PlacedOrder taken =
        take(
            name,
            Objects.requireNonNull(state.orders().get(name)),
            new State.Payment.ByChannel(item.channel(), item.number(), item.fen(), item.paidAt()),
            now);
    return bindings.bind(key, name, "MATCHED " + lines(taken));
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
      posted(now);
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

  // ---- two files of one person ----------------------------------------------------------------

  /** What paid for a cover, or in vain, that the other file had first goes back. */
  String merge(Steps.Merge asked, Instant now) {
    String key = "file merge " + asked.key();
    Optional<String> before = bindings.answer(key, asked.toString());
    Optional<FileRefusal> refusal = files.mergeRefusal(asked.survivor(), asked.duplicate());
    if (before.isPresent() || refusal.isPresent()) {
      return before.orElseGet(() -> "refused " + refusal.orElseThrow());
    }
    if (accounts.join(asked.survivor(), asked.duplicate())) {
      posted(now);
    }
    StringBuilder back = new StringBuilder();
    for (FileModel.Lost lost : files.merge(asked.survivor(), asked.duplicate(), now)) {
      undo(lost.order(), lost.line(), Refund.Reason.PERSON_MERGED, now);
      if (lost.line().fen() != 0) {
        back.append(' ').append(lost.order()).append(' ').append(lost.line().person());
      }
    }
    return bindings.bind(key, asked.toString(), "merged" + back);
  }

  // ---- people's own accounts ------------------------------------------------------------------

  String openAccount(Steps.OpenAccount asked, Instant now) {
    String key = "file open " + asked.key();
    Optional<String> before = bindings.answer(key, asked.toString());
    if (before.isPresent()) {
      return before.get();
    }
    Optional<String> meant = files.meant(asked.person());
    if (meant.isEmpty()) {
      return "refused " + new FileRefusal.NoSuchPerson();
    }
    if (!meant.get().equals(asked.person())) {
      return "refused " + new FileRefusal.PersonMerged(meant.get());
    }
    if (accounts.isOpen(asked.person())) {
      return "refused " + new FileRefusal.AccountExists();
    }
    accounts.open(asked.person(), files.file(asked.person()).area(), asked.fen());
    posted(now);
    return bindings.bind(key, asked.toString(), "opened with " + asked.fen());
  }

  // ---- what is common -------------------------------------------------------------------------

  void posted(Instant now) {
    state.postings().merge(ShanghaiTime.dateOf(now), 1, Integer::sum);
  }

  /** An order as its own channel sees it. */
  Optional<PlacedOrder> own(String channel, String name) {
    return Optional.ofNullable(state.orders().get(name))
        .filter(order -> Names.channelOf(name).equals(channel));
  }

  /** A name, if anything has it: what has none is told of by ids that nothing has. */
  private String known(String name) {
    return name.isEmpty() || state.orders().containsKey(name) || state.owed().containsKey(name)
        ? name
        : Names.NOBODY;
  }

  // ---- days -----------------------------------------------------------------------------------

  /** Seals each day that has been over for half an hour; says how many postings each has. */
  String seal(Instant now) {
    LocalDate due = ShanghaiTime.dateOf(now.minus(LIFETIME)).minusDays(1);
    TreeMap<LocalDate, Integer> days = new TreeMap<>(state.postings());
    Map<LocalDate, Integer> sealed =
        days.subMap(sealedTo, false, due.isBefore(sealedTo) ? sealedTo : due, true);
    sealedTo = due.isAfter(sealedTo) ? due : sealedTo;
    return "sealed " + sealed;
  }

  String advanceWindows(Instant now) {
    return windows.advance(state, now);
  }

  /** The windows as far as is due, then the people; what is left where there was little time. */
  String enrolAided(Steps.EnrolAided asked, Instant now) {
    Instant scheduledFor = now.minus(asked.late());
    windows.advance(state, scheduledFor);
    int left = aid.enrol(ShanghaiTime.dateOf(scheduledFor), bookedAt(scheduledFor));
    return "left " + left + (asked.hasTime() && left > 0 ? " though there was time" : "");
  }

  /** Nothing is booked before the books begin, or into a day that is sealed. */
  private Instant bookedAt(Instant scheduledFor) {
    return Stream.of(Optional.of(sealedTo.plusDays(1)), stored.booksBegin())
        .flatMap(Optional::stream)
        .map(ShanghaiTime::startOf)
        .filter(scheduledFor::isBefore)
        .max(Instant::compareTo)
        .orElse(scheduledFor);
  }

  AidModel aid() {
    return aid;
  }

  String closeWindow(Steps.CloseWindow asked, Instant now) {
    String key = "close " + asked.key();
    return bindings
        .answer(key, asked.toString())
        .orElseGet(
            () ->
                windows
                    .close(state, asked.area(), now)
                    .map(refusal -> "refused " + refusal)
                    .orElseGet(() -> bindings.bind(key, asked.toString(), "closed")));
  }

  /** Of the orders that somebody asked for. */
  List<String> orderNames() {
    return state.orders().keySet().stream()
        .filter(name -> !Names.channelOf(name).equals(Names.SCHEDULE))
        .toList();
  }
}
