package yibao.receipts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import yibao.rules.Money;
import yibao.rules.Scheme;

/**
 * What a receipt says as of an instant: lines whose money went back since the payment no longer
 * count, so two of one number may differ, and the later one holds.
 *
 * @param channel that the payment came through
 * @param paidAt absent where nothing was to be paid
 * @param policyRelease the release of the policies that decided
 */
public record Receipt(
    ReceiptNo number,
    String channel,
    Scheme scheme,
    Optional<Instant> paidAt,
    Instant asOf,
    String policyRelease,
    List<ReceiptLine> lines) {

  public Receipt {
    paidAt = paidAt.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
    lines = List.copyOf(lines);
  }

  /** What was kept. */
  public Money total() {
    return lines.stream()
        .filter(ReceiptLine::isKept)
        .map(ReceiptLine::price)
        .reduce(Money.ZERO, Money::plus);
  }
}
