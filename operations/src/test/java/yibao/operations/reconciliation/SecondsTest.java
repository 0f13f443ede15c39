package yibao.operations.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {

  private static long read(String text) {
    byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.US_ASCII);
    return Seconds.read(bytes, 1, bytes.length - 1);
  }

  @Test
  void any_instant_is_read_as_the_platform_reads_it() {
    Random random = new Random(20251105);
    for (int i = 0; i < 20_000; i++) {
      OffsetDateTime at =
          Instant.ofEpochSecond(random.nextLong(0, 4_102_444_800L))
              .atOffset(ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1)));
      String text = at.withSecond(random.nextInt(60)).toString();
      // the platform leaves out seconds that are zero
      String written =
          text.charAt(16) == ':' ? text : text.substring(0, 16) + ":00" + text.substring(16);
      assertThat(read(written))
          .as(written)
          .isEqualTo(OffsetDateTime.parse(written).toEpochSecond());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-11-05T09:30:00+08:00",
        "2025-11-05t09:30:00+08:00",
        "2025-11-05T01:30:00Z",
        "2025-11-05T01:30:00z",
        "2025-11-05T09:30:00.9+08:00",
        "2025-11-05T09:30:00.123456789123+08:00",
        "2025-11-04T20:30:00-05:00",
        "2025-11-05T01:30:00-00:00"
      })
  void fractions_are_cut_off_and_any_offset_counts(String text) {
    assertThat(read(text)).isEqualTo(Instant.parse("2025-11-05T01:30:00Z").getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-11-05",
        "2025-11-05T09:30:00",
        "2025-11-05T09:30+08:00",
        "2025-11-05 09:30:00+08:00",
        "2025-02-29T09:30:00+08:00",
        "2025-13-01T09:30:00+08:00",
        "2025-00-10T09:30:00+08:00",
        "2025-11-31T09:30:00+08:00",
        "2025-11-05T24:00:00+08:00",
        "2025-11-05T09:60:00+08:00",
        "2025-11-05T09:30:60+08:00",
        "2025-11-05T09:30:00.+08:00",
        "2025-11-05T09:30:00+8:00",
        "2025-11-05T09:30:00+0800",
        "2025-11-05T09:30:00+08:60",
        "2025-11-05T09:30:00+19:00",
        "2025-11-05T09:30:00+18:01",
        "2025-11-05T09:30:00+08:00x",
        "2025-11-05T09:30:00ZZ",
        "2025-11-05T09:3x:00+08:00",
        "-025-11-05T09:30:00+08:00",
        "2025/11/05T09:30:00+08:00",
        "1762306200"
      })
  void what_is_no_instant_is_none(String text) {
    assertThat(read(text)).isEqualTo(Seconds.NONE);
  }
}
