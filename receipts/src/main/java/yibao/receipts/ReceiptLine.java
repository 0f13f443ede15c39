package yibao.receipts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import yibao.rules.Money;

/**
 * One person's line of a receipt, or one of a person's months.
 *
 * @param name masked: what may be seen of it, then a {@code *} for each character hidden
 * @param repair what buys off break years (断保修复), beside the premium
 * @param month the month of the employee scheme (费款所属期) that was paid, where it is one
 */
public record ReceiptLine(
    String name,
    Status status,
    Money premium,
    Money repair,
    Optional<LocalDate> coverFrom,
    Optional<LocalDate> coverTo,
    Optional<YearMonth> month) {

  /** A year's premium. */
  public ReceiptLine(
      String name,
      Status status,
      Money premium,
      Money repair,
      Optional<LocalDate> coverFrom,
      Optional<LocalDate> coverTo) {
    this(name, status, premium, repair, coverFrom, coverTo, Optional.empty());
  }

  /** Where a line stands. */
  public enum Status {
    PENDING('P', "待缴费", "Pending"),
    COVERED('C', "已参保", "Covered"),
    NOT_COVERED('N', "不享待遇", "Not covered"),
    REFUND_DUE('D', "待退款", "To be refunded"),
    REFUNDED('R', "已退款", "Refunded");

    private final char letter;
    private final String chinese;
    private final String english;

    Status(char letter, String chinese, String english) {
      this.letter = letter;
      this.chinese = chinese;
      this.english = english;
    }

    char letter() {
      return letter;
    }

    public String chinese() {
      return chinese;
    }

    public String english() {
      return english;
    }

    /**
     * @throws IllegalArgumentException if no status has that letter
     */
    static Status of(String letter) {
      return Arrays.stream(values())
          .filter(status -> letter.equals(Character.toString(status.letter)))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no status of a line: " + letter));
    }
  }

  /** What was paid for the person. */
  public Money price() {
    return premium.plus(repair);
  }

  /** Whether the money stays where it is, and so is in the receipt's sum. */
  public boolean isKept() {
    return status == Status.COVERED || status == Status.NOT_COVERED;
  }
}
