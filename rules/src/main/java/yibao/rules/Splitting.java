package yibao.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Splits a bill among the funds, one after another: the pooled fund, serious-illness insurance,
 * medical aid (三重制度). Each payer's amount is rounded half up to the fen, once; the person takes the
 * rest.
 */
final class Splitting {

  private static final long WHOLE = 10_000;

  private final BenefitTerms terms;
  private final YearSums before;
  private final BillParts parts;
  private final Money awayFirst;

  private Splitting(BenefitTerms terms, YearSums before, BillParts parts, Money awayFirst) {
    this.terms = terms;
    this.before = before;
    this.parts = parts;
    this.awayFirst = awayFirst;
  }

  /**
   * Decides who pays.
   *
   * @param parts none of which may be below zero
   * @param before the sums of the person's scheme and year before this bill
   * @param cap of serious-illness insurance, asked for only where it may pay
   */
  static BenefitDecision decide(
      BenefitTerms terms, BillParts parts, YearSums before, Supplier<SeriousCap> cap) {
    if (parts.isNegative()) {
      throw new IllegalArgumentException("a bill with a part below zero: " + parts);
    }
    Money awayFirst = Money.ZERO;
    if (terms.setting().away() != Away.HOME && !parts.inScope().isZero()) {
      if (terms.awayFirst().isEmpty()) {
        return new BenefitDecision.Unpublished(BenefitGap.AWAY_FIRST, terms.setting());
      }
      awayFirst = terms.awayFirst().get().value().of(parts.inScope());
    }
    return new Splitting(terms, before, parts.payFirst(awayFirst), awayFirst).decide(cap);
  }

  private BenefitDecision decide(Supplier<SeriousCap> cap) {
    Optional<BenefitGap> gap = poolGap();
    if (gap.isPresent()) {
      return new BenefitDecision.Unpublished(gap.get(), terms.setting());
    }
    boolean stay = terms.setting().care() == Care.INPATIENT;
    int admission = stay ? before.admissions() + 1 : 0;
    Money deductible = deductible(admission);
    Money used = least(deductible, parts.inScope());
    Money unbound = poolBeforeLimits(used);
    Optional<BenefitSplit.Bound> bound = poolBound(unbound);
    if (bound.isPresent() && isAbovePoolOfEmployees(bound.get())) {
      return new BenefitDecision.Unpublished(BenefitGap.ABOVE_POOL_CAP, terms.setting());
    }
    Money pool = bound.map(BenefitSplit.Bound::left).orElse(unbound);
    return beside(new Pool(admission, deductible, used, pool, bound), cap);
  }

  /** What the pool pays, and how it came to it. */
  private record Pool(
      int admission,
      Money deductible,
      Money used,
      Money pays,
      Optional<BenefitSplit.Bound> bound) {}

  /** The first value that is missing of the pool's, where anything follows from it. */
  private Optional<BenefitGap> poolGap() {
    if (parts.inScope().isZero()) {
      return Optional.empty();
    }
    Care care = terms.setting().care();
    if (care == Care.OTHER || care == Care.MATERNITY) {
      return Optional.of(BenefitGap.CARE);
    }
    if (terms.deductible().isEmpty()) {
      return Optional.of(BenefitGap.DEDUCTIBLE);
    }
    if (terms.segments().isEmpty()) {
      return Optional.of(BenefitGap.RATIO);
    }
    if (care != Care.INPATIENT && terms.limits().isEmpty() && terms.unlimited().isEmpty()) {
      return Optional.of(BenefitGap.LIMIT);
    }
    return terms.poolCap().isEmpty() ? Optional.of(BenefitGap.POOL_CAP) : Optional.empty();
  }

  /**
   * What the bill has to bear of the deductible: of a stay its own, else what is left of the
   * year's.
   */
  private Money deductible(int admission) {
    if (terms.deductible().isEmpty()) {
      return Money.ZERO;
    }
    BenefitTerms.Deductible stated = terms.deductible().get();
    if (admission > 0) {
      return terms
          .share(admission)
          .map(share -> share.rate().of(stated.amount()))
          .orElse(stated.amount());
    }
    BenefitSetting of = terms.setting();
    Money used =
        stated.ofLevel()
            ? before.deductibleUsed(of.care(), of.level())
            : before.deductibleUsed(of.care());
    return positive(stated.amount().minus(used));
  }

  private Money poolBeforeLimits(Money used) {
    long parted = 0;
    List<BenefitTerms.Segment> segments = terms.segments();
    for (int i = 0; i < segments.size(); i++) {
      parted =
          Math.addExact(
              parted,
              Math.multiplyExact(
                  within(segments, i, used, parts.inScope()),
                  (long) segments.get(i).rate().hundredthsOfPercent()));
    }
    return Money.ofFen(Math.addExact(parted, WHOLE / 2) / WHOLE);
  }

  /** What of a bill, above the deductible, is in a segment; the deductible fills the lowest. */
  static long within(List<BenefitTerms.Segment> segments, int i, Money used, Money inScope) {
    long from = Math.max(segments.get(i).above().fen(), used.fen());
    long to =
        i + 1 < segments.size()
            ? Math.min(inScope.fen(), segments.get(i + 1).above().fen())
            : inScope.fen();
    return Math.max(0, to - from);
  }

  static Rate poolRate(BenefitTerms terms, Money inScope, Money used) {
    long parted = 0;
    long whole = 0;
    List<BenefitTerms.Segment> segments = terms.segments();
    for (int i = 0; i < segments.size(); i++) {
      long part = within(segments, i, used, inScope);
      whole += part;
      parted += part * segments.get(i).rate().hundredthsOfPercent();
    }
    return new Rate(whole == 0 ? 0 : Math.toIntExact((parted + whole / 2) / whole));
  }

  /** The limit of which the least is left, if that is less than the pool would pay. */
  private Optional<BenefitSplit.Bound> poolBound(Money unbound) {
    Optional<BenefitSplit.Bound> bound = Optional.empty();
    BenefitSetting of = terms.setting();
    for (BenefitTerms.Limit limit : terms.limits()) {
      Money paid = limit.ofLevel() ? before.paid(of.care(), of.level()) : before.paid(of.care());
      bound = tighter(bound, bound(limit.amount(), paid, limit.clause()), unbound);
    }
    return terms.poolCap().isPresent()
        ? tighter(
            bound,
            bound(terms.poolCap().get().value(), before.poolPaid(), terms.poolCap().get().clause()),
            unbound)
        : bound;
  }

  private static BenefitSplit.Bound bound(Money limit, Money paid, Clause clause) {
    return new BenefitSplit.Bound(limit, positive(limit.minus(paid)), clause);
  }

  private static Optional<BenefitSplit.Bound> tighter(
      Optional<BenefitSplit.Bound> bound, BenefitSplit.Bound next, Money unbound) {
    Money allowed = bound.map(BenefitSplit.Bound::left).orElse(unbound);
    return next.left().compareTo(allowed) < 0 ? Optional.of(next) : bound;
  }

  /** What employees' insurance pays above the cap of the pool is stated nowhere without doubt. */
  private boolean isAbovePoolOfEmployees(BenefitSplit.Bound bound) {
    return terms.setting().scheme() == Scheme.EMPLOYEE
        && terms.poolCap().filter(cap -> cap.clause().equals(bound.clause())).isPresent();
  }

  /** Serious-illness insurance and medical aid, on what the pool has left. */
  private BenefitDecision beside(Pool pool, Supplier<SeriousCap> cap) {
    Money left = parts.inScope().minus(pool.pays());
    if (!terms.setting().care().isSerious() || left.isZero()) {
      return split(pool, Serious.NOTHING, Money.ZERO, Optional.empty());
    }
    if (terms.setting().scheme() != Scheme.RESIDENT) {
      return aided(pool, Serious.NOTHING, left);
    }
    if (terms.seriousDeductible().isEmpty()) {
      return new BenefitDecision.Unpublished(BenefitGap.SERIOUS_DEDUCTIBLE, terms.setting());
    }
    Money deductible = terms.seriousDeductible().get().value();
    Money part =
        positive(before.seriousBase().plus(left).minus(deductible))
            .minus(positive(before.seriousBase().minus(deductible)));
    if (part.isZero()) {
      return aided(pool, new Serious(left, part, part, Optional.empty()), left);
    }
    if (terms.seriousRatio().isEmpty()) {
      return new BenefitDecision.Unpublished(BenefitGap.SERIOUS_RATIO, terms.setting());
    }
    Money unbound = terms.seriousRatio().get().value().of(part);
    Optional<Money> certain = certain(cap, unbound);
    if (certain.isEmpty()) {
      return new BenefitDecision.Unpublished(BenefitGap.SERIOUS_CAP, terms.setting());
    }
    Optional<BenefitSplit.Bound> bound = Optional.empty();
    if (certain.get().compareTo(unbound) < 0
        && cap.get() instanceof SeriousCap.AtMost(Money amount, Clause clause)) {
      bound = Optional.of(new BenefitSplit.Bound(amount, certain.get(), clause));
    }
    return aided(pool, new Serious(left, part, certain.get(), bound), left);
  }

  /** What serious-illness insurance counts and pays. */
  private record Serious(Money base, Money part, Money pays, Optional<BenefitSplit.Bound> bound) {
    static final Serious NOTHING =
        new Serious(Money.ZERO, Money.ZERO, Money.ZERO, Optional.empty());
  }

  /** What it pays under the year's cap; absent where that depends on what is open. */
  private Optional<Money> certain(Supplier<SeriousCap> cap, Money unbound) {
    if (terms.seriousUncapped().isPresent()) {
      return Optional.of(unbound);
    }
    return switch (cap.get()) {
      case SeriousCap.None none -> Optional.of(unbound);
      case SeriousCap.AtMost(Money amount, Clause clause) ->
          Optional.of(least(unbound, positive(amount.minus(before.seriousPaid()))));
      case SeriousCap.Open(Money atLeast) ->
          before.seriousPaid().plus(unbound).compareTo(atLeast) <= 0
              ? Optional.of(unbound)
              : Optional.empty();
    };
  }

  /**
   * Medical aid is last: what it can't pay for want of a value stays open, and the bill is paid.
   */
  private BenefitDecision aided(Pool pool, Serious serious, Money leftByPool) {
    Money left = leftByPool.minus(serious.pays());
    if (terms.entitled().isEmpty() || left.isZero()) {
      return split(pool, serious, Money.ZERO, Optional.empty());
    }
    if (terms.aidRatio().isEmpty()) {
      return open(pool, serious, Money.ZERO, BenefitGap.AID_RATIO, left);
    }
    Money unbound = terms.aidRatio().get().value().of(left);
    if (terms.aidLimit().isPresent()) {
      Money most = positive(terms.aidLimit().get().value().minus(before.aidPaid()));
      return split(pool, serious, least(unbound, most), Optional.empty());
    }
    Money most =
        terms
            .aidLimitAtLeast()
            .map(least -> positive(least.value().minus(before.aidPaid())))
            .orElse(Money.ZERO);
    return unbound.compareTo(most) > 0
        ? open(pool, serious, most, BenefitGap.AID_LIMIT, unbound.minus(most))
        : split(pool, serious, unbound, Optional.empty());
  }

  private BenefitSplit open(Pool pool, Serious serious, Money aid, BenefitGap missing, Money upTo) {
    return split(pool, serious, aid, Optional.of(new BenefitSplit.OpenAid(missing, upTo)));
  }

  private BenefitSplit split(
      Pool pool, Serious serious, Money aid, Optional<BenefitSplit.OpenAid> open) {
    return new BenefitSplit(
        terms,
        parts,
        awayFirst,
        pool.admission(),
        pool.deductible(),
        pool.used(),
        pool.pays(),
        pool.bound(),
        serious.base(),
        serious.part(),
        serious.pays(),
        serious.bound(),
        aid,
        open,
        before.with(
            terms.setting(),
            parts.total(),
            pool.used(),
            pool.pays(),
            new YearSums.Aside(serious.base(), serious.pays(), aid)));
  }

  private static Money positive(Money money) {
    return money.fen() < 0 ? Money.ZERO : money;
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
