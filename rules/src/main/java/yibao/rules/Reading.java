package yibao.rules;

/**
 * From when a premium covers, and after which wait, by one reading of the sources.
 *
 * @param basis on what it rests
 */
record Reading(StartRule rule, Wait waited, Basis basis) {

  /** On what a reading rests. */
  sealed interface Basis {}

  /** The terms on which everybody pays that day. */
  record ByTerms(CoverStart start) implements Basis {}

  /** The person need not wait. */
  record ByExemption(Exemption exemption) implements Basis {}

  /** A newborn within its days. */
  record Newborn(NewbornTime time) implements Basis {}

  /** The wait of the year before, whose premium came too late, runs on. */
  record LateWait(PaidPremium premium) implements Basis {}
}
