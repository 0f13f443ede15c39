package yibao.operations.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.records.ChannelTransaction;
import yibao.rules.Money;

class CheckedStatementTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final String HEADER = "channelTxnNo,channelOrderNo,kind,amountFen,at\n";
  private static final String ROW = "T1,O1,PAID,40000,2025-11-05T09:30:00+08:00\n";
  private static final String BACK = "R1,O1,REFUNDED,40000,2025-11-05T09:31:00+08:00\n";

  private static StatementCheck check(byte[] bytes) throws IOException {
    return CheckedStatement.check(
        () -> new ByteArrayInputStream(bytes),
        DAY,
        (kind, number) -> number.hashCode() & (Partition.PARTS - 1));
  }

  private static StatementCheck check(String text) throws IOException {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CheckedStatement right(String text) throws IOException {
    StatementCheck check = check(text);
    assertThat(check).isInstanceOf(StatementCheck.Right.class);
    return ((StatementCheck.Right) check).statement();
  }

  private static List<Flaw> flaws(String text) throws IOException {
    return check(text) instanceof StatementCheck.Refused refused ? refused.flaws() : List.of();
  }

  private static List<StatementRow> rows(CheckedStatement statement) throws IOException {
    List<StatementRow> rows = new ArrayList<>();
    for (CheckedStatement.Parts pass : statement.passes(1_000)) {
      statement.rows(pass).values().forEach(rows::addAll);
    }
    return rows;
  }

  @Test
  void a_statement_is_read_row_for_row() throws IOException {
    CheckedStatement statement = right(HEADER + ROW + BACK + "#total,2,80000\n");

    assertThat(statement.moved()).isEqualTo(new Moved(2, Money.ofFen(40000), Money.ofFen(40000)));
    assertThat(rows(statement))
        .containsExactlyInAnyOrder(
            new StatementRow(
                2,
                ChannelTransaction.Kind.PAID,
                "T1",
                "O1",
                Money.ofFen(40000),
                Instant.parse("2025-11-05T01:30:00Z")),
            new StatementRow(
                3,
                ChannelTransaction.Kind.REFUNDED,
                "R1",
                "O1",
                Money.ofFen(40000),
                Instant.parse("2025-11-05T01:31:00Z")));
  }

  @Test
  void an_order_by_a_mandate_is_named_as_it_was_charged() throws IOException {
    String row = "T1,MEXAMP1EMANDA.2026.2025-11-05,PAID,40000,2025-11-05T09:30:00+08:00\n";

    assertThat(rows(right(HEADER + row + "#total,1,40000\n")))
        .singleElement()
        .returns("MEXAMP1EMANDA.2026.2025-11-05", StatementRow::channelOrderNo);
  }

  @Test
  void a_day_on_which_nothing_moved_is_a_statement_too() throws IOException {
    assertThat(right(HEADER + "#total,0,0\n").moved()).isEqualTo(Moved.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#total,1,40000", "#total,1,40000\n", "#total,1,40000\r\n"})
  void lines_end_as_they_do_anywhere_and_the_last_with_the_file(String end) throws IOException {
    assertThat(flaws(HEADER + ROW + end)).isEmpty();
    assertThat(flaws((HEADER + ROW).replace("\n", "\r\n") + end)).isEmpty();
  }

  @Test
  void the_day_is_shanghais_from_its_first_second_to_its_last() throws IOException {
    assertThat(
            flaws(
                HEADER
                    + "T1,O1,PAID,1,2025-11-05T00:00:00+08:00\n"
                    + "T2,O1,PAID,1,2025-11-05T23:59:59.999+08:00\n"
                    + "T3,O1,PAID,1,2025-11-04T16:00:00Z\n"
                    + "#total,3,3"))
        .isEmpty();
    assertThat(flaws(HEADER + "T1,O1,PAID,1,2025-11-04T23:59:59+08:00\n#total,1,1"))
        .singleElement()
        .returns(2L, Flaw::line)
        .satisfies(
            flaw -> assertThat(flaw.english()).contains("2025-11-04").contains("2025-11-05"));
    assertThat(flaws(HEADER + "T1,O1,PAID,1,2025-11-05T16:00:00Z\n#total,1,1")).hasSize(1);
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
            "T1,O1,PAID,40000|there are 4 fields",
            "T1,O1,PAID,40000,2025-11-05T09:30:00+08:00,|there are 6 fields",
            "|there are 1 fields",
            "\"T1\",O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            ",O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            "T 1,O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            "流水1,O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            "T".repeat(65) + ",O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            "T1,,PAID,40000,2025-11-05T09:30:00+08:00|channelOrderNo",
            "T1,O/1,PAID,40000,2025-11-05T09:30:00+08:00|channelOrderNo",
            "T.1,O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            "T1,O1,paid,40000,2025-11-05T09:30:00+08:00|kind",
            "T1,O1,REFUND,40000,2025-11-05T09:30:00+08:00|kind",
            "T1,O1,PAID,0,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,-40000,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,+40000,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,040000,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,400.00,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,4e4,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID, 40000,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,1000000000001,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,99999999999999999999,2025-11-05T09:30:00+08:00|amountFen",
            "T1,O1,PAID,40000,2025-11-05T09:30:00|at:",
            "T1,O1,PAID,40000,|at:",
            "#T1,O1,PAID,40000,2025-11-05T09:30:00+08:00|channelTxnNo",
            "x".repeat(600) + "|over 512 bytes",
            "x".repeat(200_000) + "|over 512 bytes")
        .map(row -> row.split("\\|", -1))
        .map(row -> Arguments.of(row[0], row[1]));
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void a_bad_row_is_named_with_its_line_and_what_mends_it(String row, String said)
      throws IOException {
    assertThat(flaws(HEADER + ROW + row + "\n" + BACK + "#total,3,120000\n"))
        .singleElement()
        .returns(3L, Flaw::line)
        .satisfies(flaw -> assertThat(flaw.english()).contains(said))
        .satisfies(flaw -> assertThat(flaw.chinese()).isNotBlank());
  }

  @Test
  void every_bad_row_is_named_up_to_twenty() throws IOException {
    assertThat(flaws(HEADER + "x\n".repeat(3) + "#total,3,0\n"))
        .extracting(Flaw::line)
        .containsExactly(2L, 3L, 4L);
    assertThat(flaws(HEADER + "x\n".repeat(1000) + "#total,1000,0\n")).hasSize(20);
  }

  @Test
  void most_is_taken_at_its_most() throws IOException {
    String longest = "T".repeat(64) + "," + "O".repeat(64) + ",REFUNDED,1000000000000,";
    assertThat(flaws(HEADER + longest + "2025-11-05T09:30:00+08:00\n#total,1,1000000000000\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#total,1,80000|says 1 rows",
        "#total,3,80000|says 3 rows",
        "#total,2,40000|says 40000 fen",
        "#total,2,0|says 0 fen",
        "#total,2|write #total",
        "#total,2,80000,|write #total",
        "#total,02,80000|write #total",
        "#total,2,800.00|write #total",
        "#total|write #total",
        "'#total, 2,80000'|write #total"
      })
  void a_last_line_that_isn_t_right_refuses_the_whole(String total, String said)
      throws IOException {
    assertThat(flaws(HEADER + ROW + BACK + total))
        .singleElement()
        .returns(4L, Flaw::line)
        .satisfies(flaw -> assertThat(flaw.english()).contains(said));
  }

  @Test
  void paid_and_refunded_count_alike_in_the_sum_of_the_last_line() throws IOException {
    assertThat(flaws(HEADER + ROW + BACK + "#total,2,0")).isNotEmpty();
    assertThat(flaws(HEADER + ROW + BACK + "#total,2,80000")).isEmpty();
  }

  @Test
  void a_file_that_was_cut_off_anywhere_is_refused() throws IOException {
    String whole = HEADER + ROW + BACK + "#total,2,80000";
    for (int length = 0; length < whole.length(); length++) {
      assertThat(check(whole.substring(0, length)))
          .as("cut off after %d bytes", length)
          .isInstanceOf(StatementCheck.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " ", "T1,O1,PAID,1,2025-11-05T09:30:00+08:00\n", "#total,1,40000"})
  void nothing_may_follow_the_last_line(String more) throws IOException {
    assertThat(flaws(HEADER + ROW + "#total,1,40000\n" + more))
        .singleElement()
        .returns(4L, Flaw::line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "channelTxnNo,channelOrderNo,kind,amountFen\n",
        "channelOrderNo,channelTxnNo,kind,amountFen,at\n",
        "\"channelTxnNo\",channelOrderNo,kind,amountFen,at\n",
        "channelTxnNo;channelOrderNo;kind;amountFen;at\n",
        " channelTxnNo,channelOrderNo,kind,amountFen,at\n"
      })
  void the_header_is_just_that(String header) throws IOException {
    assertThat(flaws(header + ROW + "#total,1,40000\n"))
        .singleElement()
        .returns(1L, Flaw::line)
        .satisfies(flaw -> assertThat(flaw.english()).contains(HEADER.strip()));
  }

  @Test
  void a_byte_order_mark_is_named_as_what_it_is() throws IOException {
    assertThat(flaws("\uFEFF" + HEADER + ROW + "#total,1,40000\n"))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.english()).contains("byte order mark"));
  }

  @Test
  void bytes_that_are_no_text_are_a_bad_row() throws IOException {
    byte[] bytes = (HEADER + ROW + "#total,1,40000\n").getBytes(StandardCharsets.US_ASCII);
    bytes[HEADER.length()] = (byte) 0xff;
    assertThat(check(bytes)).isInstanceOf(StatementCheck.Refused.class);
  }

  @Test
  void how_the_bytes_arrive_makes_no_difference() throws IOException {
    byte[] bytes =
        (HEADER + ROW.repeat(5_000) + "#total,5000,200000000\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int most : List.of(1, 7, 4_096, 65_536)) {
      StatementCheck check =
          CheckedStatement.check(() -> trickling(bytes, most), DAY, (kind, number) -> 0);
      assertThat(check).as("%d bytes at a time", most).isInstanceOf(StatementCheck.Right.class);
    }
  }

  private static InputStream trickling(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int from, int count) {
        return super.read(to, from, Math.min(count, most));
      }
    };
  }

  @Test
  void parts_are_read_so_many_at_a_time_that_no_more_rows_are_held() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int part = 0; part < 10; part++) {
      for (int i = 0; i <= part; i++) {
        rows.append("P%d-%d,O1,PAID,1,2025-11-05T09:30:00+08:00\n".formatted(part, i));
      }
    }
    byte[] bytes = (HEADER + rows + "#total,55,55").getBytes(StandardCharsets.US_ASCII);
    StatementCheck check =
        CheckedStatement.check(
            () -> new ByteArrayInputStream(bytes), DAY, (kind, number) -> number.charAt(1) - '0');
    CheckedStatement statement = ((StatementCheck.Right) check).statement();

    int expected = 0;
    for (CheckedStatement.Parts pass : statement.passes(9)) {
      assertThat(pass.first()).isEqualTo(expected);
      expected = pass.end();
      var held = statement.rows(pass);
      assertThat(held.keySet()).hasSize(pass.end() - pass.first());
      assertThat(held.values().stream().mapToInt(List::size).sum())
          .matches(sum -> sum <= 9 || held.size() == 1);
      held.forEach((part, of) -> assertThat(of).hasSize(part < 10 ? part + 1 : 0));
    }
    assertThat(expected).isEqualTo(Partition.PARTS);
  }

  @Test
  void a_source_that_reads_otherwise_the_second_time_is_a_fault() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    StatementCheck check =
        CheckedStatement.check(
            () ->
                new ByteArrayInputStream(
                    (HEADER + ROW + (opened.getAndIncrement() == 0 ? "#total,1,40000" : ""))
                        .getBytes(StandardCharsets.US_ASCII)),
            DAY,
            (kind, number) -> 0);
    CheckedStatement statement = ((StatementCheck.Right) check).statement();
    CheckedStatement.Parts pass = statement.passes(10).getFirst();
    assertThatThrownBy(() -> statement.rows(pass)).isInstanceOf(IllegalStateException.class);
  }
}
