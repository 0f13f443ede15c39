package yibao.operations.reconciliation;

import yibao.records.ChannelTransaction;
import yibao.rules.Money;

/**
 * How much money moved, each way.
 *
 * @param count of the movements, both ways
 */
public record Moved(long count, Money paid, Money refunded) {

  public static final Moved NOTHING = new Moved(0, Money.ZERO, Money.ZERO);

  static Moved of(StatementRow row) {
    return of(row.kind(), row.amount());
  }

  static Moved of(ChannelTransaction transaction) {
    return of(transaction.kind(), transaction.amount());
  }

  private static Moved of(ChannelTransaction.Kind kind, Money amount) {
    return switch (kind) {
      case PAID -> new Moved(1, amount, Money.ZERO);
      case REFUNDED -> new Moved(1, Money.ZERO, amount);
    };
  }

  public Moved plus(Moved other) {
    return new Moved(count + other.count, paid.plus(other.paid), refunded.plus(other.refunded));
  }

  /**
   * All amounts as they are written, whichever way they went: what a statement's last line says.
   */
  public Money asWritten() {
    return paid.plus(refunded);
  }
}
