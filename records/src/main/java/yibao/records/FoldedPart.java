package yibao.records;

import java.time.LocalDate;
import java.util.List;

/**
 * A part of a day's postings, folded: how many there are, what moved in each account, and a digest
 * over them in the order of their ids. What is folded once is the same ever after.
 *
 * @param movements in the order of the accounts' ids; persons' accounts by their control account
 * @param receipts that were issued with these postings, by area and year
 */
public record FoldedPart(
    LocalDate day,
    int part,
    long postings,
    String digest,
    List<Movement> movements,
    List<ReceiptCount> receipts) {

  public FoldedPart {
    movements = List.copyOf(movements);
    receipts = List.copyOf(receipts);
  }
}
