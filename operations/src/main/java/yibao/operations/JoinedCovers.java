package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yibao.records.Person;
import yibao.rules.Cover;

/**
 * The covers of a person's two files in one. Of two that can't stand side by side the first entered
 * stands. The other's premium goes back if an order paid it here; else it was brought along, and is
 * kept for the days that it alone has, unless it is a second one of its year.
 *
 * @param held what the one file holds, and from which of the two it is
 * @param lost what paid for covers that stand no more
 */
record JoinedCovers(List<Held> held, List<PaidLines.PaidLine> lost) {

  /** A cover in a file. */
  record Held(Person file, Cover cover) {

    boolean isFromAnotherThan(Person other) {
      return !file.psnNo().equals(other.psnNo());
    }

    private Instant enteredAt() {
      return cover.enteredAt().orElse(Instant.MIN);
    }
  }

  /**
   * Joins them.
   *
   * @param paidBy the line of an order that paid a cover, if one did
   */
  static JoinedCovers of(
      Person survivor, Person duplicate, Function<Held, Optional<PaidLines.PaidLine>> paidBy) {
    List<Held> standing = new ArrayList<>();
    List<PaidLines.PaidLine> lost = new ArrayList<>();
    for (Held held : inOrderOfEntry(survivor, duplicate)) {
      List<Cover> rivals =
          standing.stream()
              .filter(other -> other.isFromAnotherThan(held.file()))
              .map(Held::cover)
              .filter(other -> held.cover().conflictWith(other).isPresent())
              .toList();
      if (rivals.isEmpty()) {
        standing.add(held);
      } else {
        paidBy
            .apply(held)
            .ifPresentOrElse(
                lost::add,
                () ->
                    left(held.cover(), rivals)
                        .forEach(cover -> standing.add(new Held(held.file(), cover))));
      }
    }
    return new JoinedCovers(List.copyOf(standing), List.copyOf(lost));
  }

  List<Cover> standing() {
    return held.stream().map(Held::cover).toList();
  }

  /** Of two entered in one second the survivor's is the first. */
  private static List<Held> inOrderOfEntry(Person survivor, Person duplicate) {
    return Stream.of(survivor, duplicate)
        .flatMap(file -> file.covers().stream().map(cover -> new Held(file, cover)))
        .sorted(Comparator.comparing(Held::enteredAt))
        .toList();
  }

  private static List<Cover> left(Cover cover, List<Cover> rivals) {
    if (rivals.stream().anyMatch(rival -> isSecondOfItsYear(cover, rival))) {
      return List.of();
    }
    List<Cover> left = List.of(cover);
    for (Cover rival : rivals) {
      left = left.stream().flatMap(piece -> piece.without(rival).stream()).toList();
    }
    return left;
  }

  private static boolean isSecondOfItsYear(Cover cover, Cover rival) {
    return cover.conflictWith(rival).equals(Optional.of(Cover.Conflict.SAME_YEAR));
  }
}
