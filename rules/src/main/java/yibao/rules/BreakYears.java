package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/**
 * Break years (断保年数): the missed years in a row just before the year paid for. 国办发〔2024〕38号 counts
 * from 2025 on. A year with one covered day is not missed, nor the year of birth or of arrival or
 * any before, nor one on each uncovered day of which the person was exempt from the wait; such a
 * year ends the run. Whether they are a break of somebody who was never covered before them is the
 * area's to say.
 *
 * @param missed how many
 * @param coveredBefore whether the person was ever covered before them, in any scheme or area
 */
record BreakYears(int missed, boolean coveredBefore) {

  /**
   * The missed years before the one asked for.
   *
   * @param exemptions the area's, under which a person may have had no need to be insured
   */
  static BreakYears of(Condition.Asked asked, int firstCountedYear, List<Exemption> exemptions) {
    PersonFacts person = asked.person();
    int firstDue = Math.max(firstCountedYear, firstYearAfterComing(person));
    int missed = 0;
    int year = asked.year() - 1;
    while (year >= firstDue
        && !person.coveredIn(year)
        && !exemptThroughout(asked, year, exemptions)) {
      missed++;
      year--;
    }
    return new BreakYears(missed, missed > 0 && person.coveredBefore(asked.year() - missed));
  }

  /** How many of them are a break by the area's law; absent where it says nothing of it. */
  Optional<Integer> counted(WaitLaw law) {
    if (missed == 0 || coveredBefore) {
      return Optional.of(missed);
    }
    return law.neverCoveredCounts().map(counts -> counts.value() == 1 ? missed : 0);
  }

  private static int firstYearAfterComing(PersonFacts person) {
    int came = person.birthDate().getYear();
    if (person.arrivedOn().isPresent()) {
      came = Math.max(came, person.arrivedOn().get().getYear());
    }
    return came + 1;
  }

  private static boolean exemptThroughout(
      Condition.Asked asked, int year, List<Exemption> exemptions) {
    LocalDate day = LocalDate.of(year, Month.JANUARY, 1);
    while (day.getYear() == year) {
      LocalDate until = exemptUntil(asked, year, day, exemptions);
      if (until.isBefore(day)) {
        return false;
      }
      if (until.getYear() > year) {
        return true;
      }
      day = until.plusDays(1);
    }
    return true;
  }

  private static LocalDate exemptUntil(
      Condition.Asked asked, int year, LocalDate day, List<Exemption> exemptions) {
    LocalDate until = LocalDate.MIN;
    for (Exemption exemption : exemptions) {
      LocalDate holds =
          exemption.who().holdsUntil(new Condition.Asked(asked.person(), asked.area(), year, day));
      until = holds.isAfter(until) ? holds : until;
    }
    return until;
  }
}
