package yibao.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Folds postings into what moved in each account. To be given them in the order of their ids; holds
 * no more than the accounts and one digest, whatever their number.
 */
public final class Folding {

  private final RunningDigest digest = new RunningDigest();
  private final Map<String, Money> movements = new TreeMap<>();
  private final Map<String, ReceiptCount> receipts = new TreeMap<>();
  private long postings;

  /** Takes the next posting. */
  public void take(Ledger.Stored stored) {
    Posting posting = stored.posting();
    postings++;
    digest.add(stored.digest());
    Money kept = Money.ZERO;
    for (Posting.Entry entry : posting.entries()) {
      movements.merge(entry.account().control().id(), entry.amount(), Money::plus);
      if (entry.account().isOfContributions()) {
        kept = kept.minus(entry.amount());
      }
    }
    if (posting.receiptNo().isPresent()) {
      count(posting.receiptNo().get(), kept);
    }
  }

  private void count(String receiptNo, Money kept) {
    String[] parts = receiptNo.split("-", -1);
    ReceiptCount one = new ReceiptCount(new Area(parts[0]), Integer.parseInt(parts[1]), 1, kept);
    receipts.merge(parts[0] + parts[1], one, ReceiptCount::plus);
  }

  public FoldedPart of(LocalDate day, int part) {
    return new FoldedPart(
        day, part, postings, digest.text(), sorted(movements), List.copyOf(receipts.values()));
  }

  /** Adds movements up by account; in the order of the accounts' ids, those of nothing left out. */
  public static List<Movement> sum(List<Movement> movements) {
    Map<String, Money> sums = new TreeMap<>();
    movements.forEach(
        movement -> sums.merge(movement.account().id(), movement.amount(), Money::plus));
    return sorted(sums);
  }

  /** Adds counts up by area and year. */
  public static List<ReceiptCount> count(List<ReceiptCount> counts) {
    Map<String, ReceiptCount> sums = new TreeMap<>();
    counts.forEach(
        count -> sums.merge(count.area().code() + count.year(), count, ReceiptCount::plus));
    return List.copyOf(sums.values());
  }

  private static List<Movement> sorted(Map<String, Money> sums) {
    List<Movement> sorted = new ArrayList<>();
    sums.forEach((account, amount) -> sorted.add(new Movement(new Account(account), amount)));
    return sorted;
  }
}
