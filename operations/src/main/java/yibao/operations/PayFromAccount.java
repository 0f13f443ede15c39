package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Accounts;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Posting;
import yibao.rules.PolicyBook;

/**
 * Pays an order at once from people's own accounts (个人账户), with the payer's consent: the payer's
 * own line from the payer's account, or else from that of a relative who shares with the payer,
 * each other line from the payer's account by the relation in which the payer shares with that
 * person. The accounts are debited, the people covered and the order placed together or not at all.
 */
public final class PayFromAccount {

  private final PaymentRecords records;
  private final Accounts accounts;
  private final SharedPremiums shared;
  private final PlaceOrder orders;
  private final LookUpPerson people;
  private final Settling settling;

  public PayFromAccount(
      PaymentRecords records, SharingRecords sharing, PolicyBook book, PlaceOrder orders) {
    this.records = records;
    this.accounts = sharing.accounts();
    this.shared = new SharedPremiums(sharing, book);
    this.orders = orders;
    this.people = new LookUpPerson(records.people());
    this.settling = new Settling(records);
  }

  /**
   * Places the order and pays it.
   *
   * @param command names a payer, and has the consent of who acts
   */
  public PlaceOrder.Outcome pay(PlaceOrder.Command command, Instant now) {
    String payer = command.means().payer().orElseThrow();
    if (!people.areSame(command.means().consent().orElseThrow().psnNo(), payer)) {
      return new PlaceOrder.Outcome.NotThePayer();
    }
    return orders.place(
        command,
        PlaceOrder.Instants.of(now),
        (order, found) -> paid(order, Objects.requireNonNull(found.get(payer)), found, now));
  }

  private PlaceOrder.Entered paid(
      Order order, Person payer, Map<String, Person> people, Instant now) {
    if (order.total().isZero()) {
      return new PlaceOrder.Entered.As(order, List.of());
    }
    AccountBook book = new AccountBook(accounts, records.ledger());
    SharedPremiums.Sources sources = shared.sources(order, payer, people, book, now);
    return switch (sources) {
      case SharedPremiums.Sources.Stale stale -> new PlaceOrder.Entered.Stale();
      case SharedPremiums.Sources.Lacking less ->
          sources.equals(sourcesAgain(order, payer, people, now)) && areStill(people)
              ? new PlaceOrder.Entered.Refused(less.why())
              : new PlaceOrder.Entered.Stale();
      case SharedPremiums.Sources.As as -> debited(order, payer, people, as.money(), book, now);
    };
  }

  /**
   * Read anew before it is refused: accounts, relations and wallets are read one after another, and
   * others may have moved what is looked for from what wasn't read yet to what was.
   */
  private SharedPremiums.Sources sourcesAgain(
      Order order, Person payer, Map<String, Person> people, Instant now) {
    return shared.sources(order, payer, people, new AccountBook(accounts, records.ledger()), now);
  }

  /**
   * Whether the files are as they were read before the accounts. What an account pays covers
   * somebody: who was covered by it meanwhile is told that, not that too little is left.
   */
  private boolean areStill(Map<String, Person> people) {
    Set<String> numbers = new HashSet<>();
    people.values().forEach(person -> numbers.add(person.psnNo()));
    Map<String, Person> now = records.people().find(numbers);
    return people.values().stream()
        .allMatch(
            person ->
                Objects.requireNonNull(now.get(person.psnNo())).version() == person.version());
  }

  private PlaceOrder.Entered debited(
      Order order,
      Person payer,
      Map<String, Person> people,
      SharedMoney money,
      AccountBook book,
      Instant now) {
    Settling.Settled settled =
        settling.settle(
            order,
            Settling.Seen.of(people),
            now,
            now,
            Optional.of(
                new Order.Payment.FromAccount(payer.psnNo(), order.total(), now, money.byLine())));
    if (!settled.back().isZero()) {
      throw new IllegalStateException("what is sold today must cover today: " + order.orderId());
    }
    book.book(
        chain ->
            new Posting(
                Posting.idOfAccountPayment(order.orderId()),
                now,
                Posting.Cause.ACCOUNT_PAYMENT,
                AreaClearing.balanced(
                    order.area(), PremiumBooks.decided(settled, money.byAccount())),
                Optional.empty(),
                settled.order().receiptNo(),
                chain),
        money.after());
    List<Change> changes = new ArrayList<>(settled.changes());
    changes.addAll(book.changes());
    changes.addAll(money.changes(covered(order, people)));
    return new PlaceOrder.Entered.As(settled.order(), changes);
  }

  /** Whose files are written, since a line covers them. */
  private static Set<String> covered(Order order, Map<String, Person> people) {
    Set<String> covered = new HashSet<>();
    order
        .lines()
        .forEach(line -> covered.add(Objects.requireNonNull(people.get(line.psnNo())).psnNo()));
    return covered;
  }
}
