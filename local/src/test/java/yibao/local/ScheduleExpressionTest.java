package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Instant AFTER =
      OffsetDateTime.parse("2025-11-05T09:00:00+08:00").toInstant();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron(5 0 * * ? *)        | 2025-11-06T00:05+08:00
          cron(0/15 * * * ? *)     | 2025-11-05T09:15+08:00
          cron(0 6 1 * ? *)        | 2025-12-01T06:00+08:00
          cron(0 6 L * ? *)        | 2025-11-30T06:00+08:00
          cron(0 6 15W * ? *)      | 2025-11-14T06:00+08:00
          cron(0 6 ? * 2#1 *)      | 2025-12-01T06:00+08:00
          cron(0 6 ? * MON-FRI *)  | 2025-11-06T06:00+08:00
          cron(0 6 ? * 1 *)        | 2025-11-09T06:00+08:00
          cron(0 6 ? * 6L *)       | 2025-11-28T06:00+08:00
          cron(0 0 1 SEP ? *)      | 2026-09-01T00:00+08:00
          cron(0 0 1 1 ? 2027)     | 2027-01-01T00:00+08:00
          rate(5 minutes)          | 2025-11-05T09:05+08:00
          rate(1 day)              | 2025-11-06T09:00+08:00
          at(2026-03-01T00:00:00)  | 2026-03-01T00:00+08:00
          """)
  void the_next_time_is_that_of_aws_in_its_own_zone(String expression, OffsetDateTime next) {
    assertThat(ScheduleExpression.parse(expression).next(AFTER, CHINA)).contains(next.toInstant());
  }

  @Test
  void what_lies_in_the_past_never_comes() {
    assertThat(ScheduleExpression.parse("at(2025-11-05T09:00:00)").next(AFTER, CHINA)).isEmpty();
    assertThat(ScheduleExpression.parse("cron(0 0 1 1 ? 2024)").next(AFTER, CHINA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(5 0 * * * *)",
        "cron(5 0 * * ?)",
        "cron(60 0 * * ? *)",
        "rate(0 minutes)",
        "rate(5 fortnights)",
        "at(tomorrow)",
        "5 0 * * ?",
      })
  void what_aws_refuses_is_refused(String expression) {
    assertThatThrownBy(() -> ScheduleExpression.parse(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
