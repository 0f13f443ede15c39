package yibao.rules;

import java.util.List;

/** The answer to a {@link Question}. */
public sealed interface Assessment {

  /**
   * Of residents' insurance.
   *
   * @param claims what is known of the years' claims
   */
  record Resident(Payable payable, List<Question.Claims> claims) implements Assessment {

    /** What the years without a break and without a claim are worth. */
    public Incentive incentive() {
      return Incentive.of(payable, claims);
    }
  }

  /** Of the employee scheme. */
  record Employee(EmployeeCover cover) implements Assessment {}

  /** There is none. */
  record Refused(Reason reason) implements Assessment {}

  /** Why there is none. */
  enum Reason {
    /** The area has no pack of its own, or the year is before its first rule. */
    POLICY_NOT_PUBLISHED,
    /** The day of payment is before the season opens or after the year, or before birth. */
    NOT_IN_SEASON,
    /** Cover of the year runs on, or cover to come is not paid for. */
    COVER_OVERLAPS,
    /** More years are to be bought off than were missed, or nobody waits. */
    NOTHING_TO_REPAIR
  }
}
