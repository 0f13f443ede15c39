package yibao.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.rules.Money;
import yibao.rules.Scheme;

class ReceiptInWordsTest {

  @Test
  void all_that_was_signed_is_told() {
    Receipt receipt =
        Receipts.of(List.of(Receipts.covered("张*", 40000, 80000), Receipts.back("欧***", 40000)));

    assertThat(String.join("\n", ReceiptInWords.of(receipt)))
        .contains("630000-2026-EXAMP1E0RDER-P", "Area: 630000", "Benefit year: 2026")
        .contains("城乡居民基本医疗保险 Residents", "Channel: wechat", "r-e8187f039442")
        .contains("Paid at, China time: 2025-11-05 09:07:30")
        .contains("As of 2025-11-05 09:10:14")
        .contains("1. 张*  已参保 Covered  1200.00（含断保修复 repair included 800.00）")
        .contains("2026-01-01 至 to 2026-12-31")
        .contains("2. 欧***  待退款 To be refunded  400.00  不计入合计 not in the total")
        .contains("Total, yuan: 1200.00");
  }

  @Test
  void a_month_of_a_wait_is_told_by_its_name() {
    ReceiptLine waiting =
        new ReceiptLine(
            "刘*",
            ReceiptLine.Status.NOT_COVERED,
            Money.ofFen(581_12),
            Money.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.of(YearMonth.of(2026, 3)));

    assertThat(ReceiptInWords.of(Receipts.of(List.of(waiting))))
        .contains("  1. 刘*  2026-03  不享待遇 Not covered  581.12");
  }

  @Test
  void where_nothing_was_to_be_paid_that_is_told() {
    Receipt free =
        new Receipt(
            Receipts.of(List.of()).number(),
            "yibao",
            Scheme.EMPLOYEE,
            Optional.empty(),
            Receipts.AS_OF,
            "r-1",
            List.of(Receipts.covered("李*", 0, 0)));

    assertThat(String.join("\n", ReceiptInWords.of(free)))
        .contains("无需缴费 nothing to pay", "职工基本医疗保险 Employees", "Total, yuan: 0.00");
  }
}
