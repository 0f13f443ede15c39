package yibao.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * Break years (断保年数): the missed years in a row just before the year paid for. 国办发〔2024〕38号 counts
 * from 2025 on. A year with one covered day is not missed, nor the year of birth or of arrival or
 * any before, nor one on each day of which the person was exempt from the wait; such a year ends
 * the run. Whether they are a break of somebody who was never covered before them is the area's to
 * say.
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
    int arrival = person.arrivedOn().map(day -> day.getYear()).orElse(Integer.MIN_VALUE);
    int firstDue = Math.max(firstCountedYear, Math.max(person.birthDate().getYear(), arrival) + 1);
    int missed = 0;
    int year = asked.year() - 1;
    while (year >= firstDue
        && !person.coveredIn(year)
        && !exemptThroughout(asked, year, exemptions)) {
      missed++;
      year--;
    }
    return new BreakYears(missed, person.coveredBefore(asked.year() - missed));
  }

  private static boolean exemptThroughout(
      Condition.Asked asked, int year, List<Exemption> exemptions) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .map(day -> new Condition.Asked(asked.person(), asked.area(), year, day))
        .allMatch(then -> exemptions.stream().anyMatch(e -> e.who().holds(then)));
  }
}
