package yibao.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** One thing that must be true of a person for a value of the law to be about them. */
public sealed interface Condition {

  /** Whether it is true on the day, in the area and benefit year asked for. */
  boolean holds(Asked asked);

  /** The condition for the citizen, as a phrase. */
  String chinese();

  /** The same in English. */
  String english();

  /** The last day on which it is as true or untrue as on the day asked for, if one is known. */
  default Optional<LocalDate> unchangedUntil(Asked asked) {
    return Optional.empty();
  }

  /** For whom, where, for which year and on which day a condition is asked. */
  record Asked(PersonFacts person, Area area, int year, LocalDate day) {

    /** That day, unless it is over. */
    Optional<LocalDate> lastDay(LocalDate last) {
      return day.isAfter(last) ? Optional.empty() : Optional.of(last);
    }
  }

  /** Belongs to the group, perhaps only so long after joining it. */
  record InGroup(Category group, Optional<Within> within) implements Condition {
    @Override
    public String chinese() {
      return group.name(Language.CHINESE)
          + within.map(limit -> "（" + limit.chinese() + "）").orElse("");
    }

    @Override
    public String english() {
      return group.name(Language.ENGLISH)
          + within.map(limit -> " (" + limit.english() + ")").orElse("");
    }

    @Override
    public boolean holds(Asked asked) {
      return asked.person().categories().stream()
          .filter(spell -> spell.code() == group && spell.holdsOn(asked.day()))
          .anyMatch(spell -> within.isEmpty() || !asked.day().isAfter(last(spell)));
    }

    @Override
    public Optional<LocalDate> unchangedUntil(Asked asked) {
      if (within.isEmpty()) {
        return Optional.empty();
      }
      return asked.person().categories().stream()
          .filter(spell -> spell.code() == group)
          .map(this::last)
          .filter(last -> !last.isBefore(asked.day()))
          .min(Comparator.naturalOrder());
    }

    private LocalDate last(CategorySpell spell) {
      return within.orElseThrow().lastDay(spell.from());
    }
  }

  /** Born so many months ago at most, the last day included. */
  record BornWithin(int months) implements Condition {
    @Override
    public String chinese() {
      return "出生 " + months + " 个月内";
    }

    @Override
    public String english() {
      return "born within " + months + " months";
    }

    @Override
    public boolean holds(Asked asked) {
      return !asked.day().isAfter(asked.person().birthDate().plusMonths(months));
    }

    @Override
    public Optional<LocalDate> unchangedUntil(Asked asked) {
      return asked.lastDay(asked.person().birthDate().plusMonths(months));
    }
  }

  /** Has not had that birthday. */
  record YoungerThan(int years) implements Condition {
    @Override
    public String chinese() {
      return "未满 " + years + " 周岁";
    }

    @Override
    public String english() {
      return "younger than " + years;
    }

    @Override
    public boolean holds(Asked asked) {
      return asked.day().isBefore(asked.person().birthDate().plusYears(years));
    }

    @Override
    public Optional<LocalDate> unchangedUntil(Asked asked) {
      return asked.lastDay(asked.person().birthDate().plusYears(years).minusDays(1));
    }
  }

  /** Born on that day or later. */
  record BornSince(LocalDate first) implements Condition {
    @Override
    public String chinese() {
      return first + " 起出生";
    }

    @Override
    public String english() {
      return "born since " + first;
    }

    @Override
    public boolean holds(Asked asked) {
      return !asked.person().birthDate().isBefore(first);
    }
  }

  /** The benefit year is one of so many calendar years, that of birth being the first. */
  record FirstBenefitYears(int years) implements Condition {
    @Override
    public String chinese() {
      return "出生当年起 " + years + " 个年度内";
    }

    @Override
    public String english() {
      return "the first " + years + " years from that of birth";
    }

    @Override
    public boolean holds(Asked asked) {
      return asked.year() - asked.person().birthDate().getYear() < years;
    }
  }

  /** Was never covered in this area before. */
  record FirstCoverHere() implements Condition {
    @Override
    public String chinese() {
      return "首次在本地参保";
    }

    @Override
    public String english() {
      return "first covered here";
    }

    @Override
    public boolean holds(Asked asked) {
      return asked.person().covers().stream().noneMatch(c -> c.area().equals(asked.area()));
    }
  }

  /**
   * Changes over from the employee scheme within a gap (职工医保中断): the last cover was an employee's,
   * ended so many months ago at most, and was then unbroken in either scheme for so long.
   *
   * @param insuredMonths zero where the area asks for none
   */
  record AfterEmployeeCover(int months, int insuredMonths) implements Condition {
    @Override
    public String chinese() {
      return "职工医保中断不超过 "
          + months
          + " 个月"
          + (insuredMonths == 0 ? "" : "且此前连续参保满 " + insuredMonths + " 个月");
    }

    @Override
    public String english() {
      return "employee cover ended at most "
          + months
          + " months ago"
          + (insuredMonths == 0 ? "" : " after " + insuredMonths + " months of cover");
    }

    @Override
    public boolean holds(Asked asked) {
      return lastCover(asked)
          .filter(last -> last.scheme() == Scheme.EMPLOYEE)
          .filter(last -> !asked.day().isAfter(last.to().plusMonths(months)))
          .filter(last -> insuredLongEnough(asked.person(), last))
          .isPresent();
    }

    @Override
    public Optional<LocalDate> unchangedUntil(Asked asked) {
      return lastCover(asked)
          .filter(last -> last.scheme() == Scheme.EMPLOYEE)
          .flatMap(last -> asked.lastDay(last.to().plusMonths(months)));
    }

    private static Optional<Cover> lastCover(Asked asked) {
      return asked.person().covers().stream().max(Comparator.comparing(Cover::to));
    }

    private boolean insuredLongEnough(PersonFacts person, Cover last) {
      LocalDate since = last.from();
      for (Optional<Cover> before = Optional.of(last); before.isPresent(); ) {
        since = before.get().from();
        before = coverBefore(person, since);
      }
      return !since.plusMonths(insuredMonths).isAfter(last.to().plusDays(1));
    }

    private static Optional<Cover> coverBefore(PersonFacts person, LocalDate day) {
      return person.covers().stream()
          .filter(cover -> cover.from().isBefore(day) && !cover.to().isBefore(day.minusDays(1)))
          .min(Comparator.comparing(Cover::from));
    }
  }
}
