package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.Order;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Money;
import yibao.rules.Scheme;

/**
 * What an order's lines say to the ledger: a premium that stays is the fund's, one that doesn't is
 * due back, and for who is covered the state owes what it adds.
 */
final class PremiumBooks {

  private final Order order;
  private final List<Posting.Entry> entries = new ArrayList<>();

  private PremiumBooks(Order order) {
    this.order = order;
  }

  /**
   * Entries for lines that were decided.
   *
   * @param from where their money comes from
   * @param dueBack where what doesn't stay is owed
   */
  static List<Posting.Entry> decided(Settling.Settled settled, Account from, Account dueBack) {
    PremiumBooks books = new PremiumBooks(settled.order());
    books.enter(from, settled.kept().plus(settled.back()));
    return books.decided(settled, dueBack);
  }

  /**
   * Entries for lines of which each covers, and was paid out of people's own accounts.
   *
   * @param paid what each of them pays
   */
  static List<Posting.Entry> decided(Settling.Settled settled, Map<Account, Money> paid) {
    PremiumBooks books = new PremiumBooks(settled.order());
    paid.forEach(books::enter);
    return books.decided(settled, paid.keySet().iterator().next());
  }

  private List<Posting.Entry> decided(Settling.Settled settled, Account dueBack) {
    if (settled.order().scheme() == Scheme.EMPLOYEE) {
      contributed(settled.kept(), employers(settled.order()));
      settled.credits().forEach(credit -> credited(credit.account(), credit.amount()));
    } else {
      contributed(settled.kept());
    }
    if (!settled.back().isZero()) {
      enter(dueBack, settled.back().negated());
    }
    subsidised(settled.subsidy());
    return entries;
  }

  /** Entries for lines of an order that nothing was to be paid for; they may all be of nothing. */
  static List<Posting.Entry> nothingToPay(Settling.Settled settled) {
    PremiumBooks books = new PremiumBooks(settled.order());
    books.enter(
        Account.fiscalSubsidy(settled.order().area(), settled.order().year()), settled.subsidy());
    books.enter(
        Account.pooledFund(settled.order().area(), settled.order().year()),
        settled.subsidy().negated());
    return books.entries;
  }

  /**
   * Entries that undo what a line said when it was kept.
   *
   * @param back where its money goes
   */
  static List<Posting.Entry> undone(Order order, Order.Line line, Account back) {
    PremiumBooks books = new PremiumBooks(order);
    books.contributed(line.price().negated());
    books.enter(back, line.price().negated());
    books.subsidised(subsidy(line).negated());
    return books.entries;
  }

  /** Entries that undo what a line said for which nothing was paid; perhaps none. */
  static List<Posting.Entry> undoneOfNothing(Order order, Order.Line line) {
    PremiumBooks books = new PremiumBooks(order);
    books.subsidised(subsidy(line).negated());
    return books.entries;
  }

  /** What the state owes for a line: nothing where it doesn't cover, or where nothing states it. */
  static Money subsidy(Order.Line line) {
    return line.status() == Order.LineStatus.COVERED
        ? line.subsidy().orElse(Money.ZERO)
        : Money.ZERO;
  }

  /**
   * Entries that undo what the line of a month said when it was kept.
   *
   * @param account that it was credited to, if one was
   * @param taken what is taken out of the account again; of what was spent since, less goes back
   * @param back where the rest of its money goes
   */
  static List<Posting.Entry> undoneMonth(
      Order order, Order.Line line, Optional<Account> account, Money taken, Account back) {
    Order.Month month = line.month().orElseThrow();
    Money spent = month.credit().minus(taken);
    PremiumBooks books = new PremiumBooks(order);
    books.contributed(line.price().negated(), month.employer().negated());
    books.enter(back, line.price().minus(spent).negated());
    books.enterUnlessZero(
        Account.accountCredits(order.area(), order.year()), month.credit().negated());
    account.ifPresent(credited -> books.enterUnlessZero(credited, taken));
    return books.entries;
  }

  private static Money employers(Order order) {
    return order.lines().stream()
        .filter(line -> line.status() != Order.LineStatus.REFUND_DUE)
        .map(line -> line.month().orElseThrow().employer())
        .reduce(Money.ZERO, Money::plus);
  }

  /** An employer's share, and what the people pay themselves. */
  private void contributed(Money all, Money employers) {
    enterUnlessZero(Account.employerContributions(order.area(), order.year()), employers.negated());
    enterUnlessZero(
        Account.employeeContributions(order.area(), order.year()), all.minus(employers).negated());
  }

  private void credited(PersonalAccount account, Money amount) {
    enter(Account.accountCredits(order.area(), order.year()), amount);
    enter(account.account(), amount.negated());
  }

  private void enterUnlessZero(Account account, Money amount) {
    if (!amount.isZero()) {
      enter(account, amount);
    }
  }

  private void contributed(Money premium) {
    if (!premium.isZero()) {
      enter(Account.personalContributions(order.area(), order.year()), premium.negated());
    }
  }

  private void subsidised(Money subsidy) {
    if (!subsidy.isZero()) {
      enter(Account.fiscalSubsidy(order.area(), order.year()), subsidy);
      enter(Account.pooledFund(order.area(), order.year()), subsidy.negated());
    }
  }

  private void enter(Account account, Money amount) {
    entries.add(new Posting.Entry(account, amount));
  }
}
