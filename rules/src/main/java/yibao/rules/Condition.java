package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/** One thing that must be true of a person for a value of the law to be about them. */
public sealed interface Condition {

  /**
   * The last day through which it is true from the day asked for on, in the area and benefit year
   * asked for: {@link LocalDate#MAX} if none is known, {@link LocalDate#MIN} if it is untrue on
   * that day.
   */
  LocalDate holdsUntil(Asked asked);

  /** Whether it is true on the day asked for. */
  default boolean holds(Asked asked) {
    return !holdsUntil(asked).equals(LocalDate.MIN);
  }

  /** The condition for the citizen, as a phrase. */
  String chinese();

  /** The same in English. */
  String english();

  /** The last day on which it is as true or untrue as on the day asked for, if one is known. */
  default Optional<LocalDate> unchangedUntil(Asked asked) {
    return Optional.empty();
  }

  /** The earlier of two days, if any is known. */
  static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    boolean isOther = one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get()));
    return isOther ? other : one;
  }

  /** For whom, where, for which year and on which day a condition is asked. */
  record Asked(PersonFacts person, Area area, int year, LocalDate day) {

    /** That day, unless it is over. */
    Optional<LocalDate> lastDay(LocalDate last) {
      return day.isAfter(last) ? Optional.empty() : Optional.of(last);
    }

    /** True through that day. */
    LocalDate until(LocalDate last) {
      return day.isAfter(last) ? LocalDate.MIN : last;
    }

    Asked on(LocalDate otherDay) {
      return new Asked(person, area, year, otherDay);
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
    public LocalDate holdsUntil(Asked asked) {
      LocalDate until = LocalDate.MIN;
      for (CategorySpell spell : asked.person().categories()) {
        if (spell.code() == group && spell.holdsOn(asked.day())) {
          LocalDate end = asked.until(lastDay(spell));
          until = end.isAfter(until) ? end : until;
        }
      }
      return until;
    }

    private LocalDate lastDay(CategorySpell spell) {
      LocalDate end = spell.to().orElse(LocalDate.MAX);
      if (within.isEmpty()) {
        return end;
      }
      LocalDate limit = last(spell);
      return limit.isBefore(end) ? limit : end;
    }

    @Override
    public Optional<LocalDate> unchangedUntil(Asked asked) {
      if (within.isEmpty()) {
        return Optional.empty();
      }
      Optional<LocalDate> until = Optional.empty();
      for (CategorySpell spell : asked.person().categories()) {
        if (spell.code() == group) {
          until = earlier(until, asked.lastDay(last(spell)));
        }
      }
      return until;
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
    public LocalDate holdsUntil(Asked asked) {
      return asked.until(asked.person().birthDate().plusMonths(months));
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
    public LocalDate holdsUntil(Asked asked) {
      return asked.until(asked.person().birthDate().plusYears(years).minusDays(1));
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
    public LocalDate holdsUntil(Asked asked) {
      return asked.person().birthDate().isBefore(first) ? LocalDate.MIN : LocalDate.MAX;
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
    public LocalDate holdsUntil(Asked asked) {
      return asked.year() - asked.person().birthDate().getYear() < years
          ? LocalDate.MAX
          : LocalDate.MIN;
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
    public LocalDate holdsUntil(Asked asked) {
      for (Cover cover : asked.person().covers()) {
        if (cover.area().equals(asked.area())) {
          return LocalDate.MIN;
        }
      }
      return LocalDate.MAX;
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
    public LocalDate holdsUntil(Asked asked) {
      Optional<Cover> last = asked.person().lastCoverBegunBy(asked.day());
      if (last.isEmpty() || last.get().scheme() != Scheme.EMPLOYEE) {
        return LocalDate.MIN;
      }
      LocalDate until = asked.until(last.get().to().plusMonths(months));
      return until.equals(LocalDate.MIN)
              || asked.person().isInsuredFor(insuredMonths, last.get().to())
          ? until
          : LocalDate.MIN;
    }

    @Override
    public Optional<LocalDate> unchangedUntil(Asked asked) {
      return asked
          .person()
          .lastCoverBegunBy(asked.day())
          .filter(last -> last.scheme() == Scheme.EMPLOYEE)
          .flatMap(last -> asked.lastDay(last.to().plusMonths(months)));
    }
  }
}
