package yibao.rules;

/** The bases that a flexible worker may contribute on. */
public enum FlexibleBase {
  /** 统账结合: insured by the pooled fund, with an account of one's own. */
  WITH_ACCOUNT,
  /** 单建统筹: insured by the pooled fund alone. */
  POOL_ONLY
}
