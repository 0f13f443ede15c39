package yibao.operations.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.Difference.Aspect;
import yibao.records.ChannelTransaction;
import yibao.records.ChannelTransaction.Kind;
import yibao.rules.Money;

class MatchStatementTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final Instant NOON = Instant.parse("2025-11-05T04:00:00Z");

  private static ChannelTransaction ours(Kind kind, String number, long fen) {
    return new ChannelTransaction(
        "wechat",
        number,
        kind,
        Money.ofFen(fen),
        NOON,
        Optional.of(new ChannelTransaction.OrderNumbers("ID-" + number, "O-" + number)),
        ChannelTransaction.Source.NOTICE);
  }

  private static ChannelTransaction ours(String number, long fen) {
    return ours(Kind.PAID, number, fen);
  }

  private static StatementRow theirs(long line, Kind kind, String number, long fen) {
    return new StatementRow(line, kind, number, "O-" + number, Money.ofFen(fen), NOON);
  }

  private static StatementRow theirs(long line, String number, long fen) {
    return theirs(line, Kind.PAID, number, fen);
  }

  private record Matched(Totals totals, List<Difference> differences) {}

  private static Matched match(List<ChannelTransaction> ours, List<StatementRow> theirs) {
    List<Difference> differences = new ArrayList<>();
    return new Matched(PartMatching.match(ours, theirs, differences::add), differences);
  }

  @Test
  void what_both_have_alike_is_equal_and_no_difference() {
    Matched matched =
        match(
            List.of(ours("T1", 100), ours(Kind.REFUNDED, "R1", 40)),
            List.of(theirs(2, "T1", 100), theirs(3, Kind.REFUNDED, "R1", 40)));

    assertThat(matched.differences()).isEmpty();
    assertThat(matched.totals().isZeroDifference()).isTrue();
    assertThat(matched.totals().of(Finding.EQUAL).theirs())
        .isEqualTo(new Moved(2, Money.ofFen(100), Money.ofFen(40)));
  }

  @Test
  void what_one_side_has_alone_is_missing_on_the_other() {
    Matched matched = match(List.of(ours("T1", 100)), List.of(theirs(2, "T2", 200)));

    assertThat(matched.differences())
        .containsExactly(
            new Difference.MissingThere(ours("T1", 100)),
            new Difference.MissingHere(theirs(2, "T2", 200)));
    assertThat(matched.totals().isZeroDifference()).isFalse();
  }

  @Test
  void another_amount_is_an_amount_that_differs() {
    assertThat(match(List.of(ours("T1", 100)), List.of(theirs(2, "T1", 99))).differences())
        .containsExactly(
            new Difference.AmountDiffers(
                ours("T1", 100), theirs(2, "T1", 99), EnumSet.of(Aspect.AMOUNT)));
  }

  @Test
  void another_order_is_a_status_that_differs_whatever_else_does() {
    StatementRow row =
        new StatementRow(2, Kind.PAID, "T1", "O-other", Money.ofFen(99), NOON.plusSeconds(1));
    assertThat(match(List.of(ours("T1", 100)), List.of(row)).differences())
        .containsExactly(
            new Difference.StatusDiffers(ours("T1", 100), row, EnumSet.allOf(Aspect.class)));
  }

  @Test
  void another_instant_alone_is_a_status_that_differs() {
    StatementRow row =
        new StatementRow(2, Kind.PAID, "T1", "O-T1", Money.ofFen(100), NOON.plusSeconds(1));
    assertThat(match(List.of(ours("T1", 100)), List.of(row)).differences())
        .containsExactly(
            new Difference.StatusDiffers(ours("T1", 100), row, EnumSet.of(Aspect.INSTANT)));
  }

  @Test
  void money_that_we_know_no_order_of_is_equal_whichever_order_the_channel_names() {
    ChannelTransaction unknown =
        new ChannelTransaction(
            "wechat",
            "T1",
            Kind.PAID,
            Money.ofFen(100),
            NOON,
            Optional.empty(),
            ChannelTransaction.Source.NOTICE);
    assertThat(match(List.of(unknown), List.of(theirs(2, "T1", 100))).differences()).isEmpty();
  }

  @Test
  void a_channel_has_numbers_of_its_own_for_what_it_paid_back() {
    assertThat(
            match(
                    List.of(ours(Kind.PAID, "N1", 100), ours(Kind.REFUNDED, "N1", 40)),
                    List.of(theirs(2, Kind.REFUNDED, "N1", 40), theirs(3, Kind.PAID, "N1", 100)))
                .differences())
        .isEmpty();
    assertThat(
            match(List.of(ours("N1", 100)), List.of(theirs(2, Kind.REFUNDED, "N1", 100)))
                .differences())
        .containsExactly(
            new Difference.MissingThere(ours("N1", 100)),
            new Difference.MissingHere(theirs(2, Kind.REFUNDED, "N1", 100)));
  }

  @Test
  void of_a_number_that_stands_twice_the_row_that_agrees_is_taken() {
    assertThat(
            match(List.of(ours("T1", 100)), List.of(theirs(2, "T1", 99), theirs(3, "T1", 100)))
                .differences())
        .containsExactly(new Difference.Twice(theirs(2, "T1", 99), 3));
  }

  @Test
  void of_a_number_that_stands_thrice_and_never_agrees_the_first_is_taken() {
    assertThat(
            match(
                    List.of(ours("T1", 100)),
                    List.of(theirs(4, "T1", 97), theirs(2, "T1", 99), theirs(3, "T1", 98)))
                .differences())
        .containsExactly(
            new Difference.AmountDiffers(
                ours("T1", 100), theirs(2, "T1", 99), EnumSet.of(Aspect.AMOUNT)),
            new Difference.Twice(theirs(3, "T1", 98), 2),
            new Difference.Twice(theirs(4, "T1", 97), 2));
  }

  @Test
  void a_number_that_stands_twice_and_is_missing_here_is_missing_once() {
    assertThat(match(List.of(), List.of(theirs(2, "T1", 100), theirs(3, "T1", 100))).differences())
        .containsExactly(
            new Difference.MissingHere(theirs(2, "T1", 100)),
            new Difference.Twice(theirs(3, "T1", 100), 2));
  }

  // ---- a whole day
  // -------------------------------------------------------------------------------

  /** A day on both sides, and what each made difference must be found as. */
  private static final class Day {

    private final List<ChannelTransaction> ours = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final TreeMap<Finding, Long> made = new TreeMap<>();
    private long fen;

    static Day of(int movements, long seed) {
      Day day = new Day();
      Random random = new Random(seed);
      for (int i = 0; i < movements; i++) {
        Kind kind = random.nextInt(10) == 0 ? Kind.REFUNDED : Kind.PAID;
        ChannelTransaction told = ours(kind, "N" + random.nextInt(1 << 30) + "-" + i, 1 + i);
        Finding[] all = Finding.values();
        day.add(told, random.nextInt(4) == 0 ? all[random.nextInt(all.length)] : Finding.EQUAL);
      }
      Collections.shuffle(day.ours, random);
      Collections.shuffle(day.rows, random);
      return day;
    }

    private void add(ChannelTransaction told, Finding finding) {
      made.merge(finding, 1L, Long::sum);
      if (finding != Finding.MISSING_HERE) {
        ours.add(told);
      }
      switch (finding) {
        case EQUAL, MISSING_HERE -> row(told, 0, "");
        case MISSING_THERE -> {}
        case AMOUNT_DIFFERS -> row(told, 7, "");
        case STATUS_DIFFERS -> row(told, 0, "-other");
        case TWICE -> {
          made.merge(Finding.EQUAL, 1L, Long::sum);
          row(told, 0, "");
          row(told, 3, "");
        }
      }
    }

    private void row(ChannelTransaction told, long more, String otherOrder) {
      fen += told.amount().fen() + more;
      rows.add(
          String.join(
              ",",
              told.number(),
              told.order().orElseThrow().channelOrderNo() + otherOrder,
              told.kind().name(),
              Long.toString(told.amount().fen() + more),
              ShanghaiTime.text(told.at())));
    }

    byte[] statement() {
      String text =
          "channelTxnNo,channelOrderNo,kind,amountFen,at\n"
              + String.join("\n", rows)
              + "\n#total,"
              + rows.size()
              + ","
              + fen;
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    static int part(Kind kind, String number) {
      return (kind.name() + number).hashCode() & (Partition.PARTS - 1);
    }

    List<ChannelTransaction> part(int part) {
      return ours.stream().filter(told -> part(told.kind(), told.number()) == part).toList();
    }

    Matched matched(int rowsAtATime) throws IOException {
      byte[] bytes = statement();
      StatementCheck check =
          CheckedStatement.check(() -> new ByteArrayInputStream(bytes), DAY, Day::part);
      List<Difference> differences = new ArrayList<>();
      Totals totals =
          new MatchStatement(rowsAtATime)
              .match(((StatementCheck.Right) check).statement(), this::part, differences::add);
      return new Matched(totals, differences);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_difference_that_was_made_is_found_as_what_it_is(Finding finding) throws IOException {
    Day day = Day.of(2_000, 1);
    Matched matched = day.matched(MatchStatement.ROWS_AT_A_TIME);
    Totals.Tally tally = matched.totals().of(finding);
    long expected = day.made.getOrDefault(finding, 0L);

    assertThat(expected).isPositive();
    assertThat(Math.max(tally.ours().count(), tally.theirs().count())).isEqualTo(expected);
    assertThat(matched.differences().stream().filter(d -> d.finding() == finding).count())
        .isEqualTo(finding == Finding.EQUAL ? 0 : expected);
  }

  @Test
  void every_fen_of_both_sides_is_in_one_class() throws IOException {
    Day day = Day.of(2_000, 2);
    Totals totals = day.matched(MatchStatement.ROWS_AT_A_TIME).totals();

    assertThat(totals.theirs().asWritten()).isEqualTo(Money.ofFen(day.fen));
    assertThat(totals.theirs().count()).isEqualTo(day.rows.size());
    assertThat(totals.ours())
        .isEqualTo(day.ours.stream().map(Moved::of).reduce(Moved.NOTHING, Moved::plus));
    assertThat(totals.isZeroDifference()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void how_many_rows_fit_changes_neither_what_is_found_nor_its_order(int rowsAtATime)
      throws IOException {
    Day day = Day.of(1_000, 3);
    assertThat(day.matched(rowsAtATime)).isEqualTo(day.matched(MatchStatement.ROWS_AT_A_TIME));
  }

  @Test
  void in_which_order_either_side_comes_changes_nothing_but_the_lines() throws IOException {
    Day day = Day.of(1_000, 4);
    Matched first = day.matched(1_000);
    Collections.reverse(day.ours);
    Collections.reverse(day.rows);
    Matched second = day.matched(1_000);

    assertThat(second.totals()).isEqualTo(first.totals());
    assertThat(second.differences().stream().map(MatchStatementTest::withoutLine).toList())
        .isEqualTo(first.differences().stream().map(MatchStatementTest::withoutLine).toList());
  }

  private static List<Object> withoutLine(Difference difference) {
    return List.of(difference.finding(), difference.ours(), difference.theirs());
  }

  @Test
  void the_same_two_sides_are_a_zero_difference() throws IOException {
    Day day = new Day();
    for (int i = 0; i < 1_000; i++) {
      day.add(ours("T" + i, 100 + i), Finding.EQUAL);
    }
    Matched matched = day.matched(300);
    assertThat(matched.totals().isZeroDifference()).isTrue();
    assertThat(matched.totals().ours()).isEqualTo(matched.totals().theirs());
    assertThat(matched.differences()).isEqualTo(List.of());
    assertThat(Set.copyOf(day.made.keySet())).containsExactly(Finding.EQUAL);
  }
}
