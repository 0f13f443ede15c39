package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import yibao.rules.Cover;
import yibao.rules.Scheme;

/**
 * Tells what was before the payment: cover, and breaks.
 *
 * @param firstYear what ended before it isn't told
 */
record PastStory(Words words, int firstYear) {

  /** Spells of one scheme that touch each other are told as one. */
  List<Story.Part> covered(List<Cover> covers) {
    List<Story.Part> parts = new ArrayList<>();
    for (Cover cover : joined(covers)) {
      String days = words.days(cover.from(), cover.to());
      boolean employee = cover.scheme() == Scheme.EMPLOYEE;
      parts.add(
          words.part(
              Story.Mark.COVERED,
              cover.from(),
              cover.to(),
              days + (employee ? "参加职工医保。" : "参加城乡居民医保。"),
              "Covered " + (employee ? "as an employee " : "as a resident ") + days + "."));
    }
    return parts.isEmpty()
        ? List.of(words.note("自 " + firstYear + " 年起没有参保。", "No cover since " + firstYear + "."))
        : parts;
  }

  private List<Cover> joined(List<Cover> covers) {
    List<Cover> shown =
        covers.stream()
            .filter(cover -> cover.to().getYear() >= firstYear)
            .sorted(Comparator.comparing(Cover::scheme).thenComparing(Cover::from))
            .toList();
    List<Cover> joined = new ArrayList<>();
    for (Cover cover : shown) {
      if (!joined.isEmpty() && continues(joined.getLast(), cover)) {
        Cover last = joined.removeLast();
        LocalDate to = last.to().isAfter(cover.to()) ? last.to() : cover.to();
        joined.add(last.between(last.from(), to));
      } else {
        joined.add(cover);
      }
    }
    return joined;
  }

  private static boolean continues(Cover last, Cover cover) {
    return last.scheme() == cover.scheme() && !cover.from().isAfter(last.to().plusDays(1));
  }

  /**
   * @param year that paid for, just before which they are
   */
  Story.Part breaks(Optional<Integer> breakYears, int year) {
    if (breakYears.isEmpty()) {
      return words.note("哪些年度算断保，没有来源公布。", "Which years are a break, no source states.");
    }
    if (breakYears.get() == 0) {
      return words.note("之前没有断保年度。", "There is no break year before.");
    }
    int first = year - breakYears.get();
    int last = year - 1;
    return words.part(
        Story.Mark.BREAK,
        LocalDate.of(Math.max(first, firstYear), 1, 1),
        LocalDate.of(last, 12, 31),
        first + " 至 " + last + " 年断保，共 " + breakYears.get() + " 年。",
        "Break years: " + first + " to " + last + ", " + breakYears.get() + " in all.");
  }
}
