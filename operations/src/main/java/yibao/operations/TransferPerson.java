package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import yibao.records.Accounts;
import yibao.records.Change;
import yibao.records.Ledger;
import yibao.records.Person;
import yibao.rules.Area;

/**
 * Moves a person's insurance to another pooling area, and the own account with it. Residents' cover
 * that was paid stays where it was paid, to the end of its year; so does what was due to an aided
 * person by then.
 */
public final class TransferPerson {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/transfer";

  private final Accounts accounts;
  private final Ledger ledger;
  private final FileChange change;
  private final Rendering<Person> rendering;

  public TransferPerson(
      PeopleRecords records,
      Accounts accounts,
      Ledger ledger,
      OverdueEnrolment overdue,
      Rendering<Person> rendering) {
    this.accounts = accounts;
    this.ledger = ledger;
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

  /** Read after the file: an account is opened with a new version of its file. */
  private List<Change> accountMoved(Person person, Area toArea, Instant now) {
    AccountBook book = new AccountBook(accounts, ledger);
    book.find(person.psnNo())
        .filter(account -> !account.area().equals(toArea))
        .ifPresent(account -> MovedAccount.move(account, toArea, book, now));
    return book.changes();
  }
}
