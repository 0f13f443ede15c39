package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  public TrialBalance(Ledger ledger, Books books) {
    this.ledger = ledger;
    this.books = books;
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
      for (int part = 0; part < Ledger.PARTS; part++) {
        lag += ledger.count(day, part);
      }
    }
    return new Balances(
        ShanghaiTime.startOf(open), seal.map(books::balances).orElse(List.of()), lag, seal);
  }
}
