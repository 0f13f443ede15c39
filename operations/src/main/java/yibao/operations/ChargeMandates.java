package yibao.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import yibao.records.Mandate;
import yibao.records.Mandates;
import yibao.records.Sweeps;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.PolicyBook;

/**
 * Places the orders of the mandates in force on the named days of each open window. Each part of an
 * area's mandates is gone through once for each named day.
 *
 * <p>A named day for which no run came is made up for by the first run after it, of several the
 * last alone, as long as the window takes orders: else a missed run would cost people the year. It
 * is never charged as if that day were still: price, wait and cover are those of when the money is
 * taken.
 */
public final class ChargeMandates {

  private final MandateRecords records;
  private final Sweeping sweeping;
  private final WindowCalendar calendar;
  private final MandateCharge charge;
  private final NamedDays namedDays;

  public ChargeMandates(
      MandateRecords records,
      Sweeps sweeps,
      PolicyBook book,
      Ids ids,
      NamedDays namedDays,
      Clock systemClock) {
    this.records = records;
    this.sweeping = new Sweeping(records.payment().tables(), sweeps, systemClock);
    this.calendar = new WindowCalendar(book);
    this.charge = new MandateCharge(records, book, ids);
    this.namedDays = namedDays;
  }

  /**
   * What a run has done.
   *
   * @param passedOver mandates by which nothing was ordered
   * @param left parts that are still to be gone through for the named day
   */
  public record Done(int ordered, int passedOver, int left) {}

  /**
   * Goes through the mandates of these windows.
   *
   * @param hasTime whether more may be begun
   */
  public Done charge(List<WindowRecord> windows, Instant scheduledFor, BooleanSupplier hasTime) {
    LocalDate today = ShanghaiTime.dateOf(scheduledFor);
    Run run = new Run(scheduledFor, hasTime);
    for (WindowRecord window : windows) {
      due(window, today).ifPresent(due -> charge(due, run));
    }
    return new Done(run.ordered, run.passedOver, run.left);
  }

  /** The last named day that has come in a window that still takes orders. */
  private Optional<MandateCharge.Due> due(WindowRecord written, LocalDate today) {
    Windows.Name window = new Windows.Name(written.area(), written.year());
    return calendar
        .of(window)
        .flatMap(season -> OpenDays.of(season, Optional.of(written), today))
        .filter(days -> !today.isAfter(days.last()))
        .flatMap(
            days ->
                namedDays
                    .last(days.first(), today)
                    .map(on -> new MandateCharge.Due(window, on, namedDays.next(on, days.last()))));
  }

  private void charge(MandateCharge.Due due, Run run) {
    run.left +=
        sweeping.sweep(
            Mandates.PARTS,
            part -> sweepId(due.window(), part),
            part -> new Part(due, part, run),
            due.on());
  }

  private static String sweepId(Windows.Name window, int part) {
    return "charge-mandates#" + window.area().code() + "#" + window.year() + "#" + part;
  }

  /** The counts of one run. */
  private final class Run {

    private final PlaceOrder.Instants instants;
    private final BooleanSupplier hasTime;
    private int ordered;
    private int passedOver;
    private int left;

    Run(Instant scheduledFor, BooleanSupplier hasTime) {
      this.instants =
          new PlaceOrder.Instants(
              scheduledFor,
              scheduledFor,
              OpenBooks.bookedAt(records.payment().books(), scheduledFor));
      this.hasTime = hasTime;
    }
  }

  /** One part of an area's mandates. */
  private final class Part implements Sweeping.Work {

    private final MandateCharge.Due due;
    private final int part;
    private final Run run;

    Part(MandateCharge.Due due, int part, Run run) {
      this.due = due;
      this.part = part;
      this.run = run;
    }

    @Override
    public List<String> page(Optional<String> after) {
      return records.mandates().inForce(due.window().area(), part, after, Sweeping.PAGE);
    }

    @Override
    public int through(List<String> page) {
      Map<String, Mandate> mandates = records.mandates().find(new HashSet<>(page));
      for (int i = 0; i < page.size(); i++) {
        if (!run.hasTime.getAsBoolean()) {
          return i;
        }
        if (Optional.ofNullable(mandates.get(page.get(i)))
            .filter(mandate -> charge.charge(mandate, due, run.instants))
            .isPresent()) {
          run.ordered++;
        } else {
          run.passedOver++;
        }
      }
      return page.size();
    }

    @Override
    public boolean hasTime() {
      return run.hasTime.getAsBoolean();
    }
  }
}
