package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yibao.records.Person;
import yibao.rules.ContributionKind;
import yibao.rules.Cover;
import yibao.rules.Scheme;

/**
 * The covers of a person's two files in one. Of two that can't stand side by side the first entered
 * stands. The other's premium goes back if an order paid it here; else it was brought along, and is
 * kept for the days that it alone has, unless it is a second one of its year. So is what was
 * brought along before a year that was paid here, if it is no such year itself: for a day of a job
 * nobody loses a year. An employer's month takes the place of one that the person had paid alone.
 *
 * @param held what the one file holds, and from which of the two it is; and residents' years that
 *     months of the employee scheme had ended before they began
 * @param lost what paid for covers that stand no more
 */
record JoinedCovers(List<Held> held, List<PaidLines.PaidLine> lost) {

  /**
   * A cover in a file.
   *
   * @param ended whether it is a residents' year that a month had ended before it began
   */
  record Held(Person file, Cover cover, boolean ended) {

    boolean isFromAnotherThan(Person other) {
      return !file.psnNo().equals(other.psnNo());
    }

    private Instant enteredAt() {
      return cover.enteredAt().orElse(Instant.MIN);
    }

    private boolean conflictsWith(Held other) {
      return isFromAnotherThan(other.file)
          && ((ended || other.ended) ? isOfOneYearWith(other) : cannotStandBeside(other));
    }

    private boolean cannotStandBeside(Held other) {
      return !isMonthBesideYear(cover, other.cover)
          && !isMonthBesideYear(other.cover, cover)
          && cover.conflictWith(other.cover).isPresent();
    }

    /** Residents' cover ends where a month of the employee scheme that was paid here begins. */
    private static boolean isMonthBesideYear(Cover month, Cover year) {
      return month.paidAs().isPresent() && year.scheme() == Scheme.RESIDENT;
    }

    /**
     * What was brought along costs nobody a year that was paid here, but for another such year; nor
     * does what was paid alone an employer's month.
     */
    private boolean givesWayTo(Held paid) {
      return cover.orderId().isEmpty()
          ? !isOfOneYearWith(paid)
          : isPaidAs(ContributionKind.FLEXIBLE) && paid.isPaidAs(ContributionKind.EMPLOYED);
    }

    private boolean isPaidAs(ContributionKind kind) {
      return cover.paidAs().equals(Optional.of(kind));
    }

    /** The days that it alone has; none if it is a second one of its year. */
    private List<Held> without(List<Held> rivals) {
      if (rivals.stream().anyMatch(this::isOfOneYearWith)) {
        return List.of();
      }
      List<Cover> left = List.of(cover);
      for (Held rival : rivals) {
        left = left.stream().flatMap(piece -> piece.without(rival.cover).stream()).toList();
      }
      return left.stream().map(piece -> new Held(file, piece, false)).toList();
    }

    private boolean isOfOneYearWith(Held other) {
      return isYear() && other.isYear() && cover.year() == other.cover.year();
    }

    private boolean isYear() {
      return cover.scheme() == Scheme.RESIDENT;
    }

    /** Of a year that stands, or is left of one, as it was before months ended it. */
    private Stream<Cover> ofEnded() {
      return isYear()
          ? EmployeeMonths.years(file.covers()).stream()
              .filter(year -> year.year() == cover.year() && !file.covers().contains(year))
          : Stream.empty();
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
      List<Held> rivals = standing.stream().filter(held::conflictsWith).toList();
      Optional<PaidLines.PaidLine> line = rivals.isEmpty() ? Optional.empty() : paidBy.apply(held);
      if (rivals.isEmpty()) {
        standing.add(held);
      } else if (line.isEmpty()) {
        standing.addAll(held.without(rivals));
      } else if (rivals.stream().allMatch(rival -> rival.givesWayTo(held))) {
        standing.removeAll(rivals);
        for (Held rival : rivals) {
          paidBy
              .apply(rival)
              .ifPresentOrElse(lost::add, () -> standing.addAll(rival.without(List.of(held))));
        }
        standing.add(held);
      } else {
        lost.add(line.get());
      }
    }
    return new JoinedCovers(List.copyOf(standing), List.copyOf(lost));
  }

  List<Cover> standing() {
    return EmployeeMonths.beside(
        held.stream().flatMap(Held::ofEnded).distinct().toList(),
        held.stream()
            .filter(one -> !one.ended())
            .map(one -> one.cover().ending(Optional.empty()))
            .toList());
  }

  /** Of two entered in one second the survivor's is the first. */
  private static List<Held> inOrderOfEntry(Person survivor, Person duplicate) {
    return Stream.of(survivor, duplicate)
        .flatMap(file -> Stream.concat(covers(file), endedBeforeTheyBegan(file)))
        .sorted(Comparator.comparing(Held::enteredAt))
        .toList();
  }

  private static Stream<Held> covers(Person file) {
    return file.covers().stream().map(cover -> new Held(file, cover, false));
  }

  private static Stream<Held> endedBeforeTheyBegan(Person file) {
    return EmployeeMonths.years(file.covers()).stream()
        .map(year -> new Held(file, year, true))
        .filter(year -> covers(file).noneMatch(year::isOfOneYearWith));
  }
}
