package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Civil dates are those of Asia/Shanghai, wherever the function runs. */
public final class ShanghaiTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private ShanghaiTime() {}

  public static LocalDate dateOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /** The midnight at which the day is over. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
