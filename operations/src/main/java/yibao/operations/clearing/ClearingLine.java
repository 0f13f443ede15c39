package yibao.operations.clearing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.operations.AreaClearing;
import yibao.receipts.ReceiptNo;
import yibao.records.AreaDebt;
import yibao.records.ChainLink;
import yibao.records.ChannelTransaction;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * What an area came to be owed by another, or to owe it, by one posting: a line of its statement.
 *
 * @param amount positive where it is owed; the other area has the same line negated
 * @param about what the money was for: an order's id, or the number of whose account it was that
 *     moved to another area or into the person's other one
 * @param receiptNo of the receipt that was issued with it, if one was
 */
public record ClearingLine(
    Area area,
    Area counterpart,
    Money amount,
    Instant bookedAt,
    String postingId,
    Posting.Cause cause,
    Optional<String> about,
    Optional<String> receiptNo) {

  /** The lines of a posting, the creditor's and the debtor's of each debt. */
  static List<ClearingLine> of(Posting posting) {
    List<ClearingLine> lines = new ArrayList<>();
    for (AreaDebt debt : AreaClearing.debts(posting)) {
      lines.add(line(posting, debt.creditor(), debt.debtor(), debt.amount()));
      lines.add(line(posting, debt.debtor(), debt.creditor(), debt.amount().negated()));
    }
    return lines;
  }

  private static ClearingLine line(Posting posting, Area area, Area counterpart, Money amount) {
    return new ClearingLine(
        area,
        counterpart,
        amount,
        posting.bookedAt(),
        posting.postingId(),
        posting.cause(),
        about(posting),
        posting.receiptNo());
  }

  private static Optional<String> about(Posting posting) {
    return posting
        .about()
        .or(
            () ->
                posting
                    .transaction()
                    .flatMap(ChannelTransaction::order)
                    .map(ChannelTransaction.OrderNumbers::orderId))
        .or(() -> posting.receiptNo().flatMap(ReceiptNo::parse).map(ReceiptNo::orderId))
        .or(() -> posting.chain().stream().findFirst().map(ChainLink::psnNo));
  }
}
