package yibao.clearing;

import yibao.operations.ShanghaiTime;
import yibao.operations.clearing.ClearingLine;
import yibao.rules.Money;

/** An area's statement as a table: every line, and at its end how many there are and their sum. */
final class StatementCsv {

  static final String HEADER = "bookedAt,postingId,cause,counterpart,amountFen,about,receiptNo\n";

  private StatementCsv() {}

  /** Every field is made of plain letters, digits and signs, so none is quoted. */
  static String line(ClearingLine line) {
    return String.join(
            ",",
            ShanghaiTime.text(line.bookedAt()),
            line.postingId(),
            line.cause().name(),
            line.counterpart().code(),
            Long.toString(line.amount().fen()),
            line.about().orElse(""),
            line.receiptNo().orElse(""))
        + "\n";
  }

  static String total(long lines, Money sum) {
    return "#total," + lines + "," + sum.fen() + "\n";
  }
}
