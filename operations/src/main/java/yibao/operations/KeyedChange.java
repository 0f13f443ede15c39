package yibao.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Guard;
import yibao.records.Pace;
import yibao.records.StorageUnavailable;

/**
 * Makes a change under a caller's key: once, with the key bound in the same transaction. A repeat
 * gets the first answer; where others changed meanwhile what was decided on, it is decided again.
 */
final class KeyedChange {

  /** After which nothing is tried again, so that the caller is answered in time. */
  private static final Duration LAST_TRY = Duration.ofSeconds(8);

  private final BindingRecords records;

  KeyedChange(BindingRecords records) {
    this.records = records;
  }

  /** What was decided on the records as they were read. */
  sealed interface Decided<R> {

    /**
     * To be written and answered.
     *
     * @param changes none where things are already as they are asked for
     * @param about the id of what the answer is about
     * @param before what has to be done first, once; then it is decided again
     */
    record Made<R>(List<Change> changes, String about, Answer answer, List<Runnable> before)
        implements Decided<R> {

      Made(List<Change> changes, String about, Answer answer) {
        this(changes, about, answer, List.of());
      }
    }

    record Refused<R>(R reason) implements Decided<R> {}

    /**
     * It has to be read again: others changed something while it was being read, so that it doesn't
     * hang together, or the clock has changed something that isn't noted yet.
     *
     * @param noting what the clock has decided and has to be noted before it is read again
     */
    record Stale<R>(Runnable noting) implements Decided<R> {

      Stale() {
        this(() -> {});
      }
    }
  }

  /**
   * Reads and decides anew on each try. The guard is read after what is decided on: else a repeat
   * that overtakes its first request would be decided on what that one has just changed.
   */
  <R> Keyed<R> make(Binding binding, Supplier<Decided<R>> decide) {
    Pace pace = records.tables().pace();
    long begun = pace.nanos();
    boolean prepared = false;
    for (int tries = 1; ; tries++) {
      Decided<R> decided = decide.get();
      Optional<Guard> guard = records.guards().find(binding.key());
      if (guard.isPresent()) {
        return binding.holds(records, guard.get())
            ? new Keyed.Answered<>(new Answer(guard.get().status(), guard.get().body()), true)
            : new Keyed.KeyReused<>();
      }
      switch (decided) {
        case Decided.Refused<R> refused -> {
          return new Keyed.Refused<>(refused.reason());
        }
        case Decided.Stale<R> stale -> stale.noting().run();
        case Decided.Made<R> made -> {
          if (!prepared && !made.before().isEmpty()) {
            made.before().forEach(Runnable::run);
            prepared = true;
            continue;
          }
          if (isCommitted(binding, made)) {
            return new Keyed.Answered<>(made.answer(), false);
          }
        }
      }
      if (pace.nanos() - begun > LAST_TRY.toNanos()) {
        throw new StorageUnavailable("what the change is decided on is being changed by others");
      }
      pace.pause(tries);
    }
  }

  private boolean isCommitted(Binding binding, Decided.Made<?> made) {
    List<Change> changes = new ArrayList<>(made.changes());
    changes.add(binding.bind(records, made.about(), made.answer()));
    return records.tables().commit(changes) instanceof Commit.Done;
  }
}
