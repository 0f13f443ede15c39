package yibao.rules;

/** How somebody contributes to the employee scheme for a month (参保身份). */
public enum ContributionKind {
  /** 在职职工: the employer pays its share, and the employee's own on the employee's behalf. */
  EMPLOYED,
  /** 灵活就业人员: the person alone pays, on one of the area's bases. */
  FLEXIBLE
}
