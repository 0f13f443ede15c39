package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The seal over a day's postings. Its root is a digest over the day's parts, the balances after it
 * and the root of the day before, so that no posting of a sealed day can be changed, added or taken
 * away without every later root being another.
 *
 * @param before the root of the day before; empty for the first day
 * @param balanceChunks in how many items the balances after the day are kept
 */
public record Seal(
    LocalDate day,
    String before,
    String root,
    long postings,
    List<ReceiptCount> receipts,
    int balanceChunks,
    Instant sealedAt) {

  public Seal {
    receipts = List.copyOf(receipts);
  }

  /** The root over a day. */
  public static String root(
      LocalDate day, String before, List<FoldedPart> parts, List<Movement> balances) {
    String[] sealed = new String[2 + parts.size() + 2 * balances.size()];
    int i = 0;
    sealed[i++] = day.toString();
    sealed[i++] = before;
    for (FoldedPart part : parts) {
      sealed[i++] = part.digest();
    }
    for (Movement balance : balances) {
      sealed[i++] = balance.account().id();
      sealed[i++] = Long.toString(balance.amount().fen());
    }
    return Hashes.key(sealed);
  }
}
