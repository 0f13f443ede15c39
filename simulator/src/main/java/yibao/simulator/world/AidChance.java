package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;

/**
 * What chance has happen around people whom the state aids: the job that enrols them comes late,
 * twice, not at all or not to its end, while files are entered, change and become one.
 */
final class AidChance {

  /** Before windows open, within them, and when they end. */
  static final List<String> BEGINNINGS =
      List.of(
          "2025-09-27T09:00:00",
          "2025-10-20T10:00:00",
          "2025-11-05T10:00:00",
          "2025-12-31T23:10:00",
          "2026-01-10T09:00:00",
          "2026-02-26T22:00:00",
          "2026-02-27T10:00:00",
          "2026-02-28T23:20:00",
          "2026-06-30T23:25:00",
          "2026-12-30T09:00:00");

  /** In both areas the first of these pays nothing, and some price is not published. */
  private static final List<Category> GROUPS =
      List.of(
          Category.EXTREME_POVERTY,
          Category.EXTREME_POVERTY,
          Category.EXTREME_POVERTY,
          Category.MINIMUM_LIVING,
          Category.ORPHAN,
          Category.VETERAN);

  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
  private static final int LATE_AT_MOST = 20 * 60;
  private static final int NEWBORN_DAYS = 100;

  private final Chance chance;
  private final SplittableRandom random;
  private final Set<LocalDate> births = new HashSet<>();
  private final List<String> children = new ArrayList<>();
  private int passports;

  AidChance(Chance chance, SplittableRandom random) {
    this.chance = chance;
    this.random = random;
  }

  /** Days without anything: also without a run of the job. */
  Duration later() {
    return Duration.ofHours(random.nextInt(20, 100));
  }

  Step step(Model model, Instant now) {
    int die = random.nextInt(100);
    if (die < 10) {
      return register(now);
    }
    if (die < 28) {
      return addCategory(somebody(model), model, now);
    }
    if (die < 54) {
      return job();
    }
    if (die < 60) {
      return registerNewborn(now);
    }
    if (die < 66) {
      return giveDocument(model);
    }
    if (die < 78) {
      return orderOfNothing(model, now);
    }
    return die < 80
        ? new Steps.CloseWindow(chance.key(), chance.any(Cloud.AREAS))
        : changed(somebody(model), model, now);
  }

  /** What changes the file of somebody whom the job is for. */
  private Step changed(String person, Model model, Instant now) {
    return switch (random.nextInt(8)) {
      case 0 -> new Steps.Die(chance.key(), person, chance.someDay(now));
      case 1, 2, 3 ->
          new Steps.Move(chance.key(), person, chance.any(Cloud.AREAS), chance.someDay(now));
      case 4 ->
          new Steps.BringCover(
              chance.key(),
              person,
              Chance.cover(chance.any(Cloud.AREAS), chance.oneIn(2) ? 2025 : Model.YEAR));
      case 5 -> new Steps.Merge(chance.key(), chance.anybody(), person);
      default -> new Steps.Merge(chance.key(), person, somebody(model));
    };
  }

  /** What else comes just when the job runs: as often as not to those whom it is for. */
  Step rival(Steps.EnrolAided job, Model model, Instant now) {
    return switch (random.nextInt(6)) {
      case 0 -> job(job.late());
      case 1 -> orderOfNothing(model, now);
      case 2 -> addCategory(somebody(model), model, now);
      case 3 ->
          chance.oneIn(2)
              ? register(now)
              : new Steps.CloseWindow(chance.key(), chance.any(Cloud.AREAS));
      default -> changed(somebody(model), model, now);
    };
  }

  /** What comes just when a file changes. */
  Step rival(Steps.Keyed change, Model model, Instant now) {
    return switch (change) {
      case Steps.GiveDocument given ->
          chance.oneIn(2) && Names.isIdentityCard(given.document())
              ? registerUnder(given.document())
              : new Steps.GiveDocument(chance.key(), Optional.empty(), child(), given.document());
      case Steps.Merge merge -> changed(merge.duplicate(), model, now);
      case Steps.Move move when chance.oneIn(2) -> changed(move.person(), model, now);
      case Steps.AddCategory added when chance.oneIn(2) -> addCategory(added.person(), model, now);
      default -> chance.oneIn(2) ? job() : orderOfNothing(model, now);
    };
  }

  private Step job() {
    return job(chance.oneIn(4) ? Duration.ofMinutes(random.nextInt(LATE_AT_MOST)) : Duration.ZERO);
  }

  /** Two at once are of one instant: each writes the instant that it was scheduled for. */
  private Step job(Duration late) {
    return new Steps.EnrolAided(
        late,
        chance.oneIn(4) ? Duration.ofMinutes(1) : Duration.ZERO,
        chance.oneIn(4) ? random.nextInt(60) : Steps.EnrolAided.ALL_THE_TIME);
  }

  // ---- people ---------------------------------------------------------------------------------

  /** Mostly with a group, mostly since long ago. */
  Step register(Instant now) {
    if (!children.isEmpty() && chance.oneIn(6)) {
      return registerUnder("P" + chance.any(children).substring(1));
    }
    return chance.register(chance.oneIn(4) ? List.of() : List.of(spell(now)));
  }

  /** A child, perhaps one that was entered before without its document. */
  private Step registerUnder(String document) {
    return new Steps.Register(document, chance.any(Cloud.AREAS), List.of(), List.of());
  }

  private CategorySpell spell(Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    LocalDate from = chance.oneIn(2) ? LONG_AGO : today.plusDays(random.nextInt(-5, 4));
    Optional<LocalDate> to =
        chance.oneIn(4)
            ? Optional.of(today.plusDays(random.nextInt(-3, 4))).filter(day -> !day.isBefore(from))
            : Optional.empty();
    return new CategorySpell(chance.any(GROUPS), from, to);
  }

  /** Another group, or the end of one that is in the file. */
  private Step addCategory(String person, Model model, Instant now) {
    List<CategorySpell> known = categories(person, model);
    CategorySpell spell = spell(now);
    if (!known.isEmpty() && chance.oneIn(2)) {
      CategorySpell before = chance.any(known);
      LocalDate end = ShanghaiTime.dateOf(now).plusDays(random.nextInt(-4, 3));
      spell =
          new CategorySpell(
              before.code(),
              before.from(),
              Optional.of(end).filter(day -> !day.isBefore(before.from())));
    }
    return new Steps.AddCategory(chance.key(), person, spell);
  }

  private static List<CategorySpell> categories(String person, Model model) {
    return Optional.ofNullable(model.state().people().get(person)).stream()
        .flatMap(file -> file.categories().stream())
        .toList();
  }

  /** Mostly somebody of an aided group. */
  private String somebody(Model model) {
    List<String> aided =
        model.state().people().keySet().stream()
            .filter(
                person ->
                    categories(person, model).stream().anyMatch(spell -> spell.code().aided()))
            .toList();
    return aided.isEmpty() || chance.oneIn(5) ? chance.anybody() : chance.any(aided);
  }

  private Step registerNewborn(Instant now) {
    LocalDate birth = ShanghaiTime.dateOf(now).minusDays(random.nextInt(NEWBORN_DAYS));
    while (!births.add(birth)) {
      birth = birth.minusDays(1);
    }
    String child = Names.newbornBornOn(birth);
    children.add(child);
    return new Steps.RegisterNewborn(
        chance.key(),
        children.size() > 1 && chance.oneIn(8) ? child() : chance.anybody(),
        child,
        chance.any(Cloud.AREAS),
        chance.oneIn(3) ? List.of() : List.of(spell(now)));
  }

  private String child() {
    return children.isEmpty() || chance.oneIn(10) ? chance.anybody() : chance.any(children);
  }

  /** Its own, one that tells nothing, or another person's. */
  private Step giveDocument(Model model) {
    String child = child();
    String document =
        switch (random.nextInt(6)) {
          case 0 -> chance.anybody();
          case 1 -> "D" + ++passports;
          case 2 -> "D" + random.nextInt(passports + 1);
          default -> "P" + child.substring(1);
        };
    Optional<String> guardian =
        Optional.ofNullable(model.state().people().get(child)).flatMap(State.PersonFile::guardian);
    return new Steps.GiveDocument(
        chance.key(),
        chance.oneIn(2)
            ? Optional.empty()
            : Optional.of(guardian.filter(g -> !chance.oneIn(4)).orElseGet(chance::anybody)),
        child,
        document);
  }

  // ---- orders ---------------------------------------------------------------------------------

  /** Of one who pays nothing, often beside others; by a channel, or by an account. */
  private Step orderOfNothing(Model model, Instant now) {
    String person = somebody(model);
    if (chance.oneIn(3)) {
      return chance.payFromAccount(person, model, now);
    }
    List<String> people =
        chance.oneIn(2)
            ? List.of(person)
            : Stream.of(person, chance.oneIn(2) ? chance.anybody() : somebody(model))
                .distinct()
                .toList();
    Steps.Place placed = chance.place(people, model, now);
    Area home =
        Optional.ofNullable(model.state().people().get(person))
            .map(State.PersonFile::area)
            .orElse(placed.area());
    Steps.Place asked =
        new Steps.Place(placed.order(), home, people, placed.fen(), placed.acceptNoCover());
    return chance.oneIn(4) ? placed : chance.atItsPrice(asked, model, now);
  }
}
