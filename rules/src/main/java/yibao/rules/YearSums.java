package yibao.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a person's bills of a scheme have come to in a year (年度累计), as far as they decide what the
 * next one is paid: admissions, deductibles used and paid by the pool by kind of care and level of
 * institution, and what serious-illness insurance and medical aid saw and paid.
 */
public final class YearSums {

  private static final int LEVELS = 4;
  private static final List<Care> POOLS =
      List.of(Care.OUTPATIENT, Care.CHRONIC, Care.SPECIAL, Care.INPATIENT);
  private static final int PLACES = (POOLS.size() + 2) * LEVELS;

  public static final YearSums NONE =
      new YearSums(
          0, Money.ZERO, new long[PLACES], new long[PLACES], Money.ZERO, Money.ZERO, Money.ZERO);

  private final int admissions;
  private final Money fees;
  private final long[] deductibles;
  private final long[] paid;
  private final Money seriousBase;
  private final Money seriousPaid;
  private final Money aidPaid;

  private YearSums(
      int admissions,
      Money fees,
      long[] deductibles,
      long[] paid,
      Money seriousBase,
      Money seriousPaid,
      Money aidPaid) {
    this.admissions = admissions;
    this.fees = fees;
    this.deductibles = deductibles;
    this.paid = paid;
    this.seriousBase = seriousBase;
    this.seriousPaid = seriousPaid;
    this.aidPaid = aidPaid;
  }

  /**
   * What care of a kind came to in institutions of a level.
   *
   * @param care a kind that has a pool of its own
   * @param level 0 of pharmacies
   */
  public record Slot(Care care, int level, Money deductibleUsed, Money paid) {}

  /** As they were kept. */
  public static YearSums of(
      int admissions,
      Money fees,
      List<Slot> slots,
      Money seriousBase,
      Money seriousPaid,
      Money aidPaid) {
    long[] deductibles = new long[PLACES];
    long[] paid = new long[PLACES];
    for (Slot slot : slots) {
      deductibles[place(slot.care(), slot.level())] = slot.deductibleUsed().fen();
      paid[place(slot.care(), slot.level())] = slot.paid().fen();
    }
    return new YearSums(admissions, fees, deductibles, paid, seriousBase, seriousPaid, aidPaid);
  }

  /** How many stays were settled. */
  public int admissions() {
    return admissions;
  }

  /** What all bills came to. */
  public Money fees() {
    return fees;
  }

  /** Those in which anything was used or paid. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (Care care : POOLS) {
      for (int level = 0; level < LEVELS; level++) {
        int place = place(care, level);
        if (deductibles[place] != 0 || paid[place] != 0) {
          slots.add(
              new Slot(care, level, Money.ofFen(deductibles[place]), Money.ofFen(paid[place])));
        }
      }
    }
    return slots;
  }

  /** In-scope money that the pool left to the person, which serious-illness insurance counts. */
  public Money seriousBase() {
    return seriousBase;
  }

  public Money seriousPaid() {
    return seriousPaid;
  }

  public Money aidPaid() {
    return aidPaid;
  }

  /** What was used of deductibles, of all kinds of care. */
  public Money deductiblesUsed() {
    return Money.ofFen(Arrays.stream(deductibles).sum());
  }

  /** What the pool paid, for all kinds of care. */
  public Money poolPaid() {
    return Money.ofFen(Arrays.stream(paid).sum());
  }

  /** Whether any fund paid anything. */
  public boolean claimed() {
    return !poolPaid().isZero() || !seriousPaid.isZero() || !aidPaid.isZero();
  }

  /** Both together, as of one person's under two numbers. */
  public YearSums plus(YearSums other) {
    return combined(other, 1);
  }

  /** Without what others came to. */
  public YearSums minus(YearSums other) {
    return combined(other, -1);
  }

  private YearSums combined(YearSums other, int sign) {
    long[] nextDeductibles = deductibles.clone();
    long[] nextPaid = paid.clone();
    for (int place = 0; place < PLACES; place++) {
      nextDeductibles[place] += sign * other.deductibles[place];
      nextPaid[place] += sign * other.paid[place];
    }
    return new YearSums(
        admissions + sign * other.admissions,
        fees.plus(other.fees.times(sign)),
        nextDeductibles,
        nextPaid,
        seriousBase.plus(other.seriousBase.times(sign)),
        seriousPaid.plus(other.seriousPaid.times(sign)),
        aidPaid.plus(other.aidPaid.times(sign)));
  }

  Money deductibleUsed(Care care, int level) {
    return Money.ofFen(deductibles[place(care.pool(), level)]);
  }

  Money deductibleUsed(Care care) {
    return together(deductibles, care);
  }

  Money paid(Care care, int level) {
    return Money.ofFen(paid[place(care.pool(), level)]);
  }

  Money paid(Care care) {
    return together(paid, care);
  }

  /** With one more bill. */
  YearSums with(BenefitSetting of, Money total, Money deductible, Money pool, Aside aside) {
    long[] nextDeductibles = deductibles;
    long[] nextPaid = paid;
    int place = place(of.care().pool(), of.level());
    if (!deductible.isZero()) {
      nextDeductibles = deductibles.clone();
      nextDeductibles[place] += deductible.fen();
    }
    if (!pool.isZero()) {
      nextPaid = paid.clone();
      nextPaid[place] += pool.fen();
    }
    return new YearSums(
        of.care() == Care.INPATIENT ? admissions + 1 : admissions,
        fees.plus(total),
        nextDeductibles,
        nextPaid,
        seriousBase.plus(aside.seriousBase()),
        seriousPaid.plus(aside.serious()),
        aidPaid.plus(aside.aid()));
  }

  /** What a bill comes to beside the pool. */
  record Aside(Money seriousBase, Money serious, Money aid) {}

  private static Money together(long[] sums, Care care) {
    long sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += sums[place(care.pool(), level)];
    }
    return Money.ofFen(sum);
  }

  private static int place(Care care, int level) {
    int pool =
        switch (care.pool()) {
          case OUTPATIENT, PHARMACY -> 0;
          case CHRONIC -> 1;
          case SPECIAL -> 2;
          case INPATIENT -> 3;
          case MATERNITY -> 4;
          case OTHER -> 5;
        };
    return pool * LEVELS + level;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YearSums sums
        && admissions == sums.admissions
        && fees.equals(sums.fees)
        && Arrays.equals(deductibles, sums.deductibles)
        && Arrays.equals(paid, sums.paid)
        && seriousBase.equals(sums.seriousBase)
        && seriousPaid.equals(sums.seriousPaid)
        && aidPaid.equals(sums.aidPaid);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        admissions,
        fees,
        Arrays.hashCode(deductibles),
        Arrays.hashCode(paid),
        seriousBase,
        seriousPaid,
        aidPaid);
  }

  @Override
  public String toString() {
    return "admissions "
        + admissions
        + ", fees "
        + fees
        + ", "
        + slots()
        + ", serious illness "
        + seriousPaid
        + " of "
        + seriousBase
        + ", aid "
        + aidPaid;
  }
}
