package yibao.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Sweeps;
import yibao.rules.Area;
import yibao.rules.PolicyBook;
import yibao.rules.RetireesCredit;

/**
 * Credits the accounts of who is retired what they get each month (退休人员个人账户定额划入), in every area
 * that states it: once for each person and month, and each month in the end, however often, late or
 * cut short the runs are. Each part of an area's retired people is gone through once a day, so that
 * who was entered, and what was published, yesterday is found today.
 */
public final class CreditRetirees {

  private final AccountRecords records;
  private final Sweeping sweeping;
  private final RetireesCredit law;

  public CreditRetirees(AccountRecords records, Sweeps sweeps, PolicyBook book, Clock systemClock) {
    this.records = records;
    this.sweeping = new Sweeping(records.tables(), sweeps, systemClock);
    this.law = new RetireesCredit(book);
  }

  /**
   * What a run has done.
   *
   * @param areas that state what is credited
   * @param credited people
   * @param months of all of them
   * @param left parts that are still to be gone through for the day
   */
  public record Done(int areas, int credited, int months, int left) {}

  /**
   * Goes through the areas.
   *
   * @param hasTime whether more may be begun
   */
  public Done credit(Instant scheduledFor, BooleanSupplier hasTime) {
    LocalDate today = ShanghaiTime.dateOf(scheduledFor);
    Run run = new Run(today, OpenBooks.bookedAt(records.books(), scheduledFor), hasTime);
    List<Area> areas = law.areas();
    int left = 0;
    for (Area area : areas) {
      left +=
          sweeping.sweep(
              People.SHARDS,
              shard -> "account-credit#" + area.code() + "#" + shard,
              shard -> new Shard(area, shard, run),
              today);
    }
    return new Done(areas.size(), run.credited, run.months, left);
  }

  /** One run and its counts. */
  private static final class Run {

    private final LocalDate today;
    private final Instant now;
    private final BooleanSupplier hasTime;
    private int credited;
    private int months;

    Run(LocalDate today, Instant now, BooleanSupplier hasTime) {
      this.today = today;
      this.now = now;
      this.hasTime = hasTime;
    }

    void count(List<DueCredit> done) {
      credited += done.size();
      done.forEach(credit -> months += credit.months().size());
    }
  }

  /** One part of an area's retired people. */
  private final class Shard implements Sweeping.Work {

    private final Area area;
    private final int shard;
    private final Run run;

    Shard(Area area, int shard, Run run) {
      this.area = area;
      this.shard = shard;
      this.run = run;
    }

    @Override
    public List<String> page(Optional<String> after) {
      return records.people().retired(area, shard, after, Sweeping.PAGE);
    }

    @Override
    public int through(List<String> page) {
      new TogetherOrAlone(records.tables().pace(), this::isCredited).through(page);
      return page.size();
    }

    /** Whether all that is due to these people is booked now; if not, nothing is. */
    private boolean isCredited(Set<String> psnNos) {
      Map<String, Person> files = records.people().find(psnNos);
      // Read after the files: an account is opened with a new version of its file.
      AccountBook book = new AccountBook(records.accounts(), records.ledger());
      book.read(psnNos);
      List<DueCredit> due =
          new TreeMap<>(files)
              .values().stream()
                  .filter(person -> person.area().equals(area))
                  .flatMap(person -> DueCredit.of(person, book, law, run.today).stream())
                  .toList();
      if (due.isEmpty()) {
        return true;
      }
      List<Person> without =
          due.stream()
              .map(DueCredit::person)
              .filter(person -> book.find(person.psnNo()).isEmpty())
              .toList();
      records.books().openFor(ShanghaiTime.dateOf(run.now));
      DueCredit.book(due, book, run.now);
      List<Change> changes = new ArrayList<>(book.changes());
      without.forEach(person -> changes.add(records.people().replace(person)));
      boolean done = records.tables().commit(changes) instanceof Commit.Done;
      if (done) {
        run.count(due);
      }
      return done;
    }

    @Override
    public boolean hasTime() {
      return run.hasTime.getAsBoolean();
    }
  }
}
