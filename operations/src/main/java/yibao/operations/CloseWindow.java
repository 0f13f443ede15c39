package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.PolicyBook;
import yibao.rules.Season;

/**
 * Closes a window early, for an operator: from then on no new orders of the area's year are taken,
 * but for newborns. Orders that were placed before can still be paid.
 */
public final class CloseWindow {

  private static final String ROUTE = "POST /premium-payment/windows/{area}/{year}/close";

  private final PaymentRecords records;
  private final KeyedChange change;
  private final WindowCalendar calendar;
  private final String policyRelease;
  private final Rendering<WindowRecord> rendering;

  public CloseWindow(PaymentRecords records, PolicyBook book, Rendering<WindowRecord> rendering) {
    this.records = records;
    this.change = new KeyedChange(records);
    this.calendar = new WindowCalendar(book);
    this.policyRelease = book.release();
    this.rendering = rendering;
  }

  /**
   * What an operator asks.
   *
   * @param key the operator's own, by which a repeat is known
   */
  public record Command(Channel channel, String key, Windows.Name window) {

    List<String> canonical() {
      return List.of("close", window.area().code(), Integer.toString(window.year()));
    }
  }

  /** Why a window is not closed. */
  public sealed interface Refusal {

    /** No source states such a season. */
    record NotPublished() implements Refusal {}

    record NotOpen() implements Refusal {}

    /** The year is over, or the window was closed before. */
    record Ended() implements Refusal {}
  }

  public Keyed<Refusal> close(Command command, Instant now) {
    Binding binding = Binding.of(command.channel(), ROUTE, command.key(), command.canonical());
    return change.make(binding, () -> decided(command, now));
  }

  private KeyedChange.Decided<Refusal> decided(Command command, Instant now) {
    Windows.Name name = command.window();
    Optional<WindowRecord> written =
        Optional.ofNullable(records.windows().find(Set.of(name)).get(name));
    Optional<Refusal> refusal = refusal(name, written, ShanghaiTime.dateOf(now));
    if (refusal.isPresent()) {
      return new KeyedChange.Decided.Refused<>(refusal.get());
    }
    WindowRecord closed = closed(command, written, now);
    return new KeyedChange.Decided.Made<>(
        List.of(records.windows().write(closed)),
        closed.area().code() + "#" + closed.year(),
        rendering.render(closed));
  }

  private Optional<Refusal> refusal(
      Windows.Name window, Optional<WindowRecord> written, LocalDate today) {
    Optional<WindowCalendar.Entry> season = calendar.of(window);
    if (season.isEmpty()) {
      return Optional.of(new Refusal.NotPublished());
    }
    Optional<Season.State> state = season.get().stateOn(today);
    if (state.equals(Optional.of(Season.State.NOT_YET))) {
      return Optional.of(new Refusal.NotOpen());
    }
    return Stream.concat(state.stream(), written.map(WindowRecord::state).stream())
            .anyMatch(Season.State.ENDED::equals)
        ? Optional.of(new Refusal.Ended())
        : Optional.empty();
  }

  private WindowRecord closed(Command command, Optional<WindowRecord> written, Instant now) {
    return new WindowRecord(
        command.window().area(),
        command.window().year(),
        written.map(WindowRecord::version).orElse(0L) + 1,
        Season.State.ENDED,
        Optional.of(ShanghaiTime.dateOf(now)),
        now,
        policyRelease,
        Optional.of(command.channel().name()));
  }
}
