package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import yibao.records.Accounts;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Money;

/**
 * Pays an order at once from the payer's own account (个人账户), with the payer's consent: the account
 * is debited, the payer covered and the order placed together or not at all. Others have no use of
 * the account yet, so a line of anybody else is refused.
 */
public final class PayFromAccount {

  private final PaymentRecords records;
  private final Accounts accounts;
  private final PlaceOrder orders;
  private final LookUpPerson people;
  private final Settling settling;

  public PayFromAccount(PaymentRecords records, Accounts accounts, PlaceOrder orders) {
    this.records = records;
    this.accounts = accounts;
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
    List<Integer> own = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    IntStream.range(0, order.lines().size())
        .filter(i -> !order.lines().get(i).price().isZero())
        .forEach(i -> (isOf(order.lines().get(i), payer, people) ? own : others).add(i));
    if (!others.isEmpty()) {
      return refused(new PlaceOrder.Outcome.QuotaInsufficient(others, Money.ZERO));
    }
    AccountBook book = new AccountBook(accounts, records.ledger());
    Optional<PersonalAccount> account = book.find(payer.psnNo());
    if (account.flatMap(PersonalAccount::mergedInto).isPresent()) {
      return new PlaceOrder.Entered.Stale();
    }
    Money left = account.map(PersonalAccount::available).orElse(Money.ZERO);
    if (left.compareTo(order.total()) < 0) {
      return isStill(payer)
          ? refused(new PlaceOrder.Outcome.BalanceInsufficient(own.getFirst(), left))
          : new PlaceOrder.Entered.Stale();
    }
    return debited(order, account.orElseThrow(), people, book, now);
  }

  /**
   * Whether the file is as it was read before the account. What the account pays covers somebody:
   * who was covered by it meanwhile is told that, not that too little is left.
   */
  private boolean isStill(Person payer) {
    return records
        .people()
        .find(payer.psnNo())
        .filter(now -> now.version() == payer.version())
        .isPresent();
  }

  private static boolean isOf(Order.Line line, Person payer, Map<String, Person> people) {
    return Objects.requireNonNull(people.get(line.psnNo())).psnNo().equals(payer.psnNo());
  }

  private static PlaceOrder.Entered refused(PlaceOrder.Outcome why) {
    return new PlaceOrder.Entered.Refused(why);
  }

  private PlaceOrder.Entered debited(
      Order order,
      PersonalAccount account,
      Map<String, Person> people,
      AccountBook book,
      Instant now) {
    Settling.Settled settled =
        settling.settle(
            order,
            Settling.Seen.of(people),
            now,
            now,
            Optional.of(new Order.Payment.FromAccount(account.psnNo(), order.total(), now)));
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
                    order.area(),
                    PremiumBooks.decided(settled, account.account(), account.account())),
                Optional.empty(),
                settled.order().receiptNo(),
                chain),
        account.paid(order.total()));
    List<Change> changes = new ArrayList<>(settled.changes());
    changes.addAll(book.changes());
    return new PlaceOrder.Entered.As(settled.order(), changes);
  }
}
