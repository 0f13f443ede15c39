package yibao.rules;

import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who retires (退休), and in which month.
 *
 * @param sex where it is known
 * @param deemed months that count though nobody paid for them (视同缴费年限), such as years in the
 *     service of the state before an area's scheme began; no file holds them
 */
public record Retiring(Optional<Sex> sex, Participant person, int deemed, YearMonth month) {

  public Retiring {
    if (deemed < 0) {
      throw new IllegalArgumentException(deemed + " months are deemed to be paid for");
    }
  }

  /** The sexes that the person may be of. */
  Stream<Sex> sexes() {
    return sex.map(Stream::of).orElseGet(() -> Stream.of(Sex.values()));
  }

  /**
   * How many months the person has contributed for, in whatever area, that of retirement among
   * them. Who is retired on the first of a month is insured in it without contributing.
   */
  int contributed() {
    return Math.toIntExact(
        new InsuredTime(person.facts())
            .employeeMonths(month)
            .all()
            .filter(paid -> person.working().retiredSince(paid.atDay(1)).isEmpty())
            .count());
  }
}
