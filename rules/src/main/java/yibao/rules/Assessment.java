package yibao.rules;

/** The answer to a {@link Question}. */
public sealed interface Assessment {

  /** Of residents' insurance. */
  record Resident(Payable payable, Incentive incentive) implements Assessment {}

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
