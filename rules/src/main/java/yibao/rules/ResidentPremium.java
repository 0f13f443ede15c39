package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The yearly premium of residents' insurance (城乡居民基本医疗保险费): whether it can be paid, for how much,
 * from when it covers.
 */
public final class ResidentPremium {

  private final PolicyBook book;

  public ResidentPremium(PolicyBook book) {
    this.book = book;
  }

  /** Decides for a payment that arrives on {@code payOn}, a civil date in Asia/Shanghai. */
  public PremiumDecision decide(Area area, int year, PersonFacts person, LocalDate payOn) {
    return decide(area, year, person, payOn, 0);
  }

  /**
   * Decides likewise, and for break years bought off with the premium.
   *
   * @param repairYears how many
   */
  public PremiumDecision decide(
      Area area, int year, PersonFacts person, LocalDate payOn, int repairYears) {
    Optional<YearLaw> law = book.insures(area) ? book.year(area, year) : Optional.empty();
    if (law.isEmpty() || !law.get().published()) {
      return new PremiumDecision.Refused(PremiumDecision.Reason.POLICY_NOT_PUBLISHED);
    }
    Optional<PremiumDecision.Reason> refusal = refusal(law.get(), person, payOn);
    if (refusal.isPresent()) {
      return new PremiumDecision.Refused(refusal.get());
    }
    Payable payable =
        Payable.of(law.get(), new Condition.Asked(person, area, year, payOn), repairYears);
    return payable.nothingToRepair()
        ? new PremiumDecision.Refused(PremiumDecision.Reason.NOTHING_TO_REPAIR)
        : payable;
  }

  private static Optional<PremiumDecision.Reason> refusal(
      YearLaw law, PersonFacts person, LocalDate payOn) {
    if (payOn.isBefore(person.birthDate()) || person.birthDate().getYear() > law.year()) {
      return Optional.of(PremiumDecision.Reason.NOT_YET_BORN);
    }
    if (payOn.isBefore(law.opens())) {
      return Optional.of(PremiumDecision.Reason.WINDOW_NOT_OPEN);
    }
    if (payOn.isAfter(law.yearEnds()) && !law.isNewborn(person, payOn)) {
      return Optional.of(PremiumDecision.Reason.WINDOW_ENDED);
    }
    for (Cover cover : person.covers()) {
      if (cover.isOrEnds(law.year())) {
        return Optional.of(PremiumDecision.Reason.ALREADY_COVERED);
      }
      if (cover.touches(law.year()) && cover.to().isAfter(payOn)) {
        return Optional.of(PremiumDecision.Reason.COVER_OVERLAPS);
      }
    }
    return Optional.empty();
  }
}
