package yibao.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What an area's catalogue (医保目录) says of a drug, a service or a material from a day on. It divides
 * a line of a bill into its four parts.
 *
 * @param code by which the national interface speaks of it (医疗目录编码)
 * @param selfPaidFirst the share that the person pays first (先行自付比例)
 * @param ceiling yuan for one of it, up to which it is in scope (支付限价); none without
 * @param to the last day; open without
 */
public record CatalogueRow(
    String code,
    String name,
    Level level,
    Rate selfPaidFirst,
    Optional<BigDecimal> ceiling,
    LocalDate from,
    Optional<LocalDate> to) {

  private static final int FEN_DIGITS = 2;

  public CatalogueRow {
    if (ceiling.filter(yuan -> yuan.signum() < 0).isPresent()) {
      throw new IllegalArgumentException("a ceiling of " + ceiling.get());
    }
    if (to.filter(from::isAfter).isPresent()) {
      throw new IllegalArgumentException("from " + from + " to " + to.get());
    }
  }

  /** How far the funds pay for it. */
  public enum Level {
    A("甲"),
    B("乙"),
    C("丙");

    private final String chinese;

    Level(String chinese) {
      this.chinese = chinese;
    }

    /** As the catalogue writes it: 甲, 乙 or 丙. */
    public String chinese() {
      return chinese;
    }
  }

  /** The row in force on a day: the last that has begun, unless it has ended. */
  public static Optional<CatalogueRow> on(LocalDate day, Collection<CatalogueRow> rows) {
    return rows.stream()
        .filter(row -> !row.from.isAfter(day))
        .max(Comparator.comparing(CatalogueRow::from))
        .filter(row -> row.to.filter(day::isAfter).isEmpty());
  }

  /** What isn't in the catalogue the person pays alone. */
  public static BillParts unlisted(Money amount) {
    return BillParts.of(amount, Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /**
   * The parts of a line: first what is above the ceiling, then the share of the rest, each half up
   * to the fen. A line below zero takes another back: its parts are those of the other, with their
   * signs turned. What is 丙 the person pays alone.
   *
   * @param count how many; its sign says nothing
   */
  public BillParts parts(Money amount, BigDecimal count) {
    if (amount.fen() < 0) {
      return parts(amount.negated(), count).negated();
    }
    if (level == Level.C) {
      return unlisted(amount);
    }
    Money overLimit = overLimit(amount, count.abs());
    Money paidFirst = selfPaidFirst.of(amount.minus(overLimit));
    return BillParts.of(Money.ZERO, overLimit, paidFirst, amount.minus(overLimit).minus(paidFirst));
  }

  private Money overLimit(Money amount, BigDecimal count) {
    return ceiling
        .map(
            yuan ->
                BigDecimal.valueOf(amount.fen())
                    .subtract(yuan.multiply(count).movePointRight(FEN_DIGITS)))
        .filter(over -> over.signum() > 0)
        .map(over -> Money.ofFen(over.setScale(0, RoundingMode.HALF_UP).longValueExact()))
        .orElse(Money.ZERO);
  }
}
