package yibao.bench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.PremiumDecision;
import yibao.rules.Scheme;

/**
 * Residents' insurance of 2026 in Qinghai, written out from its notice and 国办发〔2024〕38号 for that
 * area and that year alone: what the general rules are measured against. Of the years before only
 * 2025 can be a break, so nobody comes to the floor, and the one exemption is that after a job. A
 * premium of 2025 whose cover never began was paid from October 2025 on.
 */
final class QinghaiByHand {

  /** A sum or a number of months that no source states. */
  static final int UNPUBLISHED = -1;

  private static final long PERSONAL = 400_00;
  private static final long SUBSIDY = 700_00;

  private static final int YEAR = 2026;
  private static final LocalDate OPENS = LocalDate.of(2025, 10, 21);
  private static final LocalDate NEW_YEAR = LocalDate.of(YEAR, 1, 1);
  private static final LocalDate AFTER_WINDOW = LocalDate.of(YEAR, 3, 1);
  private static final LocalDate SURCHARGE = LocalDate.of(YEAR, 7, 1);
  private static final LocalDate YEAR_ENDS = LocalDate.of(YEAR, 12, 31);
  private static final LocalDate NEVER = LocalDate.MAX;

  private static final int NEWBORN_DAYS = 90;
  private static final int WAIT = 3;
  private static final int GAP = 3;
  private static final int INSURED = 24;

  private final PersonFacts person;
  private final LocalDate payOn;
  private final int repairYears;

  private QinghaiByHand(PersonFacts person, LocalDate payOn, int repairYears) {
    this.person = person;
    this.payOn = payOn;
    this.repairYears = repairYears;
  }

  /** What is decided. */
  sealed interface Answer {}

  /** The premium can't be paid. */
  record Refused(PremiumDecision.Reason reason) implements Answer {}

  /**
   * It can.
   *
   * @param coverFrom absent where cover doesn't begin in the year or where the day is not published
   * @param covers absent where it is not published
   */
  record Pays(
      Sums sums,
      long repairFen,
      int waitMonths,
      @Nullable LocalDate coverFrom,
      @Nullable Boolean covers)
      implements Answer {}

  /** What the person pays for the year, and the state beside; {@link #UNPUBLISHED} where open. */
  record Sums(long payableFen, long stateAddsFen) {
    static final Sums STANDARD = new Sums(PERSONAL, SUBSIDY);
    static final Sums AIDED_IN_FULL = new Sums(0, PERSONAL + SUBSIDY);
    static final Sums WITH_SURCHARGE = new Sums(PERSONAL + SUBSIDY, 0);
    static final Sums OPEN = new Sums(UNPUBLISHED, UNPUBLISHED);
  }

  static Answer decide(PersonFacts person, LocalDate payOn, int repairYears) {
    return new QinghaiByHand(person, payOn, repairYears).decide();
  }

  private Answer decide() {
    boolean newborn = !payOn.isAfter(person.birthDate().plusDays(NEWBORN_DAYS));
    PremiumDecision.Reason refusal = refusal(newborn);
    if (refusal != null) {
      return new Refused(refusal);
    }
    LocalDate earliest = earliest();
    if (newborn) {
      return repairYears > 0 ? nothingToRepair() : pays(ofWindow(), 0, earliest);
    }
    boolean broken = isBroken();
    if (repairYears > (broken ? 1 : 0)) {
      return nothingToRepair();
    }
    if (isFromJob()) {
      return pays(ofWindow(), 0, later(payOn.withDayOfMonth(1), earliest));
    }
    boolean waits = !payOn.isBefore(AFTER_WINDOW);
    if (broken) {
      return afterBreak(waits ? null : lateWaitEnds(), earliest);
    }
    return waits
        ? pays(ofDay(), WAIT, later(payOn.plusMonths(WAIT), earliest))
        : pays(ofDay(), 0, later(payOn, earliest));
  }

  private PremiumDecision.@Nullable Reason refusal(boolean newborn) {
    if (payOn.isBefore(person.birthDate()) || person.birthDate().getYear() > YEAR) {
      return PremiumDecision.Reason.NOT_YET_BORN;
    }
    if (payOn.isBefore(OPENS)) {
      return PremiumDecision.Reason.WINDOW_NOT_OPEN;
    }
    if (payOn.isAfter(YEAR_ENDS) && !newborn) {
      return PremiumDecision.Reason.WINDOW_ENDED;
    }
    for (Cover cover : person.covers()) {
      if (cover.scheme() == Scheme.RESIDENT && cover.year() == YEAR) {
        return PremiumDecision.Reason.ALREADY_COVERED;
      }
      if (cover.touches(YEAR) && cover.to().isAfter(payOn)) {
        return PremiumDecision.Reason.COVER_OVERLAPS;
      }
    }
    return null;
  }

  private static Answer nothingToRepair() {
    return new Refused(PremiumDecision.Reason.NOTHING_TO_REPAIR);
  }

  /** Not before the year, birth, arrival or the end of the year's other cover. */
  private LocalDate earliest() {
    LocalDate earliest = later(NEW_YEAR, person.birthDate());
    if (person.arrivedOn().isPresent()) {
      earliest = later(earliest, person.arrivedOn().get());
    }
    for (Cover cover : person.covers()) {
      if (cover.touches(YEAR) && !cover.to().isBefore(earliest)) {
        earliest = cover.to().plusDays(1);
      }
    }
    return earliest;
  }

  /** Whether 2025 was missed by somebody who was insured before, born and here by then. */
  private boolean isBroken() {
    if (person.birthDate().getYear() >= YEAR - 1
        || (person.arrivedOn().isPresent() && person.arrivedOn().get().getYear() >= YEAR - 1)) {
      return false;
    }
    boolean before = false;
    for (Cover cover : person.covers()) {
      if (cover.touches(YEAR - 1)) {
        return false;
      }
      before |= cover.from().getYear() < YEAR - 1;
    }
    return before;
  }

  /** Whether the last cover was a job's, three months ago at most and unbroken for two years. */
  private boolean isFromJob() {
    Cover last = null;
    for (Cover cover : person.covers()) {
      if (!cover.from().isAfter(payOn) && (last == null || cover.to().isAfter(last.to()))) {
        last = cover;
      }
    }
    if (last == null
        || last.scheme() != Scheme.EMPLOYEE
        || payOn.isAfter(last.to().plusMonths(GAP))) {
      return false;
    }
    LocalDate since = last.from();
    for (boolean longer = true; longer; ) {
      longer = false;
      for (Cover cover : person.covers()) {
        if (cover.from().isBefore(since) && !cover.to().isBefore(since.minusDays(1))) {
          since = cover.from();
          longer = true;
        }
      }
    }
    return !since.plusMonths(INSURED).isAfter(last.to().plusDays(1));
  }

  /**
   * Three months or four, since no source says whether the first break year counts; a repaired year
   * takes the fourth off, if there is one. In the window the wait of a late premium of 2025 may run
   * on instead.
   */
  private Answer afterBreak(@Nullable LocalDate lateWaitEnds, LocalDate earliest) {
    LocalDate waitFrom = later(payOn, NEW_YEAR);
    LocalDate soonest = inYear(later(waitFrom.plusMonths(WAIT), earliest));
    LocalDate latest = inYear(later(waitFrom.plusMonths(WAIT + 1 - repairYears), earliest));
    if (lateWaitEnds != null) {
      LocalDate late = inYear(later(lateWaitEnds, earliest));
      soonest = late.isBefore(soonest) ? late : soonest;
      latest = later(latest, late);
    }
    Sums sums = ofDay();
    int wait = repairYears == 1 ? WAIT : UNPUBLISHED;
    long repair = repairYears == 1 ? UNPUBLISHED : 0;
    if (soonest.equals(NEVER)) {
      return new Pays(sums, repair, wait, null, false);
    }
    if (latest.equals(NEVER)) {
      return new Pays(sums, repair, wait, null, null);
    }
    return new Pays(sums, repair, wait, soonest.equals(latest) ? soonest : null, true);
  }

  private @Nullable LocalDate lateWaitEnds() {
    for (PaidPremium paid : person.payments()) {
      if (paid.isOf(Scheme.RESIDENT, YEAR - 1) && paid.area().equals(Cases.QINGHAI)) {
        return paid.paidOn().plusMonths(WAIT);
      }
    }
    return null;
  }

  private static Answer pays(Sums sums, int waitMonths, LocalDate from) {
    LocalDate day = inYear(from);
    boolean never = day.equals(NEVER);
    return new Pays(sums, 0, waitMonths, never ? null : day, !never);
  }

  private Sums ofDay() {
    if (payOn.isBefore(SURCHARGE)) {
      return ofWindow();
    }
    return isAided() ? Sums.OPEN : Sums.WITH_SURCHARGE;
  }

  private Sums ofWindow() {
    if (!isAided()) {
      return Sums.STANDARD;
    }
    return isIn(Category.EXTREME_POVERTY) ? Sums.AIDED_IN_FULL : Sums.OPEN;
  }

  private boolean isIn(Category group) {
    for (CategorySpell spell : person.categories()) {
      if (spell.code() == group && spell.holdsOn(payOn)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAided() {
    for (CategorySpell spell : person.categories()) {
      if (spell.code().aided() && spell.holdsOn(payOn)) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate inYear(LocalDate day) {
    return day.isAfter(YEAR_ENDS) ? NEVER : day;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
