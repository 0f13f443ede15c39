package yibao.operations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import yibao.records.Attempt;
import yibao.records.Mandate;

/**
 * A mandate and what has come of it.
 *
 * @param days the named days on which it was tried lately, in their order
 */
public record MandateFile(Mandate mandate, List<TriedDay> days) {

  public MandateFile {
    days = List.copyOf(days);
  }

  /**
   * A named day on which the mandate was tried.
   *
   * @param nextOn the named day on which it will be tried again, if it will
   */
  public record TriedDay(Attempt attempt, Result result, Optional<LocalDate> nextOn) {}

  /** What has come of a named day. */
  public enum Result {
    /** The order waits for its money. */
    OPEN,
    /** Paid; nothing more is charged for the year. */
    PAID,
    /** Money came that could cover nobody, and goes back. */
    REFUND_DUE,
    /** The channel gave the order up, or the mandate was ended. */
    CANCELLED,
    /** No money came in time. */
    NOT_PAID,
    /** No money came in time, and nothing more is tried for the year. */
    STOPPED,
    /** Nobody was left to place an order for. */
    NOBODY
  }
}
