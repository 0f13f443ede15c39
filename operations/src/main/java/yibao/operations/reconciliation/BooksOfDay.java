package yibao.operations.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.ChannelTransaction;
import yibao.records.Ledger;
import yibao.records.Posting;

/** What a channel told of that moved on a day, as the ledger has it. */
public final class BooksOfDay implements OwnSide {

  private static final int PAGE = 500;

  private final Ledger ledger;
  private final String channel;
  private final LocalDate day;
  private LocalDate lastBooked;

  /**
   * @param channel of whom
   * @param day Shanghai's date of the movement, whenever it was told
   */
  public BooksOfDay(Ledger ledger, String channel, LocalDate day) {
    this.ledger = ledger;
    this.channel = channel;
    this.day = day;
    this.lastBooked = day;
  }

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
        LocalDate booked = Ledger.dayOf(posting);
        lastBooked = booked.isAfter(lastBooked) ? booked : lastBooked;
      }
    } while (!page.isEmpty());
    return told;
  }

  /**
   * The last day on which something that was read is booked: the day itself, or later where it was
   * told of late.
   */
  LocalDate lastBooked() {
    return lastBooked;
  }
}
