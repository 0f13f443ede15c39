package yibao.records;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yibao.rules.Area;
import yibao.rules.Scheme;

/**
 * A payer's mandate to be charged for people's premium each year until it is ended (协议支付, 委托代扣签约):
 * on named days of each window of payment, by the channel that it was given to.
 *
 * @param version counts the changes, each attempt among them
 * @param channel which took the mandate, and charges by it
 * @param payer the {@code psnNo} of who pays; as long as the mandate is in force nobody in it is
 *     merged into another file
 * @param people the {@code psnNo} of each who is to be covered, in the payer's order
 * @param area where they are to be covered
 * @param madeAt the business instant
 * @param consent of the payer
 * @param ending how it was ended, once it was
 */
public record Mandate(
    String mandateId,
    long version,
    String channel,
    String payer,
    List<String> people,
    Area area,
    Scheme scheme,
    DebitAccount account,
    Instant madeAt,
    Consent consent,
    Optional<Ending> ending) {

  public Mandate {
    people = List.copyOf(people);
  }

  /** Where a mandate stands. */
  public enum Status {
    ACTIVE,
    ENDED
  }

  /**
   * The end of a mandate.
   *
   * @param at the business instant
   * @param consent of the payer
   */
  public record Ending(Instant at, Consent consent) {}

  public Status status() {
    return ending.isPresent() ? Status.ENDED : Status.ACTIVE;
  }

  public boolean isActive() {
    return ending.isEmpty();
  }

  /** The payer and the people, nobody twice. */
  public Set<String> everybody() {
    Set<String> everybody = new LinkedHashSet<>(people);
    everybody.add(payer);
    return everybody;
  }

  /** The mandate as its payer has ended it, under the next version. */
  public Mandate ended(Ending how) {
    return next(Optional.of(how));
  }

  /** The mandate after something was done by it, under the next version. */
  Mandate next() {
    return next(ending);
  }

  private Mandate next(Optional<Ending> how) {
    return new Mandate(
        mandateId,
        version + 1,
        channel,
        payer,
        people,
        area,
        scheme,
        account,
        madeAt,
        consent,
        how);
  }
}
