package yibao.rules;

/** What the rules say to one person's premium of one year, paid on one day. */
public sealed interface PremiumDecision permits Payable, PremiumDecision.Refused {

  /** The premium can't be paid on that day, or at all. */
  record Refused(Reason reason) implements PremiumDecision {}

  /** Why a premium is refused. */
  enum Reason {
    /** The area has no pack of its own, or none of its packs states this year. */
    POLICY_NOT_PUBLISHED,
    WINDOW_NOT_OPEN,
    WINDOW_ENDED,
    /** The year is covered already in the same scheme. */
    ALREADY_COVERED,
    /** Cover of the other scheme runs on beyond the day of payment in that year. */
    COVER_OVERLAPS,
    NOT_YET_BORN,
    /** More years are to be bought off than were missed, or nobody waits. */
    NOTHING_TO_REPAIR
  }
}
