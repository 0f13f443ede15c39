package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yibao.rules.ContributionKind;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;
import yibao.simulator.world.State.PersonFile;

/**
 * How months of the employee scheme stand in a file beside residents' years: a month ends the year
 * on its eve, and while it is there keeps in mind what it ended.
 */
final class CoverModel {

  private CoverModel() {}

  /** Whether a month is paid by anybody, or covered by what was brought along. */
  static boolean isPaid(PersonFile file, YearMonth month) {
    return isPaid(file, month, kind -> true);
  }

  /** The same, but for what the person paid alone. */
  static boolean isPaidByEmployer(PersonFile file, YearMonth month) {
    return isPaid(file, month, kind -> kind == ContributionKind.EMPLOYED);
  }

  private static boolean isPaid(
      PersonFile file, YearMonth month, Predicate<ContributionKind> counts) {
    return file.covers().stream()
            .filter(cover -> cover.scheme() == Scheme.EMPLOYEE)
            .filter(cover -> isWithin(month.atEndOfMonth(), cover))
            .anyMatch(cover -> cover.paidAs().filter(counts.negate()).isEmpty())
        || file.payments().stream()
            .flatMap(paid -> paid.contribution().stream())
            .anyMatch(paid -> paid.month().equals(month) && counts.test(paid.kind()));
  }

  /** The first day on which nothing holds that was brought along of the employee scheme. */
  static LocalDate behindOther(PersonFile file, LocalDate from) {
    return file.covers().stream()
        .filter(cover -> !isYear(cover) && !isMonth(cover) && isWithin(from, cover))
        .findFirst()
        .map(cover -> cover.to().plusDays(1))
        .orElse(from);
  }

  private static boolean isWithin(LocalDate day, Cover cover) {
    return !day.isBefore(cover.from()) && !day.isAfter(cover.to());
  }

  private static boolean isYear(Cover cover) {
    return cover.scheme() == Scheme.RESIDENT;
  }

  private static boolean isMonth(Cover cover) {
    return cover.paidAs().isPresent();
  }

  // ---- a month is paid, and goes back ---------------------------------------------------------

  static List<Cover> with(List<Cover> covers, Cover month) {
    Optional<Cover> year =
        covers.stream().filter(CoverModel::isYear).filter(month::overlaps).findFirst();
    List<Cover> all = new ArrayList<>(cut(covers, month));
    all.add(month.ending(year));
    return all;
  }

  /** Residents' years up to the eve of a month. */
  private static List<Cover> cut(List<Cover> covers, Cover month) {
    List<Cover> cut = new ArrayList<>();
    for (Cover cover : covers) {
      if (!isYear(cover) || !cover.overlaps(month)) {
        cut.add(cover);
      } else if (cover.from().isBefore(month.from())) {
        cut.add(cover.between(cover.from(), month.from().minusDays(1)));
      }
    }
    return cut;
  }

  /** Without a month of an order. */
  static PersonFile without(PersonFile file, String order, YearMonth month) {
    Predicate<Cover> isIt =
        cover ->
            cover.orderId().equals(Optional.of(order))
                && cover.scheme() == Scheme.EMPLOYEE
                && isWithin(month.atEndOfMonth(), cover);
    Optional<Cover> year = file.covers().stream().filter(isIt).findFirst().flatMap(Cover::ends);
    List<Cover> left = file.covers().stream().filter(isIt.negate()).toList();
    List<PaidPremium> payments =
        file.payments().stream()
            .filter(
                paid ->
                    !paid.orderId().equals(Optional.of(order))
                        || !paid.month().equals(Optional.of(month)))
            .toList();
    return file.with(year.map(one -> running(one, left)).orElse(left), payments);
  }

  /** A year runs to its end again, or up to other cover of the employee scheme. */
  private static List<Cover> running(Cover year, List<Cover> others) {
    List<Cover> covers = new ArrayList<>(others);
    covers.removeIf(
        cover ->
            isYear(cover)
                && cover.year() == year.year()
                && cover.area().equals(year.area())
                && cover.from().equals(year.from())
                && cover.orderId().equals(year.orderId()));
    Optional<Cover> next =
        covers.stream()
            .filter(cover -> !isYear(cover))
            .filter(year::overlaps)
            .min(Comparator.comparing(Cover::from));
    next.ifPresent(month -> covers.set(covers.indexOf(month), month.ending(Optional.of(year))));
    covers.addAll(next.map(month -> cut(List.of(year), month)).orElse(List.of(year)));
    return covers;
  }

  /** Without residents' cover of a year, which then nothing ends any more. */
  static List<Cover> withoutYear(List<Cover> covers, int year) {
    return covers.stream()
        .filter(cover -> !isYear(cover) || cover.year() != year)
        .map(
            cover ->
                cover.ends().filter(ended -> ended.year() == year).isPresent()
                    ? cover.ending(Optional.empty())
                    : cover)
        .toList();
  }

  /** Whether residents' cover of a year was paid for or brought, even if a month has ended it. */
  static boolean hasYear(PersonFile file, int year) {
    return years(file.covers()).stream().anyMatch(cover -> cover.year() == year);
  }

  /** Residents' years as they were before anything ended them. */
  private static List<Cover> years(List<Cover> covers) {
    return covers.stream()
        .flatMap(cover -> Stream.concat(Stream.of(cover), cover.ends().stream()))
        .filter(CoverModel::isYear)
        .sorted(Comparator.comparing(Cover::to).reversed())
        .collect(
            Collectors.toMap(
                Cover::year, cover -> cover, (longest, other) -> longest, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  // ---- two files become one -------------------------------------------------------------------

  /** Something in the file of somebody. */
  record Held<T>(String file, T what) {

    boolean isOfAnother(Held<?> other) {
      return !file.equals(other.file);
    }
  }

  /**
   * The covers of two files in one.
   *
   * @param standing with years that were ended before they began
   * @param ended residents' years that months have ended, as they were before
   * @param lost those whose orders' money goes back
   */
  record Joined(List<Held<Cover>> standing, List<Held<Cover>> ended, List<Held<Cover>> lost) {

    /** As the one file has them: the first month of an ended year keeps it in mind. */
    List<Cover> covers() {
      List<Cover> covers =
          new ArrayList<>(
              standing.stream()
                  .filter(held -> !ended.contains(held))
                  .map(held -> held.what().ending(Optional.empty()))
                  .toList());
      List<Cover> months =
          covers.stream()
              .filter(CoverModel::isMonth)
              .sorted(Comparator.comparing(Cover::from))
              .toList();
      Set<Cover> kept = new HashSet<>();
      for (Cover month : months) {
        Optional<Cover> year =
            ended.stream().map(Held::what).filter(month::overlaps).findFirst().filter(kept::add);
        Optional<Cover> cutNow =
            covers.stream().filter(CoverModel::isYear).filter(month::overlaps).findFirst();
        covers = new ArrayList<>(cut(covers, month));
        covers.set(covers.indexOf(month), month.ending(year.or(() -> cutNow)));
      }
      return covers;
    }

    /** Whether somebody's premium is for a time that the other file has. */
    boolean hasTimeOf(Held<?> premium, Predicate<Cover> isIts) {
      return standing.stream()
          .anyMatch(held -> held.isOfAnother(premium) && isIts.test(held.what()));
    }
  }

  /**
   * Joins them; of two years or months the first entered stands.
   *
   * @param files by the survivor first
   * @param isPaid whether a line of an order stands that paid for it
   */
  static Joined join(Map<String, List<Cover>> files, Predicate<Held<Cover>> isPaid) {
    Set<Held<Cover>> unbegun = new HashSet<>();
    Set<Held<Cover>> ended = new HashSet<>();
    List<Held<Cover>> all = new ArrayList<>();
    files.forEach(
        (file, covers) -> {
          covers.forEach(cover -> all.add(new Held<>(file, cover)));
          for (Cover year : years(covers)) {
            Held<Cover> whole = new Held<>(file, year);
            if (!covers.contains(year)) {
              ended.add(whole);
            }
            if (covers.stream().noneMatch(cover -> isSameYear(cover, year))) {
              unbegun.add(whole);
              all.add(whole);
            }
          }
        });
    all.sort(Comparator.comparing(held -> held.what().enteredAt().orElse(Instant.MIN)));
    List<Held<Cover>> standing = new ArrayList<>();
    List<Held<Cover>> lost = new ArrayList<>();
    for (Held<Cover> held : all) {
      List<Held<Cover>> rivals =
          standing.stream()
              .filter(held::isOfAnother)
              .filter(
                  other ->
                      (unbegun.contains(held) || unbegun.contains(other))
                          ? isSameYear(held.what(), other.what())
                          : areRivals(held.what(), other.what()))
              .toList();
      if (rivals.isEmpty()) {
        standing.add(held);
      } else if (!isPaid.test(held)) {
        standing.addAll(remaining(held, rivals));
      } else if (rivals.stream().allMatch(rival -> givesWay(rival.what(), held.what()))) {
        standing.removeAll(rivals);
        for (Held<Cover> rival : rivals) {
          if (isPaid.test(rival)) {
            lost.add(rival);
          } else {
            standing.addAll(remaining(rival, List.of(held)));
          }
        }
        standing.add(held);
      } else {
        lost.add(held);
      }
    }
    ended.removeIf(
        year ->
            standing.stream()
                .noneMatch(
                    held -> !held.isOfAnother(year) && isSameYear(held.what(), year.what())));
    return new Joined(standing, List.copyOf(ended), lost);
  }

  private static boolean areRivals(Cover one, Cover other) {
    boolean monthBesideYear = (isMonth(one) && isYear(other)) || (isMonth(other) && isYear(one));
    return !monthBesideYear && one.conflictWith(other).isPresent();
  }

  /**
   * What was brought along gives way to what was paid here, but for two years that are one; what
   * was paid alone to an employer's.
   */
  private static boolean givesWay(Cover first, Cover paid) {
    return first.orderId().isEmpty() ? !isSameYear(first, paid) : isAlone(first) && !isAlone(paid);
  }

  private static boolean isAlone(Cover month) {
    return month.paidAs().equals(Optional.of(ContributionKind.FLEXIBLE));
  }

  private static boolean isSameYear(Cover one, Cover other) {
    return isYear(one) && isYear(other) && one.year() == other.year();
  }

  private static List<Held<Cover>> remaining(Held<Cover> held, List<Held<Cover>> rivals) {
    if (rivals.stream().anyMatch(rival -> isSameYear(held.what(), rival.what()))) {
      return List.of();
    }
    Stream<Cover> left = Stream.of(held.what());
    for (Held<Cover> rival : rivals) {
      left = left.flatMap(piece -> piece.without(rival.what()).stream());
    }
    return left.map(piece -> new Held<>(held.file(), piece)).toList();
  }
}
