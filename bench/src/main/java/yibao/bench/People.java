package yibao.bench;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Question;
import yibao.rules.Scheme;

/**
 * Made-up people who pay for a year, each with a record of cover and a day of payment. Most have
 * paid year by year; some broke off, are new to life or to the area, belong to a group, or come
 * from a job.
 */
final class People {

  private static final Area ELSEWHERE = new Area("330100");
  private static final Category[] GROUPS = Category.values();

  private final RandomGenerator random;
  private final Area area;
  private final int year;
  private final LocalDate opens;
  private final LocalDate yearEnds;

  /** Of an area and a benefit year, whose season opens on a day. */
  People(RandomGenerator random, Area area, int year, LocalDate opens) {
    this.random = random;
    this.area = area;
    this.year = year;
    this.opens = opens;
    this.yearEnds = LocalDate.of(year, Month.DECEMBER, 31);
  }

  /** Somebody; not everybody can pay on the day that is drawn. */
  Question next() {
    int kind = random.nextInt(100);
    if (kind < 62) {
      return asks(person(adult(), residentYears(1 + random.nextInt(2, 7), 1)), payOn());
    }
    if (kind < 74) {
      int broken = random.nextInt(1, 7);
      PersonFacts person =
          person(adult(), residentYears(broken + random.nextInt(2, 5), broken + 1));
      return asks(person, payOn(), random.nextInt(1 + Math.min(broken, year - 2025)));
    }
    if (kind < 81) {
      return newborn();
    }
    if (kind < 88) {
      return inGroups();
    }
    if (kind < 91) {
      return arrived();
    }
    if (kind < 95) {
      return fromJob();
    }
    return kind < 98 ? asks(person(adult(), List.of()), payOn()) : paidLateBefore();
  }

  private Question newborn() {
    LocalDate birth = dayFrom(LocalDate.of(year - 1, Month.OCTOBER, 1), 450);
    LocalDate payOn = birth.plusDays(random.nextInt(120));
    return asks(person(birth, List.of()), payOn.isBefore(opens) ? opens : payOn);
  }

  private Question inGroups() {
    List<CategorySpell> groups = new ArrayList<>();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      LocalDate from = dayFrom(LocalDate.of(year - 4, Month.JANUARY, 1), 5 * 365);
      groups.add(
          new CategorySpell(
              GROUPS[random.nextInt(GROUPS.length)],
              from,
              random.nextInt(4) == 0
                  ? Optional.of(from.plusDays(random.nextInt(1000)))
                  : Optional.empty()));
    }
    List<Cover> covers = residentYears(random.nextInt(3, 6), random.nextInt(1, 3));
    return asks(new PersonFacts(adult(), Optional.empty(), groups, covers, List.of()), payOn());
  }

  private Question arrived() {
    LocalDate arrived = dayFrom(LocalDate.of(year - 2, Month.JANUARY, 1), 3 * 365);
    List<Cover> covers = random.nextBoolean() ? List.of() : List.of(wholeYear(ELSEWHERE, year - 2));
    return asks(
        new PersonFacts(adult(), Optional.of(arrived), List.of(), covers, List.of()), payOn());
  }

  private Question fromJob() {
    LocalDate payOn = payOn();
    LocalDate to = payOn.minusDays(random.nextInt(200)).withDayOfMonth(1).minusDays(1);
    LocalDate from = to.plusDays(1).minusMonths(random.nextInt(12, 60));
    Cover job =
        new Cover(
            Scheme.EMPLOYEE, area, from.getYear(), from, to, Optional.empty(), Optional.empty());
    return asks(person(adult(), List.of(job)), payOn);
  }

  private Question paidLateBefore() {
    LocalDate paidOn = dayFrom(LocalDate.of(year - 1, Month.OCTOBER, 2), 90);
    PaidPremium premium = new PaidPremium(Scheme.RESIDENT, area, year - 1, paidOn);
    return asks(
        new PersonFacts(
            adult(), Optional.empty(), List.of(), residentYears(4, 2), List.of(premium)),
        payOn());
  }

  private Question asks(PersonFacts person, LocalDate payOn) {
    return asks(person, payOn, 0);
  }

  private Question asks(PersonFacts person, LocalDate payOn, int repairYears) {
    return new Question(area, Scheme.RESIDENT, year, payOn, repairYears, person, claims(person));
  }

  private List<Question.Claims> claims(PersonFacts person) {
    return random.nextBoolean()
        ? List.of()
        : person.covers().stream()
            .map(cover -> new Question.Claims(cover.year(), random.nextInt(3) == 0, false))
            .toList();
  }

  /** Most pay in the window, which ends in February at the latest. */
  private LocalDate payOn() {
    LocalDate from = random.nextInt(4) > 0 ? opens : LocalDate.of(year, Month.MARCH, 1);
    LocalDate to = from.equals(opens) ? LocalDate.of(year, Month.MARCH, 1) : yearEnds;
    return dayFrom(from, (int) (to.toEpochDay() - from.toEpochDay()));
  }

  private LocalDate adult() {
    return dayFrom(LocalDate.of(year - 85, Month.JANUARY, 1), 65 * 365);
  }

  private LocalDate dayFrom(LocalDate first, int days) {
    return first.plusDays(random.nextInt(days));
  }

  private static PersonFacts person(LocalDate birth, List<Cover> covers) {
    return new PersonFacts(birth, Optional.empty(), List.of(), covers, List.of());
  }

  /** Covered in each year from so many ago to so many ago, here for the most part. */
  private List<Cover> residentYears(int firstAgo, int lastAgo) {
    List<Cover> covers = new ArrayList<>();
    for (int ago = firstAgo; ago >= lastAgo; ago--) {
      covers.add(wholeYear(random.nextInt(8) == 0 ? ELSEWHERE : area, year - ago));
    }
    return covers;
  }

  private static Cover wholeYear(Area area, int year) {
    return new Cover(
        Scheme.RESIDENT,
        area,
        year,
        LocalDate.of(year, Month.JANUARY, 1),
        LocalDate.of(year, Month.DECEMBER, 31),
        Optional.of(LocalDate.of(year - 1, Month.NOVEMBER, 11)),
        Optional.empty());
  }
}
