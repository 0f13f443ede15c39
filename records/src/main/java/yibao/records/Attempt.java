package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import yibao.rules.Money;

/**
 * A named day on which a mandate was worked by for a year: the order that was placed for those who
 * can be covered, and who was left out. Written once; what became of its money the order tells.
 *
 * @param on the named day; where the run came late the order is younger
 * @param charge the order, unless nobody was left to place one for
 * @param nextOn the named day that follows in the window, as it was known then
 */
public record Attempt(
    String mandateId,
    int year,
    LocalDate on,
    Optional<Charge> charge,
    List<LeftOut> leftOut,
    Optional<LocalDate> nextOn) {

  public Attempt {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What the channel is to charge.
   *
   * @param expiresAt that of the order: what is charged before counts
   */
  public record Charge(String orderId, String channelOrderNo, Money total, Instant expiresAt) {

    public static Charge of(Order order) {
      return new Charge(order.orderId(), order.channelOrderNo(), order.total(), order.expiresAt());
    }
  }

  /** Somebody for whom nothing was ordered. */
  public record LeftOut(String psnNo, Reason reason) {}

  /** Why nothing was ordered for somebody. */
  public enum Reason {
    /** Nothing is charged any more to a payer who has died. */
    PAYER_DECEASED,
    /** The person was transferred to another area after the mandate was given. */
    MOVED_AWAY,
    /** The same person stands before under another number. */
    DUPLICATE_PERSON,
    UNKNOWN_PERSON,
    DECEASED,
    WINDOW_NOT_OPEN,
    WINDOW_ENDED,
    NOT_YET_BORN,
    ALREADY_COVERED,
    COVER_OVERLAPS,
    NOTHING_TO_REPAIR,
    POLICY_NOT_PUBLISHED,
    COVER_NEVER_STARTS
  }
}
