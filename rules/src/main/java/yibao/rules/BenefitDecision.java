package yibao.rules;

/** Who pays a bill, or why nobody can say (待遇结算结果). */
public sealed interface BenefitDecision permits BenefitSplit, BenefitDecision.Unpublished {

  /** What the pool or serious-illness insurance pays depends on what no source states. */
  record Unpublished(BenefitGap gap, BenefitSetting setting) implements BenefitDecision {}
}
