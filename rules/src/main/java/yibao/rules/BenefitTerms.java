package yibao.rules;

import java.util.List;
import java.util.Optional;

/**
 * All values of the law that hold for bills of one setting.
 *
 * @param awayFirst absent at home, or where no source states it
 * @param deductible absent where no source states it
 * @param shares of the deductible that later admissions ask, from their number on; in its order
 * @param segments of the ratio, in the order of what is above; empty where no source states one
 * @param limits each of which holds
 * @param entitled whether medical aid helps the person
 */
record BenefitTerms(
    BenefitSetting setting,
    Optional<Cited<Rate>> awayFirst,
    Optional<Deductible> deductible,
    List<Share> shares,
    List<Segment> segments,
    List<Limit> limits,
    Optional<Clause> unlimited,
    Optional<Cited<Money>> poolCap,
    Optional<Cited<Money>> seriousDeductible,
    Optional<Cited<Rate>> seriousRatio,
    Optional<Clause> seriousUncapped,
    Optional<Clause> entitled,
    Optional<Cited<Rate>> aidRatio,
    Optional<Cited<Money>> aidLimit,
    Optional<Cited<Money>> aidLimitAtLeast) {

  BenefitTerms {
    shares = List.copyOf(shares);
    segments = List.copyOf(segments);
    limits = List.copyOf(limits);
  }

  /**
   * What the person pays before the pool does.
   *
   * @param ofLevel whether each level of institution has its own in the year
   */
  record Deductible(Money amount, boolean ofLevel, Clause clause) {}

  /** How much of the deductible admissions ask, from a number on. */
  record Share(int fromAdmission, Rate rate, Clause clause) {}

  /** What the pool pays of what is above a sum of the bill, up to the next segment. */
  record Segment(Money above, Rate rate, Clause clause) {}

  /**
   * The most that the pool pays in the year for the kind of care.
   *
   * @param ofLevel whether it is what institutions of the level may be paid
   */
  record Limit(Money amount, boolean ofLevel, Clause clause) {}

  /** With what others say of a whole year: limits, caps, and what is counted from bill to bill. */
  BenefitTerms withYearOf(BenefitTerms other) {
    return new BenefitTerms(
        setting,
        awayFirst,
        deductible,
        shares,
        segments,
        other.limits,
        other.unlimited,
        other.poolCap,
        other.seriousDeductible,
        seriousRatio,
        other.seriousUncapped,
        entitled,
        aidRatio,
        other.aidLimit,
        other.aidLimitAtLeast);
  }

  /** The share of the deductible that the n-th admission of the year asks, if not all of it. */
  Optional<Share> share(int admission) {
    Optional<Share> found = Optional.empty();
    for (Share share : shares) {
      if (share.fromAdmission() <= admission) {
        found = Optional.of(share);
      }
    }
    return found;
  }
}
