package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Civil dates are those of Asia/Shanghai, wherever the function runs. */
public final class ShanghaiTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private ShanghaiTime() {}

  public static LocalDate dateOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /**
   * An instant as callers read it: RFC 3339 in whole seconds, with the offset that Shanghai has
   * now. Before 1901 it had one of odd seconds, which RFC 3339 can't write.
   */
  public static String text(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atOffset(OFFSET));
  }

  /** The midnight at which the day begins. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The midnight at which the day is over. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
