package yibao.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import yibao.records.Books;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Sweeps;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.PolicyBook;

/**
 * Enrols whom the state aids in full, without anybody having to ask: an order of nothing for each,
 * settled as of the day on which it was due. So a run that comes late, twice or after days without
 * one leaves the same covers as a run each day. Each part of an area's people is gone through once
 * a day while the window is open, and once more after it closed; what is entered on a day is for
 * the pass of the next.
 */
public final class EnrolAided {

  private final People people;
  private final Books books;
  private final Sweeping sweeping;
  private final WindowCalendar calendar;
  private final FreeEnrolment enrolment;

  public EnrolAided(
      PaymentRecords records, Sweeps sweeps, PolicyBook book, Ids ids, Clock systemClock) {
    this.people = records.people();
    this.books = records.books();
    this.sweeping = new Sweeping(records.tables(), sweeps, systemClock);
    this.calendar = new WindowCalendar(book);
    this.enrolment = new FreeEnrolment(records, book, ids);
  }

  /**
   * What a run has done.
   *
   * @param passedOver people who are covered already, or not aided in full
   * @param left parts that are still to be gone through for the day
   */
  public record Done(int enrolled, int passedOver, int left) {}

  /**
   * Goes through the people of these windows.
   *
   * @param hasTime whether more may be begun
   */
  public Done enrol(List<WindowRecord> windows, Instant scheduledFor, BooleanSupplier hasTime) {
    LocalDate today = ShanghaiTime.dateOf(scheduledFor);
    Run run = new Run(OpenBooks.bookedAt(books, scheduledFor), hasTime);
    for (WindowRecord window : windows) {
      openDays(window, today).ifPresent(days -> enrol(days, today, run));
    }
    return new Done(run.enrolled, run.passedOver, run.left);
  }

  private Optional<OpenDays> openDays(WindowRecord window, LocalDate today) {
    return calendar
        .of(new Windows.Name(window.area(), window.year()))
        .flatMap(season -> OpenDays.of(season, Optional.of(window), today));
  }

  private void enrol(OpenDays days, LocalDate today, Run run) {
    run.left +=
        sweeping.sweep(
            People.SHARDS,
            days::sweepId,
            shard -> new Shard(days, shard, today, run),
            days.passOn(today));
  }

  /** The counts of one run. */
  private static final class Run {

    private final Instant now;
    private final BooleanSupplier hasTime;
    private int enrolled;
    private int passedOver;
    private int left;

    Run(Instant now, BooleanSupplier hasTime) {
      this.now = now;
      this.hasTime = hasTime;
    }

    boolean hasTime() {
      return hasTime.getAsBoolean();
    }
  }

  /** One part of an area's aided people. */
  private final class Shard implements Sweeping.Work {

    private final OpenDays days;
    private final int shard;
    private final LocalDate today;
    private final Run run;

    Shard(OpenDays days, int shard, LocalDate today, Run run) {
      this.days = days;
      this.shard = shard;
      this.today = today;
      this.run = run;
    }

    @Override
    public List<String> page(Optional<String> after) {
      return people.aided(days.window().area(), shard, after, Sweeping.PAGE);
    }

    @Override
    public int through(List<String> page) {
      Map<String, Person> files = people.find(new HashSet<>(page));
      for (int i = 0; i < page.size(); i++) {
        if (!run.hasTime()) {
          return i;
        }
        if (Optional.ofNullable(files.get(page.get(i))).filter(this::enrolled).isPresent()) {
          run.enrolled++;
        } else {
          run.passedOver++;
        }
      }
      return page.size();
    }

    @Override
    public boolean hasTime() {
      return run.hasTime();
    }

    private boolean enrolled(Person person) {
      return enrolment
          .dueDay(person, days, days.upTo(today))
          .filter(day -> days.isForFile(person, today))
          .filter(day -> enrolment.enrol(person, days.window(), day, run.now))
          .isPresent();
    }
  }
}
