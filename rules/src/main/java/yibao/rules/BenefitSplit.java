package yibao.rules;

import java.util.List;
import java.util.Optional;

/**
 * A bill as the funds pay it (基金支付); the person pays the rest.
 *
 * @param terms by which it was computed
 * @param parts as settled: what is paid first away from home has gone out of scope
 * @param awayFirst that part
 * @param admission which of the year it is; 0 of what is no stay
 * @param deductible what the bill had to bear of it at most (起付标准)
 * @param deductibleUsed what it bore (实付起付线)
 * @param pool what the pooled fund pays (统筹基金)
 * @param poolBound what kept the pool from paying more
 * @param seriousBase what the bill adds to what serious-illness insurance counts
 * @param seriousPart what of it is above the deductible
 * @param serious what serious-illness insurance pays (大病保险)
 * @param seriousBound the cap that kept it from paying more
 * @param aid what medical aid pays (医疗救助)
 * @param openAid what it can't pay for want of a published value
 * @param after the year's sums with this bill
 */
public record BenefitSplit(
    BenefitTerms terms,
    BillParts parts,
    Money awayFirst,
    int admission,
    Money deductible,
    Money deductibleUsed,
    Money pool,
    Optional<Bound> poolBound,
    Money seriousBase,
    Money seriousPart,
    Money serious,
    Optional<Bound> seriousBound,
    Money aid,
    Optional<OpenAid> openAid,
    YearSums after)
    implements BenefitDecision {

  /**
   * A yearly limit that a payment has reached.
   *
   * @param left what of it was left before the bill
   */
  public record Bound(Money limit, Money left, Clause clause) {}

  /**
   * A claim to medical aid that stays open until what is missing is published.
   *
   * @param upTo the in-scope money of which aid might pay a part
   */
  public record OpenAid(BenefitGap missing, Money upTo) {}

  /** What all funds pay together (基金支付总额). */
  public Money funds() {
    return pool.plus(serious).plus(aid);
  }

  /** What is left to the person (个人负担总额). */
  public Money person() {
    return parts.total().minus(funds());
  }

  /** By what share the pool pays of what is above the deductible, over all segments. */
  public Rate poolRate() {
    return Splitting.poolRate(terms, parts.inScope(), deductibleUsed);
  }

  /** Why the pooled fund pays what it does. */
  public List<Because> poolBecause() {
    return BenefitTrail.pool(this);
  }

  /** Why serious-illness insurance pays what it does; nothing where it takes no part. */
  public List<Because> seriousBecause() {
    return BenefitTrail.serious(this);
  }

  /** Why medical aid pays what it does, or can't; nothing where it takes no part. */
  public List<Because> aidBecause() {
    return BenefitTrail.aid(this);
  }
}
