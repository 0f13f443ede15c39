package yibao.operations;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.Accounts;
import yibao.records.Change;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Money;
import yibao.rules.Months;

/**
 * Enters what a person's own account (个人账户) held in the system before this one: once for each
 * person, and for ever. Whoever has a file may have one, whatever the file says: a balance stays
 * its owner's who left work, and the heirs' of who died, and money that is there must have a name.
 */
public final class OpenAccount {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/account/opening";

  private final PaymentRecords records;
  private final Accounts accounts;
  private final KeyedChange change;
  private final Rendering<PersonalAccount> rendering;

  public OpenAccount(
      PaymentRecords records, Accounts accounts, Rendering<PersonalAccount> rendering) {
    this.records = records;
    this.accounts = accounts;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /** Whose account held how much. */
  public record Command(CallersKey key, String psnNo, Money amount) {

    private List<String> canonical() {
      return Canonical.of("account-opening").with(psnNo).with(amount.fen()).parts();
    }
  }

  public Keyed<FileRefusal> open(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<FileRefusal> decided(Command command, Instant now) {
    AccountBook book = new AccountBook(accounts, records.ledger());
    boolean exists = book.find(command.psnNo()).isPresent();
    Optional<Person> person = records.people().find(command.psnNo());
    if (person.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new FileRefusal.NoSuchPerson());
    }
    if (person.get().mergedInto().isPresent()) {
      return new KeyedChange.Decided.Refused<>(
          new FileRefusal.PersonMerged(
              records.people().meant(command.psnNo()).orElseThrow().psnNo()));
    }
    return exists
        ? new KeyedChange.Decided.Refused<>(new FileRefusal.AccountExists())
        : opened(person.get(), command.amount(), book, now);
  }

  /**
   * The file gets its next version, so that who merges it meanwhile sees that there is an account
   * now.
   */
  private KeyedChange.Decided<FileRefusal> opened(
      Person person, Money amount, AccountBook book, Instant now) {
    records.books().openFor(ShanghaiTime.dateOf(now));
    PersonalAccount account =
        PersonalAccount.empty(person.psnNo(), person.area())
            .credited(amount)
            .creditedFor(before(person, now));
    book.book(
        chain ->
            new Posting(
                Posting.idOfOpening(person.psnNo()),
                now,
                Posting.Cause.ACCOUNT_OPENED,
                List.of(
                    new Posting.Entry(Account.openingBalances(person.area()), amount),
                    new Posting.Entry(account.account(), amount.negated())),
                Optional.empty(),
                Optional.empty(),
                chain),
        account);
    List<Change> changes = new ArrayList<>(book.changes());
    changes.add(records.people().replace(person));
    return new KeyedChange.Decided.Made<>(changes, person.psnNo(), rendering.render(account));
  }

  /** What was credited by the month before is in the balance that came along. */
  private static Months before(Person person, Instant now) {
    return Months.between(
        YearMonth.from(person.facts().birthDate()),
        YearMonth.from(ShanghaiTime.dateOf(now)).minusMonths(1));
  }
}
