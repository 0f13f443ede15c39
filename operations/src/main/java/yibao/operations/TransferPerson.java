package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import yibao.records.Change;
import yibao.records.Person;
import yibao.records.SharingWallets;
import yibao.records.WalletFile;
import yibao.rules.Area;
import yibao.rules.PolicyBook;
import yibao.rules.RetireesCredit;

/**
 * Moves a person's insurance to another pooling area, and the own account with it. Residents' cover
 * that was paid stays where it was paid, to the end of its year; so does what was due to an aided
 * person by then. What was due to the account of who is retired is credited before it goes.
 */
public final class TransferPerson {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/transfer";

  private final AccountRecords accounts;
  private final SharingWallets wallets;
  private final RetireesCredit credit;
  private final DueInterest interest;
  private final FileChange change;
  private final Rendering<Person> rendering;

  public TransferPerson(
      PeopleRecords records,
      AccountRecords accounts,
      SharingWallets wallets,
      PolicyBook book,
      OverdueEnrolment overdue,
      Rendering<Person> rendering) {
    this.accounts = accounts;
    this.wallets = wallets;
    this.credit = new RetireesCredit(book);
    this.interest = new DueInterest(accounts, book);
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /**
   * Who moves where.
   *
   * @param on not after today
   */
  public record Command(CallersKey key, String psnNo, Area toArea, LocalDate on) {

    List<String> canonical() {
      return Canonical.of("transfer").with(psnNo).with(toArea).with(on).parts();
    }
  }

  public Keyed<FileRefusal> transfer(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> transferred(person, command.toArea(), command.on(), now),
        rendering);
  }

  private FileChange.Next transferred(Person person, Area toArea, LocalDate on, Instant now) {
    if (on.isBefore(person.facts().birthDate())) {
      return new FileChange.Next.Refused(new FileRefusal.BeforeBirth());
    }
    if (person.areaSince().filter(on::isBefore).isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.BeforeLastTransfer());
    }
    if (person.diedOn().isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.Deceased());
    }
    if (person.area().equals(toArea)) {
      return new FileChange.Next.Refused(new FileRefusal.SameArea());
    }
    return new FileChange.Next.As(
        person.transferred(toArea, on), accountMoved(person, toArea, now));
  }

  /**
   * Account and wallet go with what the area that is left still had to credit. It is read after the
   * file: an account is opened with a new version of its file.
   */
  private List<Change> accountMoved(Person person, Area toArea, Instant now) {
    // A transfer that is accepted opens the wallet's account, and changes this.
    WalletFile wallet = wallets.file(person.psnNo());
    AccountBook book = new AccountBook(accounts.accounts(), accounts.ledger());
    book.read(Set.of(person.psnNo(), WalletFile.accountOf(person.psnNo())));
    LocalDate today = ShanghaiTime.dateOf(now);
    interest.settle(person.psnNo(), book, now);
    DueCredit.of(person, book, credit, today)
        .ifPresent(
            due -> {
              accounts.books().openFor(today);
              DueCredit.book(List.of(due), book, now);
            });
    Stream.of(person.psnNo(), WalletFile.accountOf(person.psnNo()))
        .flatMap(number -> book.find(number).stream())
        .filter(account -> !account.area().equals(toArea))
        .forEach(account -> MovedAccount.move(account, toArea, book, now));
    List<Change> changes = new ArrayList<>(book.changes());
    changes.add(wallets.stands(wallet));
    return changes;
  }
}
