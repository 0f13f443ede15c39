package yibao.rules;

/** What the rules say to one person's contribution for one month, paid on one day. */
public sealed interface ContributionDecision permits Contribution, ContributionDecision.Refused {

  /** The month can't be paid on that day, or at all. */
  record Refused(Reason reason) implements ContributionDecision {}

  /** Why a contribution is refused. */
  enum Reason {
    NOT_YET_BORN,
    /** The month is paid for in the employee scheme already. */
    ALREADY_COVERED,
    /** A past month, and not one of a gap that may be paid back. */
    MONTH_NOT_PAYABLE
  }
}
