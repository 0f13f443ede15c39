package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the rules say to one person's premium of one year, paid on one day. */
public sealed interface PremiumDecision {

  /**
   * The premium can be paid. A part that no source states is absent and named in {@code
   * unpublished}.
   *
   * @param standard the personal standard of the year
   * @param stateAdds what the state pays beside the person: fiscal subsidy and aid
   * @param payable what the person pays
   * @param start how the first day follows from the day of payment
   * @param coverFrom the first day, if the payment arrives on the day asked for and cover starts
   *     within the year
   * @param covers whether cover starts within the year; absent where the sources leave it open
   * @param newborn whether it is paid within a newborn's days, which no window limits
   * @param warnings what the person should know beside the figures
   * @param lastDay the last day of payment on which price, wait and start stay as they are
   */
  record Payable(
      Optional<Money> standard,
      Optional<Money> stateAdds,
      Optional<Money> payable,
      Optional<Category> category,
      Optional<StartRule> start,
      OptionalInt waitMonths,
      Optional<LocalDate> coverFrom,
      Optional<LocalDate> coverTo,
      Optional<Boolean> covers,
      LocalDate lastDay,
      boolean newborn,
      List<Warning> warnings,
      List<String> unpublished,
      List<Because> because)
      implements PremiumDecision {}

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
    NOT_YET_BORN
  }
}
