package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.records.Commit;
import yibao.records.Desk;
import yibao.records.Guard;
import yibao.records.StorageUnavailable;
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
  private static final int MOST_TRIES = 5;

  private final PaymentRecords records;
  private final Desk desk;
  private final WindowCalendar calendar;
  private final String policyRelease;
  private final Rendering<WindowRecord> rendering;

  public CloseWindow(PaymentRecords records, PolicyBook book, Rendering<WindowRecord> rendering) {
    this.records = records;
    this.desk = records.desk();
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

  /** What came of it. Only {@link Closed} binds. */
  public sealed interface Outcome {

    record Closed(Answer answer, boolean before) implements Outcome {}

    /** The key is bound to another window. */
    record KeyReused() implements Outcome {}

    /** No source states such a season. */
    record NotPublished() implements Outcome {}

    record NotOpen() implements Outcome {}

    /** The year is over, or the window was closed before. */
    record Ended() implements Outcome {}
  }

  public Outcome close(Command command, Instant now) {
    Binding binding = Binding.of(command.channel(), ROUTE, command.key(), command.canonical());
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Desk.WindowAndGuard found = desk.windowAndGuard(command.window(), binding.key());
      if (found.guard().isPresent()) {
        return repeated(binding, found.guard().get());
      }
      Optional<Outcome> refused = refused(command, found.window(), ShanghaiTime.dateOf(now));
      if (refused.isPresent()) {
        return refused.get();
      }
      Optional<Answer> closed = commit(binding, closed(command, found.window(), now));
      if (closed.isPresent()) {
        return new Outcome.Closed(closed.get(), false);
      }
    }
    throw new StorageUnavailable("the window is being changed by others");
  }

  private Outcome repeated(Binding binding, Guard guard) {
    return binding.holds(records, guard)
        ? new Outcome.Closed(new Answer(guard.status(), guard.body()), true)
        : new Outcome.KeyReused();
  }

  private Optional<Outcome> refused(
      Command command, Optional<WindowRecord> written, LocalDate today) {
    Optional<WindowCalendar.Entry> season = calendar.of(command.window());
    if (season.isEmpty()) {
      return Optional.of(new Outcome.NotPublished());
    }
    Optional<Season.State> state = season.get().stateOn(today);
    if (state.equals(Optional.of(Season.State.NOT_YET))) {
      return Optional.of(new Outcome.NotOpen());
    }
    return Stream.concat(state.stream(), written.map(WindowRecord::state).stream())
            .anyMatch(Season.State.ENDED::equals)
        ? Optional.of(new Outcome.Ended())
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

  /** Empty if the window was changed meanwhile and must be read again. */
  private Optional<Answer> commit(Binding binding, WindowRecord closed) {
    Answer answer = rendering.render(closed);
    String about = closed.area().code() + "#" + closed.year();
    Commit commit =
        records
            .tables()
            .commit(List.of(records.windows().write(closed), binding.bind(records, about, answer)));
    return commit instanceof Commit.Done ? Optional.of(answer) : Optional.empty();
  }
}
