package yibao.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The months that somebody must have contributed for who retires in an area and is to be insured
 * from then on without contributing (最低缴费年限), and those that are missing, by what holds on the
 * first of the month.
 *
 * @param needed months in all, those deemed to be paid for among them; absent where no source
 *     states them, or where they follow from a sex that isn't known
 * @param neededActual how many of these must really have been paid for (实际缴费年限)
 * @param contributed months that were
 * @param missing months to be paid at once (一次性补缴); absent where what the sources leave open
 *     decides how many
 * @param sexDecides whether men and women need different months and the sex isn't known
 */
public record RetirementYears(
    Optional<Integer> needed,
    Optional<Integer> neededActual,
    int contributed,
    Optional<Integer> missing,
    boolean sexDecides,
    List<Because> because) {

  private static final int MONTHS_IN_A_YEAR = 12;

  public RetirementYears {
    because = List.copyOf(because);
  }

  static RetirementYears of(PolicyBook book, Area area, Retiring who) {
    List<Because> because = new ArrayList<>();
    List<Cited<Integer>> stated =
        who.sexes().flatMap(sex -> total(book, area, sex, who, because).stream()).toList();
    boolean known = stated.size() == who.sexes().count();
    Set<Integer> totals = new LinkedHashSet<>(stated.stream().map(Cited::value).toList());
    Optional<Integer> actual =
        months(
                book,
                area,
                Parameter.RETIREMENT_ACTUAL_YEARS,
                Because.Rule.RETIREMENT_ACTUAL_YEARS,
                who,
                because)
            .map(Cited::value);
    int contributed = who.contributed();
    Optional<Integer> missing =
        known ? only(missing(totals, actual, contributed, who.deemed())) : Optional.empty();
    missing.ifPresent(
        months ->
            because.add(
                Because.of(
                    Because.Rule.RETIREMENT_MISSING,
                    stated.getFirst().clause(),
                    contributed,
                    who.deemed(),
                    months)));
    return new RetirementYears(
        known ? only(totals) : Optional.empty(),
        actual,
        contributed,
        missing,
        known && totals.size() > 1,
        because);
  }

  private static Optional<Cited<Integer>> total(
      PolicyBook book, Area area, Sex sex, Retiring who, List<Because> because) {
    return switch (sex) {
      case MALE ->
          months(
              book,
              area,
              Parameter.RETIREMENT_YEARS_MEN,
              Because.Rule.RETIREMENT_YEARS_MEN,
              who,
              because);
      case FEMALE ->
          months(
              book,
              area,
              Parameter.RETIREMENT_YEARS_WOMEN,
              Because.Rule.RETIREMENT_YEARS_WOMEN,
              who,
              because);
    };
  }

  private static Optional<Cited<Integer>> months(
      PolicyBook book,
      Area area,
      Parameter parameter,
      Because.Rule rule,
      Retiring who,
      List<Because> because) {
    Optional<Cited<Integer>> years = book.value(area, parameter, who.month().atDay(1));
    return years.map(
        of -> {
          int months = MONTHS_IN_A_YEAR * of.value();
          because.add(Because.of(rule, of.clause(), of.value(), months));
          return new Cited<>(months, of.clause());
        });
  }

  /**
   * What is missing, by every reading: where no source states how many months must really have been
   * paid for, it may be none of them, and it may be all.
   */
  private static Set<Integer> missing(
      Set<Integer> totals, Optional<Integer> actual, int contributed, int deemed) {
    Set<Integer> missing = new LinkedHashSet<>();
    for (int total : totals) {
      for (int paid : actual.map(List::of).orElse(List.of(0, total))) {
        missing.add(Math.max(0, Math.max(total - deemed, paid) - contributed));
      }
    }
    return missing;
  }

  private static Optional<Integer> only(Set<Integer> readings) {
    return readings.size() == 1 ? readings.stream().findFirst() : Optional.empty();
  }
}
