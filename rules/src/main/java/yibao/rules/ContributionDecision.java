package yibao.rules;

/** What the rules say to one person's contribution for one month, paid on one day. */
public sealed interface ContributionDecision permits Contribution, ContributionDecision.Refused {

  /** The month can't be paid on that day, or at all. */
  record Refused(Reason reason) implements ContributionDecision {}

  /** Why a contribution is refused. */
  enum Reason {
    NOT_YET_BORN,
    /** The person is retired in that month, and contributes no more. */
    RETIRED,
    /** Somebody who works for an employer in that month doesn't pay as a flexible worker. */
    EMPLOYED,
    /** Too young for a flexible worker there. */
    TOO_YOUNG,
    /** A foreigner's permit to reside is missing, too short, or not of that month. */
    PERMIT_TOO_SHORT,
    /** No source states whether foreigners may join as flexible workers there. */
    JOINING_NOT_PUBLISHED,
    /** The month is paid for in the employee scheme already. */
    ALREADY_COVERED,
    /** A past month, and not one of a gap that may be paid back. */
    MONTH_NOT_PAYABLE
  }
}
