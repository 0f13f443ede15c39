package yibao.records;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.Quota;
import yibao.rules.QuotaUsed;
import yibao.rules.SharingEnd;
import yibao.rules.SharingUse;

/**
 * That an employee lets a near relative use the own account (共济关系): asked by either, in force once
 * the other has agreed, until it is dissolved. Kept for ever, with who consented, how and when.
 *
 * @param version counts the changes, each use among them
 * @param owner the {@code psnNo} of whose account it is
 * @param beneficiary the {@code psnNo} of who may use it; as long as it is asked or in force
 *     neither is merged into another file
 * @param kinship what the beneficiary is to the owner
 * @param uses for what it may be used
 * @param used what was used of the quota, less what came back
 * @param quotaSet the owner's consent to the quota as it is, once the owner has set one
 * @param watchAt the next instant at which it may end by itself, while it is asked or in force
 */
public record Relation(
    String relationId,
    long version,
    String owner,
    String beneficiary,
    Kinship kinship,
    Set<SharingUse> uses,
    Quota quota,
    QuotaUsed used,
    Asking asking,
    Optional<Given> quotaSet,
    Optional<Agreement> agreement,
    Optional<Ending> ending,
    Optional<Instant> watchAt) {

  public Relation {
    uses = Set.copyOf(uses);
    if (owner.equals(beneficiary)) {
      throw new IllegalArgumentException("nobody shares with oneself: " + owner);
    }
    if (quota.unused(used).compareTo(Money.ZERO) < 0) {
      throw new IllegalArgumentException("used " + used.total() + " of " + quota.total());
    }
    if (watchAt.isPresent() && ending.isPresent()) {
      throw new IllegalArgumentException("an ended relation is watched: " + relationId);
    }
  }

  /** One of the two whom it is between. */
  public enum Party {
    OWNER,
    BENEFICIARY;

    public Party other() {
      return this == OWNER ? BENEFICIARY : OWNER;
    }
  }

  /** Where a relation stands. */
  public enum Status {
    ASKED,
    ACTIVE,
    REFUSED,
    EXPIRED,
    DISSOLVED
  }

  /**
   * A party's consent to something.
   *
   * @param at the business instant
   */
  public record Given(Consent consent, Instant at) {}

  /**
   * How it was asked.
   *
   * @param until it may be answered before
   */
  public record Asking(Party by, Given given, Instant until) {}

  /** That the other one agreed, and how both stood then. */
  public record Agreement(Given given, Standing owner, Standing beneficiary) {

    public Standing of(Party party) {
      return party == Party.OWNER ? owner : beneficiary;
    }
  }

  /**
   * How a party's file stood when both had agreed.
   *
   * @param version of the file: what an older one says ends nothing
   */
  public record Standing(long version, SharingEnd.Side side) {}

  /** How it came to its end. */
  public sealed interface Ending {

    Instant at();

    /** The other one didn't want it. */
    record Refused(Given given) implements Ending {
      @Override
      public Instant at() {
        return given.at();
      }
    }

    /** Nobody answered in time. */
    record Expired(Instant at) implements Ending {}

    /** One of the two no longer wanted it. */
    record Dissolved(Party by, Given given, String reason) implements Ending {
      @Override
      public Instant at() {
        return given.at();
      }
    }

    /** By itself, for what became of one of the two. */
    record ByItself(SharingEnd why, Party of, Instant at) implements Ending {}
  }

  /** Whose number it is. */
  public String numberOf(Party party) {
    return party == Party.OWNER ? owner : beneficiary;
  }

  /** What the owner is to the beneficiary. */
  public Kinship mirror() {
    return kinship.mirror();
  }

  /** As others see it at an instant: what wasn't answered in time has expired. */
  public Status statusAt(Instant now) {
    if (ending.isPresent()) {
      return switch (ending.get()) {
        case Ending.Refused refused -> Status.REFUSED;
        case Ending.Expired expired -> Status.EXPIRED;
        case Ending.Dissolved dissolved -> Status.DISSOLVED;
        case Ending.ByItself ended -> Status.DISSOLVED;
      };
    }
    if (agreement.isPresent()) {
      return Status.ACTIVE;
    }
    return now.isBefore(asking.until()) ? Status.ASKED : Status.EXPIRED;
  }

  public boolean isActive() {
    return agreement.isPresent() && ending.isEmpty();
  }

  /** Whether it is asked or in force, as stored. */
  public boolean isOpen() {
    return ending.isEmpty();
  }

  /** What of the owner's account it keeps frozen. */
  public Money frozen() {
    return isActive() ? quota.unused(used) : Money.ZERO;
  }

  /** What of the quota is left; nothing once it has ended. */
  public Money left() {
    return isOpen() ? quota.unused(used) : Money.ZERO;
  }

  /** What may be spent for a use in a year; nothing for one that it isn't for. */
  public Money left(SharingUse use, int year) {
    return isActive() && uses.contains(use) ? quota.left(used, use, year) : Money.ZERO;
  }

  /** Whether so much was used for a use in a year that this can come back. */
  public boolean hasUsed(SharingUse use, int year, Money amount) {
    return amount.compareTo(used.of(use, year)) <= 0;
  }

  /** In force from now on, as it is stored next. */
  public Relation agreed(Agreement how, Optional<Instant> watch) {
    return next(quota, used, quotaSet, Optional.of(how), ending, watch);
  }

  /** At its end, as it is stored next. */
  public Relation ended(Ending how) {
    return next(quota, used, quotaSet, agreement, Optional.of(how), Optional.empty());
  }

  /** With another quota, as it is stored next. */
  public Relation with(Quota other, Given given) {
    return next(other, used, Optional.of(given), agreement, ending, watchAt);
  }

  /** With so much used, as it is stored next. */
  public Relation used(SharingUse use, int year, Money amount) {
    return next(quota, used.plus(use, year, amount), quotaSet, agreement, ending, watchAt);
  }

  /** With so much come back, as it is stored next. */
  public Relation givenBack(SharingUse use, int year, Money amount) {
    return next(quota, used.minus(use, year, amount), quotaSet, agreement, ending, watchAt);
  }

  /** To be looked at at another time, as it is stored next. */
  public Relation watched(Optional<Instant> at) {
    return next(quota, used, quotaSet, agreement, ending, at);
  }

  /** All uses that there are. */
  public static Set<SharingUse> anyUse() {
    return EnumSet.allOf(SharingUse.class);
  }

  private Relation next(
      Quota nextQuota,
      QuotaUsed nextUsed,
      Optional<Given> set,
      Optional<Agreement> agreed,
      Optional<Ending> ended,
      Optional<Instant> watch) {
    return new Relation(
        relationId,
        version + 1,
        owner,
        beneficiary,
        kinship,
        uses,
        nextQuota,
        nextUsed,
        asking,
        set,
        agreed,
        ended,
        watch);
  }
}
