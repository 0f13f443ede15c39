package yibao.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import yibao.records.Commit;
import yibao.records.Sweep;
import yibao.records.Sweeps;
import yibao.records.Tables;

/**
 * Goes through the parts of long work page by page, each under a lease that it renews with each
 * page. Who dies leaves the place where they stood, and a lease that is over soon; two who hold the
 * same part find out by its version, and have only done some of it twice.
 */
final class Sweeping {

  static final int PAGE = 25;

  /** Many times what a page takes, and short enough that the next run finds it over. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Tables tables;
  private final Sweeps sweeps;
  private final Clock systemClock;

  Sweeping(Tables tables, Sweeps sweeps, Clock systemClock) {
    this.tables = tables;
    this.sweeps = sweeps;
    this.systemClock = systemClock;
  }

  /** What is done with a part. */
  interface Work {

    /** Up to {@link #PAGE} that come next, fewer only at the end. */
    List<String> page(Optional<String> after);

    /** Does them in their order; how many, fewer only where time runs out. */
    int through(List<String> page);

    boolean hasTime();
  }

  /** A part as it was read, and what is to be done with it. */
  private record Part(Sweep seen, Work work) {}

  /**
   * Works on each of so many parts as long as there is time; how many are not done for the day
   * then.
   *
   * @param id the name under which a part's place is kept
   */
  int sweep(int count, IntFunction<String> id, IntFunction<Work> work, LocalDate day) {
    List<String> ids = IntStream.range(0, count).mapToObj(id).toList();
    Map<String, Sweep> found = sweeps.find(Set.copyOf(ids));
    return sweep(
        IntStream.range(0, count)
            .mapToObj(
                part ->
                    new Part(Objects.requireNonNull(found.get(ids.get(part))), work.apply(part)))
            .toList(),
        day);
  }

  private int sweep(List<Part> parts, LocalDate day) {
    int left = 0;
    List<Sweep> ended = new ArrayList<>();
    for (Part part : parts) {
      if (part.seen().isBeyond(day)) {
        continue;
      }
      if (!part.work().hasTime() || part.seen().isHeldAt(systemClock.instant())) {
        left++;
        continue;
      }
      Sweep begun = part.seen().begun(day);
      List<String> page = part.work().page(begun.after());
      if (page.isEmpty()) {
        ended.add(begun.finished());
      } else if (!through(begun, page, part.work(), day)) {
        left++;
      }
    }
    return left + (write(ended) ? count(ended, day) : ended.size());
  }

  private static int count(List<Sweep> ended, LocalDate day) {
    return (int) ended.stream().filter(sweep -> !sweep.isBeyond(day)).count();
  }

  /** Whether the part is done for the day. */
  private boolean through(Sweep begun, List<String> first, Work work, LocalDate day) {
    Sweep mine = begun.leased(leaseEnd());
    List<String> page = first;
    while (write(List.of(mine))) {
      int done = work.through(page);
      Sweep further = mine.written().at(done == 0 ? mine.after() : Optional.of(page.get(done - 1)));
      if (done == page.size() && page.size() < PAGE) {
        Sweep finished = further.finished();
        return write(List.of(finished)) && finished.isBeyond(day);
      }
      if (done < page.size() || !work.hasTime()) {
        write(List.of(further.released()));
        return false;
      }
      mine = further.leased(leaseEnd());
      page = work.page(mine.after());
    }
    return false;
  }

  private Instant leaseEnd() {
    return systemClock.instant().plus(LEASE);
  }

  /** Whether they were written; if not, somebody else has taken one of them over. */
  private boolean write(List<Sweep> parts) {
    return parts.isEmpty()
        || tables.commit(parts.stream().map(sweeps::write).toList()) instanceof Commit.Done;
  }
}
