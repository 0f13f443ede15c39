package yibao.operations.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.ChannelTransaction;
import yibao.records.Ledger;
import yibao.records.Posting;

/**
 * What a channel told of that moved on a day, as the ledger has it.
 *
 * @param channel of whom
 * @param day Shanghai's date of the movement, whenever it was told
 */
public record BooksOfDay(Ledger ledger, String channel, LocalDate day) implements OwnSide {

  private static final int PAGE = 500;

  @Override
  public List<ChannelTransaction> part(int part) {
    List<ChannelTransaction> told = new ArrayList<>();
    Optional<String> after = Optional.empty();
    List<Posting> page;
    do {
      page = ledger.ofTransactions(channel, day, part, after, PAGE);
      for (Posting posting : page) {
        told.add(posting.transaction().orElseThrow());
        after = Optional.of(posting.postingId());
      }
    } while (!page.isEmpty());
    return told;
  }
}
