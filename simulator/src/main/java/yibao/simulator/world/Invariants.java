package yibao.simulator.world;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import yibao.records.Account;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.Suspense;
import yibao.rules.Cover;
import yibao.rules.Scheme;
import yibao.simulator.memory.Snapshot;

/**
 * What must hold of the tables after every step, whatever the model says. Each posting was seen to
 * sum to zero when it came.
 */
final class Invariants {

  /** What of the books was credited to people's own accounts. */
  private static final List<String> OF_ACCOUNTS =
      List.of("opening-balances.", "account-credits.", "account-interest.");

  private final State state;

  private Invariants(State state) {
    this.state = state;
  }

  /**
   * Looks at all of it.
   *
   * @throws Broken if something doesn't hold
   */
  static void check(State state) {
    Invariants invariants = new Invariants(state);
    invariants.lines();
    invariants.covers();
    invariants.accounts();
    invariants.ownAccounts();
    invariants.documents();
    invariants.freeOrders();
    MandateInvariants.check(state);
    SharingInvariants.check(state);
  }

  /** Whoever is refused, or repeats, has changed nothing; a reused number is noted at the most. */
  static void checkRefused(String said, List<Snapshot.Changed> changes) {
    boolean changesNothing =
        said.matches(
            "(again|refused|same-person|not-published|cover-never-starts|price-changed"
                + "|paid-in-future|UnknownRefund|person-exists|unknown-payer|not-the-payer|balance-insufficient|quota-insufficient|payer-deceased|unknown-mandate|file"
                + " |charges ).*");
    int most = changesNothing ? 0 : said.equals(Bindings.KEY_REUSED) ? 1 : Integer.MAX_VALUE;
    if (changes.size() > most) {
      throw new Broken("answered " + said + ", and changed " + changes);
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new Broken(what);
    }
  }

  /** Each paid line has just one cover, or one refund. */
  private void lines() {
    Map<String, Integer> covers = new HashMap<>();
    Map<String, Integer> premiums = new HashMap<>();
    state
        .people()
        .forEach(
            (person, file) -> {
              file.covers().forEach(c -> count(covers, c.orderId(), person, month(c)));
              endedBeforeTheyBegan(file)
                  .forEach(order -> count(covers, Optional.of(order), person, Optional.empty()));
              file.payments()
                  .forEach(paid -> count(premiums, paid.orderId(), person, paid.month()));
            });
    state
        .orders()
        .forEach(
            (name, order) ->
                order
                    .lines()
                    .forEach(
                        line -> {
                          String key =
                              key(name, meant(line.person()), line.month().map(Order.Month::month));
                          Optional<State.Owed.Back> back = refund(name, line);
                          check(
                              (line.status() == LineStatus.REFUND_DUE && line.fen() > 0)
                                  == back.filter(due -> due.paidBackBy().isEmpty()).isPresent(),
                              "a line and what is due back: " + key + " " + line + " " + back);
                          check(
                              (line.status() == LineStatus.REFUNDED)
                                  == back.filter(due -> due.paidBackBy().isPresent()).isPresent(),
                              "a line and what was paid back: " + key + " " + line + " " + back);
                          take(covers, key, line, LineStatus.COVERED);
                          take(premiums, key, line, LineStatus.NOT_COVERED);
                        }));
    check(covers.isEmpty(), "covers that no line paid: " + covers);
    check(premiums.isEmpty(), "premiums that no line paid: " + premiums);
  }

  private static void count(
      Map<String, Integer> counts,
      Optional<String> order,
      String person,
      Optional<YearMonth> month) {
    order.ifPresent(name -> counts.merge(key(name, person, month), 1, Integer::sum));
  }

  private static String key(String order, String person, Optional<YearMonth> month) {
    return order + " " + person + month.map(of -> " " + of).orElse("");
  }

  private static Optional<YearMonth> month(Cover cover) {
    return cover.paidAs().map(kind -> YearMonth.from(cover.to()));
  }

  /** Who paid for years that months ended before they began; the months keep them in mind. */
  private static Set<String> endedBeforeTheyBegan(State.PersonFile file) {
    Set<String> orders = new HashSet<>();
    file.covers().stream()
        .flatMap(cover -> cover.ends().stream())
        .forEach(year -> year.orderId().ifPresent(orders::add));
    file.covers().forEach(cover -> cover.orderId().ifPresent(orders::remove));
    return orders;
  }

  private static void take(
      Map<String, Integer> counts, String key, State.Line line, LineStatus status) {
    if (line.status() == status) {
      Integer held = counts.remove(key);
      check(Objects.equals(held, 1), key + " is " + status + ", and has " + held);
    }
  }

  private Optional<State.Owed.Back> refund(String order, State.Line line) {
    return state.owed().get(Names.refund(order, line)) instanceof State.Owed.Back back
        ? Optional.of(back)
        : Optional.empty();
  }

  private String meant(String person) {
    Optional<String> into =
        Optional.ofNullable(state.people().get(person)).flatMap(State.PersonFile::mergedInto);
    return into.map(this::meant).orElse(person);
  }

  private void covers() {
    state
        .people()
        .forEach(
            (person, file) -> {
              Set<Integer> years = new HashSet<>();
              check(
                  file.covers().stream()
                      .filter(cover -> cover.scheme() == Scheme.RESIDENT)
                      .map(Cover::year)
                      .allMatch(years::add),
                  person + " is covered twice in a year: " + file.covers());
              check(
                  file.covers().stream()
                      .allMatch(
                          cover -> file.covers().stream().filter(cover::overlaps).count() == 1),
                  person + " is covered twice on a day: " + file.covers());
            });
  }

  /**
   * Whatever was credited to a person's account is there, or spent: on lines that are kept. What
   * the books call brought along, contributed for accounts or interest was credited to somebody.
   * What was spent of the credit of a month that went back stays there, and was kept back of what
   * it had cost. What somebody accepted was spent in one account and credited in another.
   */
  private void ownAccounts() {
    Map<String, Long> spent = new TreeMap<>();
    state.orders().values().forEach(order -> spent(order, spent));
    long transferred = 0;
    for (SharingState.Transferred transfer : state.sharing().transfers().values()) {
      if (transfer.accepted().isPresent()) {
        spent.merge(state.standing(transfer.from()), transfer.fen(), Long::sum);
        transferred += transfer.fen();
      }
    }
    long credited = 0;
    for (Map.Entry<String, State.OwnAccount> entry : state.accounts().entrySet()) {
      State.OwnAccount account = entry.getValue();
      check(
          account.available() >= 0
              && account.available() + account.frozen() + account.spent() == account.credited(),
          "an account that doesn't sum up: " + entry);
      check(
          account.spent() == spent.getOrDefault(entry.getKey(), 0L),
          "an account that paid lines of " + spent + ": " + entry);
      credited += account.credited();
    }
    long given =
        state.balances().entrySet().stream()
            .filter(balance -> OF_ACCOUNTS.stream().anyMatch(balance.getKey()::startsWith))
            .mapToLong(Map.Entry::getValue)
            .sum();
    check(
        credited == given + keptBack() + transferred,
        "%d is credited, of %d and %d transferred".formatted(credited, given, transferred));
  }

  private long keptBack() {
    long kept = 0;
    for (Map.Entry<String, State.PlacedOrder> order : state.orders().entrySet()) {
      for (State.Line line : order.getValue().lines()) {
        Optional<State.Owed.Back> back = refund(order.getKey(), line);
        kept += back.map(due -> line.fen() - due.fen()).orElse(0L);
      }
    }
    return kept;
  }

  private void spent(State.PlacedOrder order, Map<String, Long> spent) {
    if (order.payment().orElse(null) instanceof State.Payment.FromAccount from) {
      order.lines().stream()
          .filter(line -> line.status() != LineStatus.REFUNDED)
          .forEach(line -> spent.merge(state.standing(from.paying(line)), line.fen(), Long::sum));
    }
  }

  /** Every account stands as what it is for says, and none of these is below zero. */
  private void accounts() {
    Map<String, Long> said = new HashMap<>();
    state
        .owed()
        .values()
        .forEach(
            owed -> {
              switch (owed) {
                case State.Owed.Back back when back.paidBackBy().isEmpty() ->
                    said.merge(Account.refundsDue(back.channel()).id(), -back.fen(), Long::sum);
                case State.Owed.Back done -> {}
                case State.Owed.Hanging item when item.isMoney() && item.workedOff().isEmpty() ->
                    said.merge(Account.suspense(item.channel()).id(), signed(item), Long::sum);
                case State.Owed.Hanging noted -> {}
              }
            });
    state
        .orders()
        .values()
        .forEach(
            order ->
                order
                    .lines()
                    .forEach(
                        line -> {
                          if (line.month().isPresent()) {
                            if (line.isKept()) {
                              contributed(order, line, said);
                            }
                          } else if (line.isKept()) {
                            said.merge(
                                Account.personalContributions(order.area(), Model.YEAR).id(),
                                -line.fen(),
                                Long::sum);
                          }
                          if (line.status() == LineStatus.COVERED && line.month().isEmpty()) {
                            said.merge(
                                Account.fiscalSubsidy(order.area(), Model.YEAR).id(),
                                line.subsidyFen(),
                                Long::sum);
                          }
                        }));
    state
        .accounts()
        .forEach(
            (owner, account) ->
                said.merge(
                    Account.personalAccount(account.area(), owner).id(),
                    -account.held(),
                    Long::sum));
    state
        .orders()
        .forEach(
            (name, order) ->
                said.merge(
                    Account.contributionsReceived(order.area()).id(),
                    -unapplied(order),
                    Long::sum));
    said.values().removeIf(fen -> fen == 0);
    Map<String, Long> booked = new HashMap<>(state.balances());
    booked
        .keySet()
        .removeIf(
            id ->
                id.startsWith("channel-clearing")
                    || id.startsWith("pooled-fund")
                    || id.startsWith("area-clearing")
                    || OF_ACCOUNTS.stream().anyMatch(id::startsWith));
    check(said.equals(booked), "accounts that are " + booked + " where there is " + said);
    long owed =
        state.balances().entrySet().stream()
            .filter(balance -> balance.getKey().startsWith("area-clearing."))
            .mapToLong(Map.Entry::getValue)
            .sum();
    check(owed == 0, "what areas owe each other comes to " + owed);
    long sum = state.balances().values().stream().mapToLong(Long::longValue).sum();
    check(sum == 0, "the balances sum to " + sum);
  }

  private static void contributed(
      State.PlacedOrder order, State.Line line, Map<String, Long> said) {
    long employer = line.month().orElseThrow().employer().fen();
    said.merge(
        Account.employerContributions(order.area(), order.year()).id(), -employer, Long::sum);
    said.merge(
        Account.employeeContributions(order.area(), order.year()).id(),
        employer - line.fen(),
        Long::sum);
  }

  /** What was received for a staff list, less what its parts have applied. */
  private long unapplied(State.PlacedOrder order) {
    if (order.parts().isEmpty() || order.status() != Order.Status.PAID) {
      return 0;
    }
    long applied =
        order.parts().stream()
            .map(part -> Objects.requireNonNull(state.orders().get(part)))
            .filter(part -> part.payment().isPresent())
            .mapToLong(State.PlacedOrder::fen)
            .sum();
    return order.fen() - applied;
  }

  /** A file that has a document is found under one: its own, or one of a file that went into it. */
  private void documents() {
    Set<String> found = new HashSet<>();
    state.documents().values().forEach(holder -> found.add(meant(holder)));
    state
        .people()
        .forEach(
            (person, file) -> {
              boolean should = file.documented() && file.mergedInto().isEmpty();
              check(
                  found.contains(person) == should,
                  "who is found under a document: " + person + " " + file);
            });
  }

  /** What nobody asked for costs nothing, and is for one person. */
  private void freeOrders() {
    state
        .orders()
        .forEach(
            (name, order) ->
                check(
                    !Names.channelOf(name).equals(Names.SCHEDULE)
                        || (order.fen() == 0
                            && order.payment().isEmpty()
                            && order.lines().size() == 1),
                    "an order that nobody asked for: " + name + " " + order));
  }

  private static long signed(State.Owed.Hanging item) {
    return item.direction() == Suspense.Direction.OWED_TO_CHANNEL ? -item.fen() : item.fen();
  }
}
