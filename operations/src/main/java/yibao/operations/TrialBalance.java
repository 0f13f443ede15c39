package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import yibao.records.Books;
import yibao.records.Ledger;
import yibao.records.Movement;
import yibao.records.Seal;

/**
 * The trial balance (试算平衡表): what stands in each account after the last sealed day, and how much
 * was booked since. Balances of accounts in which nothing stands any more are among them.
 */
public final class TrialBalance {

  private final Ledger ledger;
  private final Books books;
  private final Hands hands;

  public TrialBalance(Ledger ledger, Books books) {
    this(ledger, books, Hands.one());
  }

  /**
   * Reads the books with so many hands.
   *
   * @param hands to count the parts of the days that aren't sealed
   */
  public TrialBalance(Ledger ledger, Books books, Hands hands) {
    this.ledger = ledger;
    this.books = books;
    this.hands = hands;
  }

  /**
   * The balances as of an instant.
   *
   * @param asOf the end of the last sealed day, or the beginning of the books
   * @param balances in the order of the accounts' ids; they sum to zero
   * @param lagPostings what was booked since
   */
  public record Balances(
      Instant asOf, List<Movement> balances, long lagPostings, Optional<Seal> seal) {

    public Balances {
      balances = List.copyOf(balances);
    }
  }

  public Balances read(Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<Seal> seal = books.lastSeal();
    LocalDate open = seal.map(last -> last.day().plusDays(1)).or(books::opened).orElse(today);
    long lag = 0;
    for (LocalDate day = open; !day.isAfter(today); day = day.plusDays(1)) {
      lag += count(day);
    }
    return new Balances(
        ShanghaiTime.startOf(open), seal.map(books::balances).orElse(List.of()), lag, seal);
  }

  private long count(LocalDate day) {
    List<Supplier<Long>> parts = new ArrayList<>();
    for (int part = 0; part < Ledger.PARTS; part++) {
      int one = part;
      parts.add(() -> ledger.count(day, one));
    }
    return hands.all(parts).stream().mapToLong(Long::longValue).sum();
  }
}
