package yibao.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The months that somebody must have contributed for who retires in an area and is to be insured
 * from then on without contributing (最低缴费年限), and those that are missing.
 *
 * @param needed months, absent where no source states them
 * @param contributed months of the employee scheme, in whatever area
 * @param missing months to be paid at once (一次性补缴), absent where {@code needed} is
 */
public record RetirementYears(
    Optional<Integer> needed, int contributed, Optional<Integer> missing, List<Because> because) {

  private static final int MONTHS_IN_A_YEAR = 12;

  public RetirementYears {
    because = List.copyOf(because);
  }

  /** Of who retires in a month, by what holds on its first day. */
  public static RetirementYears of(
      PolicyBook book, Area area, Sex sex, PersonFacts person, YearMonth month) {
    int contributed = new InsuredTime(person).employeeMonths(month);
    Parameter years =
        switch (sex) {
          case MALE -> Parameter.RETIREMENT_YEARS_MEN;
          case FEMALE -> Parameter.RETIREMENT_YEARS_WOMEN;
        };
    List<Because> because = new ArrayList<>();
    Optional<Cited<Integer>> stated = book.value(area, years, month.atDay(1));
    Optional<Cited<Integer>> actual =
        book.value(area, Parameter.RETIREMENT_ACTUAL_YEARS, month.atDay(1));
    stated.ifPresent(
        of ->
            because.add(
                Because.of(Because.Rule.RETIREMENT_YEARS, of.clause(), of.value(), contributed)));
    Optional<Integer> needed =
        stated.map(
            of -> MONTHS_IN_A_YEAR * Math.max(of.value(), actual.map(Cited::value).orElse(0)));
    return new RetirementYears(
        needed, contributed, needed.map(months -> Math.max(0, months - contributed)), because);
  }
}
