package yibao.policies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import yibao.rules.Because;
import yibao.rules.Money;

/**
 * A decision worked out again from its trail alone, as an auditor would with a pencil: each sum,
 * product and date.
 */
final class Recomputed {

  private Optional<Money> payable = Optional.empty();
  private Money repair = Money.ZERO;
  private int wait;
  private int variable;
  private boolean inDays;
  private Optional<LocalDate> coverFrom = Optional.empty();

  private Recomputed() {}

  static Recomputed from(List<Because> trail, int year) {
    Recomputed again = new Recomputed();
    trail.forEach(again::step);
    LocalDate newYear = LocalDate.of(year, 1, 1);
    again.coverFrom = again.coverFrom.map(day -> day.isBefore(newYear) ? newYear : day);
    return again;
  }

  Optional<Money> payable() {
    return payable;
  }

  Money repair() {
    return repair;
  }

  int waitMonths() {
    return wait;
  }

  Optional<LocalDate> coverFrom() {
    return coverFrom;
  }

  private void step(Because step) {
    switch (step.rule()) {
      case PERSONAL_STANDARD -> payable = Optional.of(money(step, 0));
      case SUBSIDY_BORNE_BY_PERSON -> payable = payable.map(money(step, 1)::plus);
      case AIDED_GROUP, GROUP_PRICE -> payable = Optional.of(money(step, 1));
      case FIXED_WAIT_IN_DAYS -> inDays = true;
      case VARIABLE_WAIT -> variable = number(step, 0) * number(step, 1);
      case WHOLE_WAIT -> {
        variable = number(step, 1) - number(step, 2);
        wait = number(step, 0) + variable;
      }
      case WHOLE_WAIT_ALIKE -> {
        wait = number(step, 1);
        variable = wait - number(step, 0);
      }
      case WAIT_ENDS ->
          coverFrom =
              Optional.of(
                  inDays
                      ? day(step, 0).plusDays(90).plusMonths(variable)
                      : day(step, 0).plusMonths(wait));
      case FIRST_DAY_OF_YEAR,
          DAY_OF_PAYMENT,
          DAY_AFTER_PAYMENT,
          FIRST_OF_MONTH,
          FIRST_OF_NEXT_MONTH ->
          coverFrom = Optional.of(day(step, 2));
      case EXEMPT, NEWBORN -> coverFrom = Optional.of(day(step, 1));
      case NOT_BEFORE, EVERY_READING -> coverFrom = Optional.of(day(step, 0));
      case NEVER_STARTS -> coverFrom = Optional.empty();
      case REPAIR_PRICE -> repair = money(step, 1).times(number(step, 0));
      default -> {}
    }
  }

  private static Money money(Because step, int place) {
    return (Money) step.values().get(place);
  }

  private static int number(Because step, int place) {
    return (Integer) step.values().get(place);
  }

  private static LocalDate day(Because step, int place) {
    return (LocalDate) step.values().get(place);
  }
}
