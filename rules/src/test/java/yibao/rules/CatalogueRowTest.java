package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalogue makes of a line; every figure by hand. */
class CatalogueRowTest {

  private static CatalogueRow row(CatalogueRow.Level level, int share, String ceiling) {
    return row(level, share, ceiling, "2026-01-01", "");
  }

  private static CatalogueRow row(
      CatalogueRow.Level level, int share, String ceiling, String from, String to) {
    return new CatalogueRow(
        "X1",
        "示例",
        level,
        new Rate(share),
        ceiling.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(ceiling)),
        LocalDate.parse(from),
        to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)));
  }

  private static String said(BillParts parts) {
    return parts.ownPaid()
        + " "
        + parts.overLimit()
        + " "
        + parts.paidFirst()
        + " "
        + parts.inScope();
  }

  @ParameterizedTest
  @CsvSource({
    // level, share, ceiling, fen, count: own paid, over the limit, paid first, in scope
    "A, 0,    '',       12345, 10,  0.00 0.00 0.00 123.45",
    "B, 1000, '',       12345, 10,  0.00 0.00 12.35 111.10",
    // 123.45 - 10 x 10 = 23.45; 10% of 100.00
    "B, 1000, 10,       12345, 10,  0.00 23.45 10.00 90.00",
    // 12.00 - 3 x 3.335555 = 1.993335; 10% of 10.01 = 1.001
    "B, 1000, 3.335555,  1200,  3,  0.00 1.99 1.00 9.01",
    // below the ceiling nothing is over it
    "B, 500,  200,      12345,  1,  0.00 0.00 6.17 117.28",
    // half of a fen goes up: 5% of 0.10
    "B, 500,  '',          10,  1,  0.00 0.00 0.01 0.09",
    "C, 0,    10,       12345,  1,  123.45 0.00 0.00 0.00",
    "B, 1000, 0,        12345,  1,  0.00 123.45 0.00 0.00",
    "B, 1000, 10,           0,  0,  0.00 0.00 0.00 0.00",
    // a line that takes the third back, whatever sign its count has
    "B, 1000, 10,      -12345, -10, 0.00 -23.45 -10.00 -90.00",
    "B, 1000, 10,      -12345, 10,  0.00 -23.45 -10.00 -90.00",
    "C, 0,    '',       -100, -1,   -1.00 0.00 0.00 0.00"
  })
  void a_line_is_divided_by_ceiling_then_share(
      CatalogueRow.Level level,
      int share,
      String ceiling,
      long fen,
      String count,
      String expected) {
    assertThat(said(row(level, share, ceiling).parts(Money.ofFen(fen), new BigDecimal(count))))
        .isEqualTo(expected);
  }

  @Test
  void the_parts_of_any_line_come_to_it_and_none_is_below_nothing() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    List<CatalogueRow.Level> levels = List.of(CatalogueRow.Level.values());
    for (int i = 0; i < 20_000; i++) {
      Money amount = Money.ofFen(random.nextLong(0, 100_000_000));
      BigDecimal count = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 4);
      CatalogueRow row =
          row(
              levels.get(random.nextInt(levels.size())),
              random.nextInt(0, 10_001),
              random.nextBoolean()
                  ? ""
                  : BigDecimal.valueOf(random.nextLong(0, 1_000_000_000), 6).toPlainString());
      BillParts parts = row.parts(amount, count);
      assertThat(parts.total()).as("seed %s, %s of %s", seed, count, row).isEqualTo(amount);
      assertThat(parts.isNegative()).as("seed %s, %s of %s", seed, count, row).isFalse();
      assertThat(row.parts(amount.negated(), count)).isEqualTo(parts.negated());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, ''",
    "2026-01-01, 2026-01-01",
    "2026-05-31, 2026-01-01",
    "2026-06-01, 2026-06-01",
    "2026-06-30, 2026-06-01",
    // the later row has ended, and the earlier doesn't come back
    "2026-07-01, ''"
  })
  void the_row_of_a_day_is_the_last_that_has_begun_unless_it_has_ended(
      LocalDate day, String expected) {
    List<CatalogueRow> rows =
        List.of(
            row(CatalogueRow.Level.B, 1000, "", "2026-01-01", ""),
            row(CatalogueRow.Level.A, 0, "", "2026-06-01", "2026-06-30"));
    assertThat(CatalogueRow.on(day, rows).map(row -> row.from().toString()).orElse(""))
        .isEqualTo(expected);
  }

  @Test
  void a_row_that_ends_before_it_begins_is_refused() {
    assertThatThrownBy(() -> row(CatalogueRow.Level.A, 0, "", "2026-02-01", "2026-01-31"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
