package yibao.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.OwnSide;
import yibao.operations.reconciliation.Partition;
import yibao.records.ChannelTransaction;
import yibao.rules.Money;

/**
 * A day that is made up: so many movements of money, one in twenty paid back, about one in a
 * hundred a difference of one of the classes. The books' side is made anew for each part that is
 * asked for, as tables would give it; the statement lies in a file, in another order.
 */
final class MadeDay {

  static final long SEED = 20251105;

  static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  static final String CHANNEL = "wechat";

  private static final Instant BEGINS = DAY.atStartOfDay(ShanghaiTime.ZONE).toInstant();
  private static final Partition PARTITION = Partition.ofLedger(CHANNEL);
  private static final int SECONDS = 24 * 60 * 60;
  private static final int ONE_PAID_BACK_IN = 20;
  private static final int ONE_DIFFERENCE_IN = 101;

  private final int movements;
  private final List<List<Integer>> byPart = new ArrayList<>();

  private MadeDay(int movements) {
    this.movements = movements;
    for (int part = 0; part < Partition.PARTS; part++) {
      byPart.add(new ArrayList<>());
    }
    for (int i = 0; i < movements; i++) {
      if (finding(i) != Finding.MISSING_HERE) {
        ChannelTransaction told = movement(i);
        byPart.get(PARTITION.of(told.kind(), told.number())).add(i);
      }
    }
  }

  /** Makes one, with its statement in a file, and the books' side made as it is asked for. */
  static Sides of(int movements, Path statement) throws IOException {
    MadeDay day = new MadeDay(movements);
    return day.sides(
        statement, part -> day.byPart.get(part).stream().map(MadeDay::movement).toList());
  }

  /** Makes one, with its statement in a file, whose books are somewhere else. */
  static Sides of(int movements, Path statement, OwnSide books) throws IOException {
    return new MadeDay(movements).sides(statement, books);
  }

  private Sides sides(Path statement, OwnSide books) throws IOException {
    write(statement);
    return new Sides(DAY, () -> Files.newInputStream(statement), PARTITION, books, made());
  }

  /** All that the books have of one. */
  static Stream<ChannelTransaction> told(int movements) {
    return IntStream.range(0, movements)
        .filter(i -> finding(i) != Finding.MISSING_HERE)
        .mapToObj(MadeDay::movement);
  }

  private Map<Finding, Long> made() {
    Map<Finding, Long> made = new EnumMap<>(Finding.class);
    for (int i = 0; i < movements; i++) {
      made.merge(finding(i), 1L, Long::sum);
      if (finding(i) == Finding.TWICE) {
        made.merge(Finding.EQUAL, 1L, Long::sum);
      }
    }
    return made;
  }

  private static Finding finding(int i) {
    Finding[] all = Finding.values();
    return i % ONE_DIFFERENCE_IN == 0
        ? all[1 + i / ONE_DIFFERENCE_IN % (all.length - 1)]
        : Finding.EQUAL;
  }

  private static ChannelTransaction movement(int i) {
    return new ChannelTransaction(
        CHANNEL,
        "4200002" + digits(i),
        i % ONE_PAID_BACK_IN == 0 ? ChannelTransaction.Kind.REFUNDED : ChannelTransaction.Kind.PAID,
        Money.ofFen(38_000 + i % 1_000 * 100),
        BEGINS.plusSeconds(i % SECONDS),
        Optional.of(new ChannelTransaction.OrderNumbers("G" + digits(i), "PO" + digits(i))),
        ChannelTransaction.Source.NOTICE);
  }

  private static String digits(int i) {
    return Long.toString(100_000_000_000_000_000L + i);
  }

  private void write(Path file) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < movements; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(SEED));
    long rows = 0;
    long fen = 0;
    try (BufferedWriter to = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      to.write("channelTxnNo,channelOrderNo,kind,amountFen,at\n");
      for (int i : order) {
        ChannelTransaction told = movement(i);
        Finding finding = finding(i);
        long amount = told.amount().fen() + (finding == Finding.AMOUNT_DIFFERS ? 1 : 0);
        int times =
            switch (finding) {
              case MISSING_THERE -> 0;
              case TWICE -> 2;
              default -> 1;
            };
        for (int time = 0; time < times; time++) {
          to.write(row(told, amount, finding == Finding.STATUS_DIFFERS ? "X" : ""));
          rows++;
          fen += amount;
        }
      }
      to.write("#total," + rows + "," + fen + "\n");
    }
  }

  private static String row(ChannelTransaction told, long fen, String otherOrder) {
    return told.number()
        + ","
        + told.order().orElseThrow().channelOrderNo()
        + otherOrder
        + ","
        + told.kind()
        + ","
        + fen
        + ","
        + ShanghaiTime.text(told.at())
        + "\n";
  }
}
