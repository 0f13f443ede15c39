package yibao.rules;

/**
 * Break years (断保年数): the missed years in a row just before the year paid for. 国办发〔2024〕38号 counts
 * from 2025 on. A year with one covered day is not missed, nor the year of birth or of arrival or
 * any before; such a year ends the run. Whether they are a break of somebody who was never covered
 * before them is the area's to say.
 *
 * @param missed how many
 * @param coveredBefore whether the person was ever covered before them, in any scheme or area
 */
record BreakYears(int missed, boolean coveredBefore) {

  static BreakYears of(PersonFacts person, int joiningYear, int firstCountedYear) {
    int arrival = person.arrivedOn().map(day -> day.getYear()).orElse(Integer.MIN_VALUE);
    int firstDue = Math.max(firstCountedYear, Math.max(person.birthDate().getYear(), arrival) + 1);
    int missed = 0;
    int year = joiningYear - 1;
    while (year >= firstDue && !person.coveredIn(year)) {
      missed++;
      year--;
    }
    return new BreakYears(missed, person.coveredBefore(joiningYear - missed));
  }
}
