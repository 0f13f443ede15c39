package yibao.operations;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The days of each month on which mandates are charged (约定扣款日). No law names them: they are what
 * the operator has agreed with the channels, and the deployment says. Only days that every month
 * has.
 */
public final class NamedDays {

  private static final Pattern LIST = Pattern.compile("[0-9]{1,2}(,[0-9]{1,2})*");
  private static final int LAST_OF_EVERY_MONTH = 28;

  private final Set<Integer> days;

  private NamedDays(Set<Integer> days) {
    this.days = days;
  }

  /**
   * Reads days such as {@code 5,15,25}.
   *
   * @throws IllegalArgumentException if it is no list of different days from 1 to 28
   */
  public static NamedDays parse(String text) {
    List<Integer> named =
        LIST.matcher(text).matches()
            ? Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList()
            : List.of();
    Set<Integer> days = new HashSet<>(named);
    if (named.isEmpty()
        || days.size() < named.size()
        || named.stream().anyMatch(day -> day < 1 || day > LAST_OF_EVERY_MONTH)) {
      throw new IllegalArgumentException(
          "the named days of mandates are days from 1 to "
              + LAST_OF_EVERY_MONTH
              + " such as 5,15,25, not "
              + text);
    }
    return new NamedDays(days);
  }

  /** The last named day of these days, both included. */
  Optional<LocalDate> last(LocalDate from, LocalDate to) {
    for (LocalDate day = to; !day.isBefore(from); day = day.minusDays(1)) {
      if (isNamed(day)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** The first named day after one, up to another and with it. */
  Optional<LocalDate> next(LocalDate after, LocalDate to) {
    for (LocalDate day = after.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      if (isNamed(day)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private boolean isNamed(LocalDate day) {
    return days.contains(day.getDayOfMonth());
  }
}
