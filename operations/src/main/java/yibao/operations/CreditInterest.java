package yibao.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import yibao.records.Commit;
import yibao.records.People;
import yibao.records.Sweeps;
import yibao.rules.Area;
import yibao.rules.PolicyBook;

/**
 * Credits the own accounts of each area that states a rate the interest of the year before, on what
 * they held at its end: once for each account and year. An area's accounts are gone through once,
 * after the year's last day is sealed, so that nothing can be booked into that year any more.
 */
public final class CreditInterest {

  private final AccountRecords records;
  private final Sweeping sweeping;
  private final DueInterest interest;

  public CreditInterest(AccountRecords records, Sweeps sweeps, PolicyBook book, Clock systemClock) {
    this.records = records;
    this.sweeping = new Sweeping(records.tables(), sweeps, systemClock);
    this.interest = new DueInterest(records, book);
  }

  /**
   * What a run has done.
   *
   * @param credited accounts
   * @param left parts that are still to be gone through for the year
   */
  public record Done(int credited, int left) {}

  /**
   * Goes through the accounts of who is insured where a rate is stated.
   *
   * @param hasTime whether more may be begun
   */
  public Done credit(Instant scheduledFor, BooleanSupplier hasTime) {
    int year = ShanghaiTime.dateOf(scheduledFor).getYear() - 1;
    List<Area> areas = interest.areas(year);
    if (areas.isEmpty()) {
      return new Done(0, 0);
    }
    Run run = new Run(year, OpenBooks.bookedAt(records.books(), scheduledFor), hasTime);
    int left = 0;
    for (Area area : areas) {
      left +=
          sweeping.sweep(
              People.SHARDS,
              shard -> "account-interest#" + area.code() + "#" + shard,
              shard -> new Shard(area, shard, run),
              LocalDate.of(year, 12, 31));
    }
    return new Done(run.credited, left);
  }

  /** One run and its count. */
  private static final class Run {

    private final int year;
    private final Instant now;
    private final BooleanSupplier hasTime;
    private int credited;

    Run(int year, Instant now, BooleanSupplier hasTime) {
      this.year = year;
      this.now = now;
      this.hasTime = hasTime;
    }
  }

  /** One part of an area's accounts. */
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
      return records.accounts().of(area, shard, after, Sweeping.PAGE);
    }

    @Override
    public int through(List<String> page) {
      new TogetherOrAlone(records.tables().pace(), this::isCredited).through(page);
      return page.size();
    }

    /** Whether all that is due to these accounts is booked now; if not, nothing is. */
    private boolean isCredited(Set<String> psnNos) {
      AccountBook book = new AccountBook(records.accounts(), records.ledger());
      book.read(psnNos);
      List<DueInterest.Due> due =
          new TreeSet<>(psnNos)
              .stream()
                  .flatMap(psnNo -> book.find(psnNo).stream())
                  .filter(account -> account.area().equals(area))
                  .flatMap(account -> interest.of(account, run.year).stream())
                  .toList();
      if (due.isEmpty()) {
        return true;
      }
      DueInterest.book(due, run.year, book, run.now);
      boolean done = records.tables().commit(book.changes()) instanceof Commit.Done;
      if (done) {
        run.credited += due.size();
      }
      return done;
    }

    @Override
    public boolean hasTime() {
      return run.hasTime.getAsBoolean();
    }
  }
}
