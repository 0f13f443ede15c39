package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How instants are told, those too that a caller made up. */
class ShanghaiTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2025-11-05T01:00:00.999Z, 2025-11-05T09:00:00+08:00",
    "2025-12-31T16:00:00Z, 2026-01-01T00:00:00+08:00",
    "1988-07-01T00:00:00Z, 1988-07-01T08:00:00+08:00",
    "0000-01-01T00:00:00Z, 0000-01-01T08:00:00+08:00"
  })
  void an_instant_is_told_with_the_offset_of_today(Instant instant, String text) {
    assertThat(ShanghaiTime.text(instant)).isEqualTo(text);
  }
}
