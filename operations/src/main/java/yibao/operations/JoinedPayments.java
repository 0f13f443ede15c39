package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yibao.records.Person;
import yibao.rules.PaidPremium;

/**
 * The premiums in a person's two files whose cover never began, in one. A year is paid once: such a
 * premium goes back where the other file's year is covered, or was paid for in this way before. One
 * that was brought along can't go back here and is kept.
 *
 * @param standing what the one file holds
 * @param lost what paid for a year that the other file had paid for
 */
record JoinedPayments(List<PaidPremium> standing, List<PaidLines.PaidLine> lost) {

  /** A premium in a file. */
  record Held(Person file, PaidPremium premium) {

    private Instant enteredAt() {
      return premium.enteredAt().orElse(Instant.MIN);
    }

    private boolean isSecondTo(Held other) {
      return !file.psnNo().equals(other.file.psnNo()) && other.premium.isForSameTimeAs(premium);
    }
  }

  /**
   * Joins them.
   *
   * @param covers those that stand in the one file
   * @param paidBy the line of an order that paid a premium, if one did
   */
  static JoinedPayments of(
      Person survivor,
      Person duplicate,
      List<JoinedCovers.Held> covers,
      Function<Held, Optional<PaidLines.PaidLine>> paidBy) {
    List<Held> standing = new ArrayList<>();
    List<PaidLines.PaidLine> lost = new ArrayList<>();
    for (Held held : inOrderOfEntry(survivor, duplicate)) {
      boolean second =
          standing.stream().anyMatch(held::isSecondTo)
              || covers.stream().anyMatch(cover -> isCoveredBy(held, cover));
      Optional<PaidLines.PaidLine> line = second ? paidBy.apply(held) : Optional.empty();
      if (line.isPresent()) {
        lost.add(line.get());
      } else if (standing.stream()
          .noneMatch(other -> other.premium().isSamePaymentAs(held.premium()))) {
        standing.add(held);
      }
    }
    return new JoinedPayments(standing.stream().map(Held::premium).toList(), List.copyOf(lost));
  }

  private static boolean isCoveredBy(Held held, JoinedCovers.Held cover) {
    return cover.isFromAnotherThan(held.file()) && held.premium().isForTimeOf(cover.cover());
  }

  /** Of two entered in one second the survivor's is the first. */
  private static List<Held> inOrderOfEntry(Person survivor, Person duplicate) {
    return Stream.of(survivor, duplicate)
        .flatMap(file -> file.facts().payments().stream().map(paid -> new Held(file, paid)))
        .sorted(Comparator.comparing(Held::enteredAt))
        .toList();
  }
}
