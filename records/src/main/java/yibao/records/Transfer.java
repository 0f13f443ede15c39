package yibao.records;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import yibao.rules.Money;

/**
 * A transfer from somebody's own account into somebody's wallet (医保钱包转账): offered, and accepted by
 * who is to have it, or returned. While it is offered its amount is frozen in the account; once it
 * is accepted it is in the wallet; it is never in both.
 *
 * @param from the {@code psnNo} of whose account it comes from
 * @param to the {@code psnNo} of whose wallet it goes to
 * @param offered the consent of who offers it
 * @param returnsAt when it returns, unless it was accepted before
 * @param accepted the consent of who took it
 * @param returnedAt when it went back, once that is noted
 */
public record Transfer(
    String transferId,
    long version,
    String from,
    String to,
    Money amount,
    Relation.Given offered,
    Instant returnsAt,
    Optional<Relation.Given> accepted,
    Optional<Instant> returnedAt) {

  private static final Pattern ID = Pattern.compile("W[0-9A-HJKMNP-TV-Z]{12}");

  public Transfer {
    if (amount.compareTo(Money.ZERO) <= 0 || from.equals(to)) {
      throw new IllegalArgumentException(amount + " from " + from + " to " + to);
    }
    if (accepted.isPresent() && returnedAt.isPresent()) {
      throw new IllegalArgumentException(transferId + " was both accepted and returned");
    }
  }

  /** Where a transfer stands. */
  public enum Status {
    OFFERED,
    ACCEPTED,
    RETURNED
  }

  /** Whether a text can be the id of one. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** As others see it at an instant: what wasn't accepted in time has returned. */
  public Status statusAt(Instant now) {
    if (accepted.isPresent()) {
      return Status.ACCEPTED;
    }
    return returnedAt.isPresent() || !now.isBefore(returnsAt) ? Status.RETURNED : Status.OFFERED;
  }

  /** Whether it has gone back, by the clock at the latest. */
  public boolean hasReturned(Instant now) {
    return statusAt(now) == Status.RETURNED;
  }

  /** Whether its amount is frozen, as stored. */
  public boolean isOpen() {
    return accepted.isEmpty() && returnedAt.isEmpty();
  }

  /** Taken, as it is stored next. */
  public Transfer accepted(Relation.Given by) {
    return next(Optional.of(by), returnedAt);
  }

  /** Gone back, as it is stored next. */
  public Transfer returned(Instant at) {
    return next(accepted, Optional.of(at));
  }

  private Transfer next(Optional<Relation.Given> by, Optional<Instant> at) {
    return new Transfer(transferId, version + 1, from, to, amount, offered, returnsAt, by, at);
  }
}
