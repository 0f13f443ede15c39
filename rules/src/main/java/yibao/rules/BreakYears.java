package yibao.rules;

/**
 * Break years (断保年数): the missed years in a row just before the year paid for. 国办发〔2024〕38号 counts
 * from 2025 on. A year with one covered day is not missed, nor the year of birth or of arrival or
 * any before; such a year ends the run. Somebody who was never covered before the missed years has
 * not broken anything (断保 presupposes earlier cover).
 */
final class BreakYears {

  private BreakYears() {}

  static int count(PersonFacts person, int joiningYear, int firstCountedYear) {
    int arrival = person.arrivedOn().map(day -> day.getYear()).orElse(Integer.MIN_VALUE);
    int firstDue = Math.max(firstCountedYear, Math.max(person.birthDate().getYear(), arrival) + 1);
    int missed = 0;
    int year = joiningYear - 1;
    while (year >= firstDue && !person.coveredIn(year)) {
      missed++;
      year--;
    }
    return person.coveredBefore(joiningYear - missed) ? missed : 0;
  }
}
