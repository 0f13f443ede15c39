package yibao.records;

import java.util.Optional;
import yibao.rules.Scheme;
import yibao.rules.YearSums;

/**
 * What a person's bills of a scheme have come to in a year (年度累计), under one version: who settles a
 * bill saw all that were settled before.
 *
 * @param version counts the changes, 0 of what isn't there
 * @param settlements how many there are, those taken back among them
 * @param sums of all of them, or of those before the one to compute again from
 * @param replay what has to be computed again of it
 */
public record BenefitYear(
    String psnNo,
    Scheme scheme,
    int year,
    long version,
    int settlements,
    YearSums sums,
    Optional<Replay> replay) {

  /**
   * That settlements have to be computed again, since one before them was taken back.
   *
   * @param from the number of the first
   * @param causedBy what took the earlier one back
   */
  public record Replay(int from, String causedBy) {}

  /** A year in which nothing was settled yet. */
  public static BenefitYear empty(String psnNo, Scheme scheme, int year) {
    return new BenefitYear(psnNo, scheme, year, 0, 0, YearSums.NONE, Optional.empty());
  }

  /** Whether bills of it stand settled, or have to be computed again. */
  public boolean hasBills() {
    return !sums.equals(YearSums.NONE) || replay.isPresent();
  }

  /** With one more settlement. */
  public BenefitYear with(YearSums next) {
    return new BenefitYear(psnNo, scheme, year, version + 1, settlements + 1, next, replay);
  }

  /** With one of them taken back, by one more. */
  public BenefitYear without(Settlement undone, String causedBy) {
    if (replay.filter(pending -> pending.from() <= undone.number()).isPresent()) {
      return with(sums);
    }
    Optional<Replay> later =
        undone.number() < settlements
            ? Optional.of(new Replay(undone.number() + 1, causedBy))
            : Optional.empty();
    return new BenefitYear(
        psnNo, scheme, year, version + 1, settlements + 1, undone.standing().before(), later);
  }

  /**
   * With one standing again that was taken back, from which on all is computed again.
   *
   * @param before the sums before it
   */
  public BenefitYear with(Settlement restored, YearSums before, String causedBy) {
    boolean computedAgainAnyway =
        replay.filter(pending -> pending.from() <= restored.number()).isPresent();
    return new BenefitYear(
        psnNo,
        scheme,
        year,
        version + 1,
        settlements,
        computedAgainAnyway ? sums : before,
        computedAgainAnyway ? replay : Optional.of(new Replay(restored.number(), causedBy)));
  }

  /** With its settlements computed again up to a number. */
  public BenefitYear replayed(int upTo, YearSums next) {
    return new BenefitYear(
        psnNo,
        scheme,
        year,
        version + 1,
        settlements,
        next,
        replay
            .filter(pending -> upTo < settlements)
            .map(pending -> new Replay(upTo + 1, pending.causedBy())));
  }
}
