package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.Partition;
import yibao.records.Account;
import yibao.records.ChannelTransaction.Kind;
import yibao.records.ChannelTransaction.Source;
import yibao.records.Suspense;
import yibao.records.Suspense.Direction;
import yibao.records.Suspense.Reason;
import yibao.rules.Money;
import yibao.simulator.world.State.Owed.Back;
import yibao.simulator.world.State.Owed.Hanging;
import yibao.simulator.world.State.Told;
import yibao.simulator.world.Steps.Row;

/**
 * The part of the model that is about a channel's statement: each difference has its name, and is
 * put right once.
 */
final class StatementModel {

  private static final Set<Reason> OF_STATEMENTS =
      EnumSet.of(
          Reason.MISSING_IN_STATEMENT,
          Reason.STATEMENT_AMOUNT,
          Reason.TWICE_IN_STATEMENT,
          Reason.STATEMENT_STATUS);

  /** How the tables say it too. */
  static final String TAKEN_BACK = "taken back";

  private final Model model;
  private final State state;
  private final String channel;
  private final Instant now;
  private final List<String> said = new ArrayList<>();
  private final Set<String> queued = new HashSet<>();

  StatementModel(Model model, String channel, Instant now) {
    this.model = model;
    this.state = model.state();
    this.channel = channel;
    this.now = now;
  }

  /** A movement by its kind and number, in the order of the books' parts. */
  private record Name(int part, Kind kind, String number) implements Comparable<Name> {

    @Override
    public int compareTo(Name other) {
      return Comparator.comparingInt(Name::part)
          .thenComparing(Name::kind)
          .thenComparing(Name::number)
          .compare(this, other);
    }
  }

  private Name name(Kind kind, String number) {
    return new Name(Partition.ofLedger(channel).of(kind, number), kind, number);
  }

  String reconcile(LocalDate day, List<Row> rows) {
    Map<Name, Told> ours = new TreeMap<>();
    state.told().values().stream()
        .filter(told -> told.channel().equals(channel))
        .filter(told -> ShanghaiTime.dateOf(told.at()).equals(day))
        .forEach(told -> ours.put(name(told.kind(), told.number()), told));
    Map<Name, List<Row>> theirs = new TreeMap<>();
    rows.forEach(
        row ->
            theirs
                .computeIfAbsent(name(row.kind(), row.number()), name -> new ArrayList<>())
                .add(row));
    Set<Name> all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    for (Name name : all) {
      hold(Optional.ofNullable(ours.get(name)), theirs.getOrDefault(name, List.of()));
    }
    int takenBack = takeBack(day);
    return "reconciled "
        + said
        + " took back "
        + takenBack
        + (said.isEmpty() ? ", zero difference" : "");
  }

  /** Holds what both have of one number together. */
  private void hold(Optional<Told> ours, List<Row> rows) {
    if (rows.isEmpty()) {
      missingThere(ours.orElseThrow());
      return;
    }
    Row taken =
        rows.stream()
            .filter(row -> ours.filter(told -> isEqual(told, row)).isPresent())
            .findFirst()
            .orElse(rows.getFirst());
    if (ours.isEmpty()) {
      say(Finding.MISSING_HERE, missingHere(taken));
    } else {
      both(ours.get(), taken);
    }
    List<Row> others = new ArrayList<>(rows);
    others.remove(rows.indexOf(taken));
    for (int which = 0; which < others.size(); which++) {
      Row row = others.get(which);
      Told again =
          new Told(
              channel,
              row.kind(),
              row.number(),
              row.fen(),
              row.at(),
              Optional.empty(),
              Optional.empty(),
              Source.STATEMENT);
      say(
          Finding.TWICE,
          queue(List.of(item(again, row.fen(), Reason.TWICE_IN_STATEMENT, which, false))));
    }
  }

  private void say(Finding finding, String correction) {
    said.add(finding + " " + correction);
  }

  private static boolean isEqual(Told told, Row row) {
    return !isOfAnotherOrder(told, row)
        && told.fen() == row.fen()
        && told.at().getEpochSecond() == row.at().getEpochSecond();
  }

  private static boolean isOfAnotherOrder(Told told, Row row) {
    return told.orderNo().filter(number -> !number.equals(row.orderNo())).isPresent();
  }

  private void both(Told told, Row row) {
    if (isEqual(told, row)) {
      if (told.source() == Source.STATEMENT) {
        say(Finding.MISSING_HERE, missingHere(row));
      }
      return;
    }
    List<Item> items = new ArrayList<>();
    long more = row.fen() - told.fen();
    if (more != 0) {
      items.add(item(told, Math.abs(more), Reason.STATEMENT_AMOUNT, 0, more < 0));
    }
    if (more != 0 && !isOfAnotherOrder(told, row)) {
      say(Finding.AMOUNT_DIFFERS, queue(items));
      return;
    }
    items.add(item(told, told.fen(), Reason.STATEMENT_STATUS, 0, false));
    say(Finding.STATUS_DIFFERS, queue(items));
  }

  private void missingThere(Told told) {
    say(
        Finding.MISSING_THERE,
        queue(List.of(item(told, told.fen(), Reason.MISSING_IN_STATEMENT, 0, true))));
  }

  // ---- what only the statement tells of -------------------------------------------------------

  private String missingHere(Row row) {
    String order = Names.order(channel, row.orderNo());
    String known = model.own(channel, order).isPresent() ? order : "";
    String suspenseId = Suspense.idOf(channel, row.kind(), row.number());
    if (row.kind() == Kind.REFUNDED) {
      return paidBack(row, known, suspenseId);
    }
    String answer =
        model
            .notices()
            .paid(
                new Steps.TellPaid(channel, known, row.number(), row.fen(), row.at()),
                Source.STATEMENT,
                now);
    if (answer.equals(Bindings.KEY_REUSED)) {
      return answer;
    }
    return state.owed().containsKey(suspenseId) ? waiting(List.of(suspenseId)) : "taken";
  }

  /** Which refund was paid back is plain where this channel owes just one of that amount. */
  private String paidBack(Row row, String order, String suspenseId) {
    if (state.owed().containsKey(suspenseId)) {
      return waiting(List.of(suspenseId));
    }
    List<String> due = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (String refund : refundsOf(order)) {
      if (state.owed().get(refund) instanceof Back back
          && back.fen() == row.fen()
          && back.channel().equals(channel)) {
        if (back.paidBackBy().isEmpty()) {
          due.add(refund);
        } else if (back.paidBackBy().get().equals(row.number())) {
          done.add(refund);
        }
      }
    }
    if (done.size() == 1) {
      return "taken";
    }
    Steps.TellRefunded told =
        new Steps.TellRefunded(
            channel, due.size() == 1 ? due.getFirst() : order, row.number(), row.fen(), row.at());
    String answer = model.notices().refunded(told, Source.STATEMENT, now);
    if (due.size() == 1 || answer.equals(Bindings.KEY_REUSED)) {
      return answer.equals(Bindings.KEY_REUSED) ? answer : "taken";
    }
    model.posted(now);
    model
        .notices()
        .tell(
            told,
            Kind.REFUNDED,
            Optional.of(order).filter(name -> !name.isEmpty()),
            Source.STATEMENT);
    state
        .owed()
        .put(
            suspenseId,
            NoticeModel.hanging(told, Kind.REFUNDED, order, Reason.UNKNOWN_REFUND, now));
    state.book(Account.suspense(channel).id(), row.fen());
    state.book(Account.channelClearing(channel).id(), -row.fen());
    return waiting(List.of(suspenseId));
  }

  /**
   * What may be due back of an order, or of the parts that a staff list's order is divided into.
   */
  private List<String> refundsOf(String order) {
    if (order.isEmpty()) {
      return List.of();
    }
    State.PlacedOrder placed = Objects.requireNonNull(state.orders().get(order));
    List<String> refunds = new ArrayList<>();
    placed.lines().forEach(line -> refunds.add(Names.refund(order, line)));
    if (!placed.parts().isEmpty()) {
      refunds.add(Names.refundOfWhole(order));
      placed.parts().forEach(part -> refunds.addAll(refundsOf(part)));
    }
    return refunds;
  }

  // ---- what waits for a person ----------------------------------------------------------------

  private record Item(String id, Hanging hanging) {

    String idAgain(int times) {
      return new Suspense(
              id,
              hanging.channel(),
              hanging.number(),
              Optional.empty(),
              Money.ofFen(hanging.fen()),
              hanging.paidAt(),
              hanging.reason(),
              hanging.direction(),
              hanging.since(),
              Optional.empty())
          .again(times)
          .suspenseId();
    }
  }

  /**
   * An item of a difference.
   *
   * @param which tells apart several rows of one number
   * @param lacks whether the statement has less than the books
   */
  private Item item(Told told, long fen, Reason reason, int which, boolean lacks) {
    return new Item(
        Suspense.idOfDifference(
            channel,
            told.kind(),
            told.number(),
            reason,
            told.at().getEpochSecond() + "/" + fen + "/" + which),
        new Hanging(
            channel,
            told.number(),
            told.order().orElse(Names.NOBODY),
            fen,
            told.at(),
            reason,
            (told.kind() == Kind.PAID) == lacks
                ? Direction.OWED_BY_CHANNEL
                : Direction.OWED_TO_CHANNEL,
            now,
            Optional.empty()));
  }

  /** Enters what isn't there yet, and makes the channel's account that of its statement. */
  private String queue(List<Item> items) {
    return waiting(items.stream().map(this::entered).toList());
  }

  /** The id under which it stands: another one each time that it was taken back before. */
  private String entered(Item item) {
    String id = item.id();
    for (int times = 1; isTakenBack(state.owed().get(id)); times++) {
      id = item.idAgain(times);
    }
    if (state.owed().putIfAbsent(id, item.hanging()) == null) {
      book(item.hanging(), 1);
    }
    return id;
  }

  private static boolean isTakenBack(State.@Nullable Owed owed) {
    return owed instanceof Hanging item && item.workedOff().equals(Optional.of(TAKEN_BACK));
  }

  private void book(Hanging item, int sign) {
    if (item.isMoney()) {
      long in =
          item.direction() == Direction.OWED_TO_CHANNEL ? sign * item.fen() : -sign * item.fen();
      state.book(Account.channelClearing(channel).id(), in);
      state.book(Account.suspense(channel).id(), -in);
      model.posted(now);
    }
  }

  private String waiting(List<String> items) {
    boolean open = items.stream().anyMatch(id -> isOpen(state.owed().get(id)));
    if (open) {
      queued.addAll(items);
    }
    return (open ? "queued " : "worked off ") + items;
  }

  private static boolean isOpen(State.@Nullable Owed owed) {
    return owed instanceof Hanging item && item.workedOff().isEmpty();
  }

  /**
   * What an earlier statement of the day had otherwise, and this one hasn't any more, is undone.
   */
  private int takeBack(LocalDate day) {
    int count = 0;
    for (Map.Entry<String, State.Owed> entry : state.owed().entrySet()) {
      if (isOpen(entry.getValue())
          && entry.getValue() instanceof Hanging item
          && item.channel().equals(channel)
          && OF_STATEMENTS.contains(item.reason())
          && ShanghaiTime.dateOf(item.paidAt()).equals(day)
          && !queued.contains(entry.getKey())) {
        entry.setValue(item.workedOff(TAKEN_BACK));
        book(item, -1);
        count++;
      }
    }
    return count;
  }
}
