package yibao.receipts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** Receipts for tests. */
final class Receipts {

  static final String MASTER = "the first master text of the tests of receipts";
  static final SigningKey KEY = SigningKey.derived(MASTER);
  static final Instant AS_OF = Instant.parse("2025-11-05T01:10:14Z");

  private static final ReceiptNo NUMBER = new ReceiptNo(new Area("630000"), 2026, "EXAMP1E0RDER");
  private static final String ID_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Receipts() {}

  static Receipt of(List<ReceiptLine> lines) {
    return new Receipt(
        NUMBER,
        "wechat",
        Scheme.RESIDENT,
        Optional.of(Instant.parse("2025-11-05T01:07:30Z")),
        AS_OF,
        "r-e8187f039442",
        lines);
  }

  static ReceiptLine covered(String name, long premiumFen, long repairFen) {
    return new ReceiptLine(
        name,
        ReceiptLine.Status.COVERED,
        Money.ofFen(premiumFen),
        Money.ofFen(repairFen),
        Optional.of(LocalDate.of(2026, 1, 1)),
        Optional.of(LocalDate.of(2026, 12, 31)));
  }

  static ReceiptLine back(String name, long premiumFen) {
    return new ReceiptLine(
        name,
        ReceiptLine.Status.REFUND_DUE,
        Money.ofFen(premiumFen),
        Money.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  /** Any receipt of so many lines. */
  static Receipt random(RandomGenerator random, int lines) {
    return new Receipt(
        new ReceiptNo(
            new Area("%06d".formatted(random.nextInt(1_000_000))),
            random.nextInt(2020, 2100),
            IntStream.range(0, 12)
                .mapToObj(i -> letter(random, ID_LETTERS))
                .reduce("", String::concat)),
        letter(random, "abcz") + letter(random, "-09_A. 微%/") + letter(random, "xyz"),
        any(random, List.of(Scheme.values())),
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(instant(random)),
        instant(random),
        "r-" + Long.toHexString(random.nextLong() >>> 16),
        IntStream.range(0, lines).mapToObj(i -> line(random)).toList());
  }

  private static ReceiptLine line(RandomGenerator random) {
    boolean dated = random.nextInt(3) > 0;
    return new ReceiptLine(
        letter(random, "张欧阿𠮷*A<́") + "*".repeat(random.nextInt(1, 64)),
        any(random, List.of(ReceiptLine.Status.values())),
        Money.ofFen(random.nextLong(0, 200_000)),
        Money.ofFen(random.nextInt(2) * random.nextLong(0, 1_000_000)),
        dated ? Optional.of(day(random)) : Optional.empty(),
        dated ? Optional.of(day(random)) : Optional.empty(),
        random.nextBoolean() ? Optional.of(YearMonth.from(day(random))) : Optional.empty());
  }

  private static LocalDate day(RandomGenerator random) {
    return LocalDate.of(2025, 1, 1).plusDays(random.nextInt(800));
  }

  private static Instant instant(RandomGenerator random) {
    return Instant.ofEpochSecond(random.nextLong(1_700_000_000L, 4_000_000_000L));
  }

  private static String letter(RandomGenerator random, String letters) {
    return Character.toString(any(random, letters.codePoints().boxed().toList()));
  }

  private static <T> T any(RandomGenerator random, List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }
}
