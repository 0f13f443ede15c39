package yibao.operations.clearing;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import yibao.records.Ledger;
import yibao.records.Posting;

/**
 * The lines of a month for all areas, in the order in which they were booked, whichever parts of
 * the ledger they stand in. Holds a page of each part, whatever the number of lines.
 */
public final class MonthLines {

  private static final int PAGE = 100;

  private final Ledger ledger;

  public MonthLines(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Hands over each line of the month. */
  public void forEach(YearMonth month, Consumer<ClearingLine> taking) {
    PriorityQueue<Part> parts =
        new PriorityQueue<>(Comparator.comparing(Part::at).thenComparing(Part::postingId));
    for (int number = 0; number < Ledger.PARTS; number++) {
      Part part = new Part(month, number);
      if (part.hasNext()) {
        parts.add(part);
      }
    }
    while (!parts.isEmpty()) {
      Part first = parts.remove();
      ClearingLine.of(first.next()).forEach(taking);
      if (first.hasNext()) {
        parts.add(first);
      }
    }
  }

  /** What is still to come of one part of the ledger. */
  private final class Part {

    private final YearMonth month;
    private final int number;
    private final Deque<Posting> page = new ArrayDeque<>();
    private Optional<Posting> last = Optional.empty();

    Part(YearMonth month, int number) {
      this.month = month;
      this.number = number;
    }

    boolean hasNext() {
      if (page.isEmpty()) {
        page.addAll(ledger.betweenAreas(month, number, last, PAGE));
      }
      return !page.isEmpty();
    }

    Posting next() {
      Posting next = page.remove();
      last = Optional.of(next);
      return next;
    }

    long at() {
      return page.element().bookedAt().getEpochSecond();
    }

    String postingId() {
      return page.element().postingId();
    }
  }
}
