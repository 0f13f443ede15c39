package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Mandate;
import yibao.records.Order;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.PolicyBook;

/** Tells of mandates what has come of them, by their orders and windows as those are now. */
final class MandateFiles {

  private final MandateRecords records;
  private final WindowCalendar calendar;

  MandateFiles(MandateRecords records, PolicyBook book) {
    this.records = records;
    this.calendar = new WindowCalendar(book);
  }

  MandateFile of(Mandate mandate, Instant now) {
    MandateHistory history = MandateHistory.of(records, mandate.mandateId());
    Map<Integer, OpenDays> open = openDays(mandate, history.days(), ShanghaiTime.dateOf(now));
    Set<Integer> seen = new HashSet<>();
    List<MandateFile.TriedDay> days = new ArrayList<>();
    for (MandateHistory.Day day : history.days()) {
      int year = day.attempt().year();
      boolean latest = seen.add(year);
      Optional<LocalDate> next =
          Optional.ofNullable(open.get(year))
              .filter(window -> latest && mandate.isActive() && !history.isDone(year))
              .flatMap(window -> day.attempt().nextOn().filter(on -> !on.isAfter(window.last())));
      MandateFile.Result result = result(day, !latest || next.isPresent(), now);
      boolean waits = result == MandateFile.Result.OPEN;
      days.add(new MandateFile.TriedDay(day.attempt(), result, next.filter(on -> !waits)));
    }
    Collections.reverse(days);
    return new MandateFile(mandate, days);
  }

  /** The windows in which something may still be tried. */
  private Map<Integer, OpenDays> openDays(
      Mandate mandate, List<MandateHistory.Day> history, LocalDate today) {
    Set<Windows.Name> names =
        history.stream()
            .map(day -> new Windows.Name(mandate.area(), day.attempt().year()))
            .collect(Collectors.toSet());
    Map<Windows.Name, WindowRecord> written = records.payment().windows().find(names);
    Map<Integer, OpenDays> open = new HashMap<>();
    for (Windows.Name name : names) {
      calendar
          .of(name)
          .flatMap(season -> OpenDays.of(season, Optional.ofNullable(written.get(name)), today))
          .filter(days -> !today.isAfter(days.last()))
          .ifPresent(days -> open.put(name.year(), days));
    }
    return open;
  }

  private static MandateFile.Result result(
      MandateHistory.Day day, boolean isTriedAgain, Instant now) {
    if (day.order().isEmpty()) {
      return MandateFile.Result.NOBODY;
    }
    Order order = day.order().get();
    Order.Status status = order.statusAt(now);
    if (status != Order.Status.PAID && order.payment().isPresent()) {
      return MandateFile.Result.REFUND_DUE;
    }
    return switch (status) {
      case PENDING -> MandateFile.Result.OPEN;
      case PAID -> MandateFile.Result.PAID;
      case CANCELLED -> MandateFile.Result.CANCELLED;
      case EXPIRED -> isTriedAgain ? MandateFile.Result.NOT_PAID : MandateFile.Result.STOPPED;
    };
  }
}
