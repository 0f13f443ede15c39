package yibao.clearing;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.ShanghaiTime;
import yibao.operations.clearing.ClearMonth;
import yibao.operations.clearing.ClearMonth.Outcome;
import yibao.records.Clearing;
import yibao.records.Posting;
import yibao.rules.Area;

/**
 * One run: each month that is over and sealed is cleared and its statements are written, in the
 * order of the months, as far as time goes.
 */
record Job(ClearMonth clear, Clearing clearing, MonthStatements statements, Metrics metrics) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj run(Asked asked, BooleanSupplier hasTime) throws IOException {
    return switch (asked) {
      case Asked.Due(var scheduledFor) -> due(scheduledFor, hasTime);
      case Asked.One(var month) -> one(month, hasTime);
    };
  }

  private Json.Obj due(Instant scheduledFor, BooleanSupplier hasTime) throws IOException {
    List<Done> months = new ArrayList<>();
    Optional<YearMonth> month = first();
    while (month.isPresent()) {
      Clearing.Written written = clearing.written(month.get());
      Done done = done(month.get(), scheduledFor, written::has, hasTime);
      months.add(done);
      month = done.isComplete() ? month.map(one -> one.plusMonths(1)) : Optional.empty();
    }
    int left = left(scheduledFor);
    Json.Obj about = Json.Obj.empty().with("scheduledFor", ShanghaiTime.text(scheduledFor));
    metrics.count(
        Map.of(
            "ClearingRuns",
            1L,
            "MonthsCleared",
            months.stream().filter(Done::isBooked).count(),
            "ClearingMonthsLeft",
            (long) left),
        about);
    return about.with("months", months.stream().map(Done::told).toList()).with("left", left);
  }

  /** Nobody asks for more than this one; what clears it is booked into the first open day. */
  private Json.Obj one(YearMonth month, BooleanSupplier hasTime) throws IOException {
    Instant over = ShanghaiTime.endOf(month.atEndOfMonth()).minusSeconds(1);
    return done(month, over, area -> false, hasTime).told();
  }

  /** The last month that is cleared if its statements aren't all written, else the one after it. */
  private Optional<YearMonth> first() {
    return clear.last().filter(month -> !clearing.written(month).isComplete()).or(clear::next);
  }

  private int left(Instant scheduledFor) {
    boolean lacksStatements =
        clear.last().filter(month -> !clearing.written(month).isComplete()).isPresent();
    return clear.overdue(scheduledFor) + (lacksStatements ? 1 : 0);
  }

  /**
   * What became of a month.
   *
   * @param isComplete whether it is cleared and all its statements are written
   */
  private record Done(YearMonth month, Outcome outcome, boolean isComplete) {

    boolean isBooked() {
      return outcome instanceof Outcome.Cleared cleared && cleared.booked();
    }

    Json.Obj told() {
      Json.Obj told = Json.Obj.empty().with("month", month.toString());
      return switch (outcome) {
        case Outcome.Cleared cleared ->
            told.with("status", isComplete ? "CLEARED" : "UNFINISHED")
                .with("booked", cleared.booked())
                .with("bookedAt", ShanghaiTime.text(cleared.month().bookedAt()))
                .withMaybe("postingId", cleared.month().posting().map(Posting.Place::postingId))
                .with("areas", cleared.debts().areas().size())
                .with(
                    "lines",
                    cleared.debts().lines().values().stream().mapToLong(Long::longValue).sum());
        case Outcome.Unfinished unfinished -> told.with("status", "UNFINISHED");
        case Outcome.NotSealed notSealed -> told.with("status", "NOT_SEALED");
        case Outcome.BeforeTheBooks before -> told.with("status", "BEFORE_THE_BOOKS");
        case Outcome.After(var first) ->
            told.with("status", "AFTER").with("first", first.toString());
      };
    }
  }

  private Done done(
      YearMonth month, Instant now, Predicate<Area> isWritten, BooleanSupplier hasTime)
      throws IOException {
    Outcome outcome = clear.clear(month, now, hasTime);
    boolean isComplete =
        outcome instanceof Outcome.Cleared cleared && statements.write(cleared, isWritten, hasTime);
    return new Done(month, outcome, isComplete);
  }
}
