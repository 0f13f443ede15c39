package yibao.operations;

import yibao.records.Mandates;
import yibao.records.MandatesTried;

/** The tables that premiums are ordered in, and that of the mandates to do so. */
public record MandateRecords(PaymentRecords payment, Mandates mandates, MandatesTried tried) {

  /**
   * With the table of mandates.
   *
   * @param table the name that the template gives it
   */
  public static MandateRecords of(PaymentRecords payment, String table) {
    return new MandateRecords(
        payment,
        new Mandates(payment.tables(), table, payment.vault()),
        new MandatesTried(payment.tables(), table));
  }
}
