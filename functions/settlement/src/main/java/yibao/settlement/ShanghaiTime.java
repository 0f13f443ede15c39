package yibao.settlement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Dates and times as the national interface writes them, without an offset: all are Shanghai's. */
final class ShanghaiTime {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME = "[ T][0-9]{2}:[0-9]{2}:[0-9]{2}";
  private static final String FRACTION = "(\\.[0-9]{1,9})?";
  private static final Pattern DAY = Pattern.compile(DATE + "(" + TIME + FRACTION + ")?");
  private static final Pattern INSTANT = Pattern.compile(DATE + TIME + FRACTION);
  private static final int DATE_LENGTH = 10;
  private static final int SECOND_LENGTH = 19;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(SHANGHAI);
  private static final DateTimeFormatter MILLISECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(SHANGHAI);

  private ShanghaiTime() {}

  /** A civil date, with or without a time, which doesn't count; empty if it is none. */
  static Optional<LocalDate> day(String text) {
    return DAY.matcher(text).matches()
        ? tried(() -> LocalDate.parse(text.substring(0, DATE_LENGTH)))
        : Optional.empty();
  }

  /** An instant in whole seconds, a fraction being cut off; empty if it is none. */
  static Optional<Instant> instant(String text) {
    return INSTANT.matcher(text).matches()
        ? tried(
            () ->
                LocalDateTime.parse(text.substring(0, SECOND_LENGTH).replace('T', ' '), SECOND)
                    .atZone(SHANGHAI)
                    .toInstant())
        : Optional.empty();
  }

  static LocalDate dayOf(Instant instant) {
    return instant.atZone(SHANGHAI).toLocalDate();
  }

  /** As {@code 2026-03-01 09:30:00}. */
  static String second(Instant instant) {
    return SECOND.format(instant);
  }

  /** As {@code 20260301093000123}. */
  static String millisecond(Instant instant) {
    return MILLISECOND.format(instant);
  }

  private static <T> Optional<T> tried(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }
}
