package yibao.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many people in work there are for each who is retired (在职退休比).
 *
 * @param of the area of which that is counted: the one asked about, or one that it lies in
 */
public record WorkersPerRetiree(Area of, int hundredths, Clause clause) {

  static Optional<WorkersPerRetiree> in(PolicyBook book, Area area, LocalDate day) {
    return book.decides(area, Parameter.WORKERS_PER_RETIREE, day)
        .flatMap(
            of ->
                book.value(area, Parameter.WORKERS_PER_RETIREE, day)
                    .map(stated -> new WorkersPerRetiree(of, stated.value(), stated.clause())));
  }

  /** So many to one, with two decimals: {@code 2.63}. */
  public String ratio() {
    return BigDecimal.valueOf(hundredths, 2).toPlainString();
  }
}
