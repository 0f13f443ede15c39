package yibao.rules;

import java.util.ArrayList;
import java.util.List;

/** Tells payer by payer how a bill was split, with the clause behind each figure. */
final class BenefitTrail {

  private final BenefitSplit split;
  private final List<Because> steps = new ArrayList<>();

  private BenefitTrail(BenefitSplit split) {
    this.split = split;
  }

  /** What the pooled fund pays, and what goes before it. */
  static List<Because> pool(BenefitSplit split) {
    BenefitTrail trail = new BenefitTrail(split);
    trail.away();
    if (!split.parts().inScope().isZero()) {
      trail.deductible();
      trail.segments();
    }
    return List.copyOf(trail.steps);
  }

  static List<Because> serious(BenefitSplit split) {
    BenefitTrail trail = new BenefitTrail(split);
    if (!split.seriousBase().isZero()) {
      trail.serious();
    }
    return List.copyOf(trail.steps);
  }

  static List<Because> aid(BenefitSplit split) {
    BenefitTrail trail = new BenefitTrail(split);
    trail.aid();
    return List.copyOf(trail.steps);
  }

  private BenefitTerms terms() {
    return split.terms();
  }

  private void away() {
    terms()
        .awayFirst()
        .ifPresent(
            first ->
                add(
                    Because.Rule.AWAY_PAID_FIRST,
                    first.clause(),
                    terms().setting().away(),
                    split.parts().inScope().plus(split.awayFirst()),
                    first.value(),
                    split.awayFirst()));
  }

  private void deductible() {
    BenefitTerms.Deductible stated = terms().deductible().orElseThrow();
    var share = terms().share(split.admission());
    if (split.admission() > 0 && share.isPresent()) {
      add(
          Because.Rule.DEDUCTIBLE_OF_ADMISSION,
          share.get().clause(),
          split.admission(),
          stated.amount(),
          share.get().rate(),
          split.deductible());
    } else if (split.admission() > 0 || split.deductible().equals(stated.amount())) {
      add(Because.Rule.DEDUCTIBLE, stated.clause(), split.deductible());
    } else {
      add(
          Because.Rule.DEDUCTIBLE_LEFT,
          stated.clause(),
          stated.amount(),
          stated.amount().minus(split.deductible()),
          split.deductible());
    }
  }

  private void segments() {
    Money used = split.deductibleUsed();
    List<BenefitTerms.Segment> segments = terms().segments();
    for (int i = 0; i < segments.size(); i++) {
      long part = Splitting.within(segments, i, used, split.parts().inScope());
      if (part > 0) {
        BenefitTerms.Segment segment = segments.get(i);
        add(Because.Rule.POOL_SEGMENT, segment.clause(), Money.ofFen(part), segment.rate());
      }
    }
    add(Because.Rule.POOL_PAYS, segments.getFirst().clause(), split.pool());
    split
        .poolBound()
        .ifPresent(
            bound -> add(Because.Rule.POOL_BOUND, bound.clause(), bound.limit(), bound.left()));
  }

  private void serious() {
    Cited<Money> deductible = terms().seriousDeductible().orElseThrow();
    Money after = split.after().seriousBase();
    add(
        Because.Rule.SERIOUS_COUNTED,
        deductible.clause(),
        after.minus(split.seriousBase()),
        split.seriousBase(),
        after,
        deductible.value(),
        split.seriousPart());
    if (!split.seriousPart().isZero()) {
      Cited<Rate> ratio = terms().seriousRatio().orElseThrow();
      add(
          Because.Rule.SERIOUS_PAYS,
          ratio.clause(),
          split.seriousPart(),
          ratio.value(),
          ratio.value().of(split.seriousPart()));
    }
    split
        .seriousBound()
        .ifPresent(
            bound -> add(Because.Rule.SERIOUS_BOUND, bound.clause(), bound.limit(), bound.left()));
  }

  private void aid() {
    Money base = split.parts().inScope().minus(split.pool()).minus(split.serious());
    if (!split.aid().isZero()) {
      Cited<Rate> ratio = terms().aidRatio().orElseThrow();
      Money whole = ratio.value().of(base);
      add(Because.Rule.AID_PAYS, ratio.clause(), base, ratio.value(), whole);
      if (!whole.equals(split.aid())) {
        Cited<Money> limit = terms().aidLimit().or(terms()::aidLimitAtLeast).orElseThrow();
        add(Because.Rule.AID_BOUND, limit.clause(), limit.value(), split.aid());
      }
    }
    split
        .openAid()
        .ifPresent(
            open ->
                add(
                    Because.Rule.AID_OPEN,
                    terms().entitled().orElseThrow(),
                    open.missing(),
                    open.upTo()));
  }

  private void add(Because.Rule rule, Clause clause, Object... values) {
    steps.add(Because.of(rule, clause, values));
  }
}
