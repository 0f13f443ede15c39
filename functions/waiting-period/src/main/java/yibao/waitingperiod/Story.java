package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An assessment as a story, for a picture and for who can't see it: years, and what happened in
 * them.
 *
 * @param firstYear the first that is shown
 * @param lastYear the last that is shown
 */
record Story(String title, int firstYear, int lastYear, List<Part> parts) {

  Story {
    parts = List.copyOf(parts);
  }

  /** What a part of the story is, which is how it is drawn. */
  enum Mark {
    COVERED,
    BREAK,
    PAYMENT,
    WAIT,
    COVER,
    /** From when cover would be, no source states. */
    OPEN,
    /** Only said. */
    NOTE
  }

  /** Days in a row, both included. */
  record Span(LocalDate from, LocalDate to) {}

  /** One sentence, and the days it is about. */
  record Part(Mark mark, Optional<Span> span, String says) {}

  /** The whole of it in words. */
  String inWords() {
    return String.join(" ", parts.stream().map(Part::says).toList());
  }
}
