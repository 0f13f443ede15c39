package yibao.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Question;
import yibao.rules.Scheme;

/** People of every kind who pay on any day, the same from the same seed. */
final class RandomQuestions {

  private final SplittableRandom random;
  private final List<Area> areas;

  RandomQuestions(PolicyBook book, long seed) {
    this.random = new SplittableRandom(seed);
    this.areas = book.policies().stream().map(AreaPolicy::area).toList();
  }

  /** A question about residents' insurance, without repair. */
  Question next() {
    Area area = oneOf(areas);
    int year = random.nextInt(2025, 2033);
    LocalDate payOn = day(LocalDate.of(year - 1, 9, 1), LocalDate.of(year, 12, 31));
    return new Question(
        area, Scheme.RESIDENT, year, payOn, 0, person(area, year, payOn), List.of());
  }

  /** A later day of the same season, seldom far. */
  LocalDate laterThan(Question question) {
    LocalDate yearEnds = LocalDate.of(question.year(), 12, 31);
    long left = yearEnds.toEpochDay() - question.payOn().toEpochDay();
    long most = random.nextInt(3) == 0 ? left : Math.min(left, 3);
    return question.payOn().plusDays(most == 0 ? 0 : random.nextLong(most + 1));
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  private PersonFacts person(Area area, int year, LocalDate payOn) {
    LocalDate birth =
        chance(6)
            ? day(payOn.minusDays(400), payOn)
            : day(LocalDate.of(1940, 1, 1), LocalDate.of(2022, 12, 31));
    Optional<LocalDate> arrived =
        chance(10) ? Optional.of(day(later(birth, payOn.minusYears(3)), payOn)) : Optional.empty();
    return new PersonFacts(
        birth, arrived, categories(payOn), covers(area, birth, year), payments(area, year, payOn));
  }

  private List<CategorySpell> categories(LocalDate payOn) {
    List<CategorySpell> spells = new ArrayList<>();
    while (chance(4)) {
      LocalDate from = day(payOn.minusDays(chance(2) ? 2000 : 120), payOn.plusDays(30));
      Optional<LocalDate> to =
          chance(3) ? Optional.of(from.plusDays(random.nextInt(700))) : Optional.empty();
      spells.add(new CategorySpell(oneOf(List.of(Category.values())), from, to));
    }
    return spells;
  }

  private List<Cover> covers(Area area, LocalDate birth, int year) {
    List<Cover> covers = new ArrayList<>();
    int missedSince = year - random.nextInt(chance(2) ? 7 : 2);
    for (int past = Math.max(2019, birth.getYear()); past < missedSince; past++) {
      if (chance(8)) {
        continue;
      }
      LocalDate from = later(birth, LocalDate.of(past, 1, 1));
      LocalDate to = LocalDate.of(past, 12, 31);
      Scheme scheme = chance(6) ? Scheme.EMPLOYEE : Scheme.RESIDENT;
      covers.add(cover(scheme, chance(5) ? oneOf(areas) : area, past, from, to));
    }
    if (chance(6)) {
      LocalDate from = LocalDate.of(year - 1, 1 + random.nextInt(12), 1);
      LocalDate to = from.plusMonths(1 + random.nextInt(12)).minusDays(1);
      if (covers.stream().noneMatch(other -> other.touches(year - 1)) && birth.isBefore(from)) {
        covers.add(cover(Scheme.EMPLOYEE, area, from.getYear(), from, to));
      }
    }
    return covers;
  }

  private List<PaidPremium> payments(Area area, int year, LocalDate payOn) {
    LocalDate paidOn = LocalDate.of(year - 1, 10, 1).plusDays(random.nextInt(90));
    return chance(6) && !paidOn.isAfter(payOn)
        ? List.of(new PaidPremium(Scheme.RESIDENT, area, year - 1, paidOn))
        : List.of();
  }

  private static Cover cover(Scheme scheme, Area area, int year, LocalDate from, LocalDate to) {
    return new Cover(scheme, area, year, from, to, Optional.empty(), Optional.empty());
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private LocalDate day(LocalDate first, LocalDate last) {
    return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay() + 1));
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
