package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import yibao.records.Account;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Money;
import yibao.rules.Months;
import yibao.rules.RetireesCredit;

/**
 * What the account of somebody who is retired is still to be credited, booked under the account's
 * head: the account says for which months it was, so none is credited twice, whoever else is at it.
 *
 * @param months with the sum of each; there is one
 */
record DueCredit(Person person, SortedMap<YearMonth, Money> months) {

  /** None where nothing is due by today. */
  static Optional<DueCredit> of(
      Person person, AccountBook accounts, RetireesCredit law, LocalDate today) {
    if (!person.working().retires() || person.mergedInto().isPresent()) {
      return Optional.empty();
    }
    Months credited =
        accounts.find(person.psnNo()).map(PersonalAccount::retireeMonths).orElse(Months.NONE);
    SortedMap<YearMonth, Money> months =
        law.due(
            new RetireesCredit.Retiree(
                person.area(), person.areaSince(), person.working(), person.diedOn(), credited),
            today);
    return months.isEmpty() ? Optional.empty() : Optional.of(new DueCredit(person, months));
  }

  /**
   * Books what is due to some people by one posting: it takes a third fewer write units than one
   * for each.
   *
   * @param due all in areas where their accounts are, each of another person
   */
  static void book(List<DueCredit> due, AccountBook accounts, Instant now) {
    List<Posting.Entry> entries = new ArrayList<>();
    List<PersonalAccount> after = new ArrayList<>();
    SortedMap<Account, Money> given = new TreeMap<>(Comparator.comparing(Account::id));
    for (DueCredit credit : due) {
      PersonalAccount account = credit.account(accounts);
      entries.add(new Posting.Entry(account.account(), credit.total().negated()));
      after.add(account.credited(credit.total()).creditedFor(credit.all()));
      credit.months.forEach(
          (month, fen) ->
              given.merge(
                  Account.accountCredits(account.area(), month.getYear()), fen, Money::plus));
    }
    given.forEach((account, fen) -> entries.add(new Posting.Entry(account, fen)));
    PersonalAccount first = after.getFirst();
    accounts.book(
        chain ->
            new Posting(
                Posting.idOfRetireesCredit(first.psnNo(), first.nextLink().number()),
                now,
                Posting.Cause.RETIREES_CREDITED,
                entries,
                Optional.empty(),
                Optional.empty(),
                chain),
        after.toArray(PersonalAccount[]::new));
  }

  /** Whoever has none gets one, in the area of the file. */
  private PersonalAccount account(AccountBook accounts) {
    return accounts
        .find(person.psnNo())
        .orElseGet(() -> PersonalAccount.empty(person.psnNo(), person.area()));
  }

  Money total() {
    return months.values().stream().reduce(Money.ZERO, Money::plus);
  }

  private Months all() {
    return new Months(
        months.keySet().stream().map(month -> new Months.Span(month, month)).toList());
  }
}
