package yibao.records;

import java.util.Optional;
import yibao.rules.BillParts;

/**
 * What is settled at once of a visit: of an outpatient's the lines of one batch (收费批次), of a stay
 * all. Its lines are stored one by one; here is what they sum to.
 *
 * @param batch the institution's number for it; empty of a stay
 * @param version counts the changes, 0 of what isn't there
 * @param lines how many there are
 * @param settledAs the settlement that stands for it (结算ID), if one does
 */
public record Bill(
    String mdtrtId,
    String batch,
    long version,
    BillParts parts,
    int lines,
    Optional<String> settledAs) {

  /** One of which nothing was told. */
  public static Bill empty(String mdtrtId, String batch) {
    return new Bill(mdtrtId, batch, 0, BillParts.NOTHING, 0, Optional.empty());
  }

  /** As a settlement leaves it. */
  public Bill settled(String setlId) {
    return new Bill(mdtrtId, batch, version + 1, parts, lines, Optional.of(setlId));
  }

  /** As it is once its settlement was taken back. */
  public Bill reopened() {
    return new Bill(mdtrtId, batch, version + 1, parts, lines, Optional.empty());
  }

  /** With lines that came, or without those that were taken back. */
  public Bill with(BillParts more, int lineCount) {
    return new Bill(mdtrtId, batch, version + 1, parts.plus(more), lines + lineCount, settledAs);
  }
}
