package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import yibao.operations.FileRefusal;
import yibao.operations.Pricing;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.Relation;
import yibao.records.Transfer;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.PaidPremium;
import yibao.simulator.world.CoverModel.Held;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PersonFile;

/** The part of the model that is about people's files. */
final class FileModel {

  private final State state;
  private final Bindings bindings;
  private final AidModel aid;

  /** With what a late job still has to bring somebody before a file changes. */
  FileModel(State state, Bindings bindings, AidModel aid) {
    this.state = state;
    this.bindings = bindings;
    this.aid = aid;
  }

  /** A line whose money was kept, and is to go back. */
  record Lost(String order, Line line) {}

  PersonFile file(String person) {
    return Objects.requireNonNull(state.people().get(person), person);
  }

  /** Whose file a name means: who was merged is the other file's person. */
  Optional<String> meant(String person) {
    Optional<PersonFile> file = Optional.ofNullable(state.people().get(person));
    return file.isPresent() && file.get().mergedInto().isPresent()
        ? meant(file.get().mergedInto().get())
        : file.map(own -> person);
  }

  /** By which number somebody is asked for: whoever has no file by the one that nobody has. */
  String number(String person) {
    return state.people().containsKey(person) ? person : Names.NOBODY;
  }

  /** Whether two names are one person's. */
  boolean areSame(String one, String other) {
    return number(one).equals(number(other))
        || (meant(one).isPresent() && meant(one).equals(meant(other)));
  }

  /** Why nothing can be asked for these people, if one is nobody, comes twice, or is dead. */
  Optional<String> refusal(List<String> people, Predicate<String> isDead) {
    List<Pricing.Refusal> refusals = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < people.size(); i++) {
      Optional<String> person = meant(people.get(i));
      if (person.isEmpty()) {
        refusals.add(new Pricing.Refusal(i, Pricing.Reason.UNKNOWN_PERSON));
      } else if (!listed.add(person.get())) {
        return Optional.of("same-person " + i);
      } else if (isDead.test(person.get())) {
        refusals.add(new Pricing.Refusal(i, Pricing.Reason.DECEASED));
      }
    }
    return refusals.isEmpty() ? Optional.empty() : Optional.of("refused " + refusals);
  }

  void cover(String person, Cover cover) {
    PersonFile file = file(person);
    state.people().put(person, file.with(and(file.covers(), cover), file.payments()));
  }

  void paidInVain(String person, PaidPremium premium) {
    PersonFile file = file(person);
    state.people().put(person, file.with(file.covers(), and(file.payments(), premium)));
  }

  void uncover(String person, LocalDate today) {
    PersonFile file = file(person);
    state
        .people()
        .put(
            person,
            file.with(CoverModel.withoutYear(file.covers(), Model.YEAR), file.payments())
                .changedOn(today));
  }

  /** Without a month that an order paid. */
  void unpay(String person, String order, YearMonth month) {
    state.people().put(person, CoverModel.without(file(person), order, month));
  }

  void changed(String person, LocalDate today) {
    state.people().put(person, file(person).changedOn(today));
  }

  static <T> List<T> and(List<T> before, T one) {
    return both(before, List.of(one));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  // ---- what the bureau does -------------------------------------------------------------------

  String register(Steps.Register asked, Instant now) {
    Optional<String> known =
        Optional.ofNullable(state.documents().get(asked.person())).flatMap(this::meant);
    if (known.isPresent()) {
      PersonFile file = file(known.get());
      boolean holds =
          file.categories().containsAll(asked.categories())
              && asked.covers().stream()
                  .allMatch(brought -> file.covers().stream().anyMatch(brought::isSameSpellAs));
      return holds ? Bindings.again("registered") : "person-exists";
    }
    state.documents().put(asked.person(), asked.person());
    enter(asked.person(), asked.area(), asked.categories(), asked.covers(), Optional.empty(), now);
    return "registered";
  }

  private void enter(
      String person,
      Area area,
      List<CategorySpell> categories,
      List<Cover> covers,
      Optional<String> guardian,
      Instant now) {
    state
        .people()
        .put(
            person,
            new PersonFile(
                area,
                Optional.empty(),
                categories,
                covers,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                ShanghaiTime.dateOf(now),
                guardian,
                guardian.isEmpty(),
                List.of()));
  }

  String registerNewborn(Steps.RegisterNewborn asked, Instant now) {
    String key = "file " + asked.kind() + " " + asked.key();
    Optional<String> before = bindings.answer(key, asked.toString());
    if (before.isPresent()) {
      return before.get();
    }
    Optional<String> guardian = meant(asked.guardian());
    if (guardian.isEmpty()) {
      return "refused " + new FileRefusal.UnknownGuardian();
    }
    if (file(guardian.get()).diedOn().isPresent()) {
      return "refused " + new FileRefusal.GuardianDeceased();
    }
    enter(asked.child(), asked.area(), asked.categories(), List.of(), guardian, now);
    return bindings.bind(key, asked.toString(), "born");
  }

  /** A change of one file under a key of the bureau. */
  String changed(
      Steps.Keyed asked, String person, Instant now, Function<PersonFile, Object> decide) {
    String key = "file " + asked.kind() + " " + asked.key();
    Optional<String> before = bindings.answer(key, asked.toString());
    if (before.isPresent()) {
      return before.get();
    }
    if (!state.people().containsKey(person)) {
      return "refused " + new FileRefusal.NoSuchPerson();
    }
    PersonFile file = file(person);
    if (file.mergedInto().isPresent()) {
      return "refused " + new FileRefusal.PersonMerged(meant(person).orElseThrow());
    }
    Object next = decide.apply(file);
    if (next instanceof PersonFile other && !other.equals(file)) {
      next = decide.apply(aid.withOverdue(person, file, now));
    }
    if (next instanceof FileRefusal refusal) {
      return "refused " + refusal;
    }
    if (!next.equals(file)) {
      aid.bring(person, now);
      PersonFile brought = file(person);
      if (!next.equals(brought)) {
        state.people().put(person, ((PersonFile) next).changedOn(ShanghaiTime.dateOf(now)));
      }
    }
    return bindings.bind(key, asked.toString(), "changed");
  }

  String die(Steps.Die asked, Instant now) {
    return changed(
        asked,
        asked.person(),
        now,
        file -> {
          if (asked.on().isBefore(Names.birthOf(asked.person()))) {
            return new FileRefusal.BeforeBirth();
          }
          return file.diedOn().filter(known -> !known.equals(asked.on())).isPresent()
              ? new FileRefusal.AlreadyDead(file.diedOn().orElseThrow())
              : file.died(asked.on());
        });
  }

  String move(Steps.Move asked, Instant now) {
    return changed(
        asked,
        asked.person(),
        now,
        file -> {
          if (asked.on().isBefore(Names.birthOf(asked.person()))) {
            return new FileRefusal.BeforeBirth();
          }
          if (file.areaSince().filter(asked.on()::isBefore).isPresent()) {
            return new FileRefusal.BeforeLastTransfer();
          }
          if (file.diedOn().isPresent()) {
            return new FileRefusal.Deceased();
          }
          return file.area().equals(asked.to())
              ? new FileRefusal.SameArea()
              : file.movedTo(asked.to(), asked.on());
        });
  }

  String bring(Steps.BringCover asked, Instant now) {
    return changed(
        asked,
        asked.person(),
        now,
        file -> {
          Cover cover = asked.cover();
          if (cover.from().isBefore(Names.birthOf(asked.person()))) {
            return new FileRefusal.BeginsBeforeBirth();
          }
          if (file.diedOn().filter(cover.from()::isAfter).isPresent()) {
            return new FileRefusal.BeginsAfterDeath();
          }
          if (file.covers().stream().anyMatch(cover::isSameSpellAs)) {
            return file;
          }
          Optional<Cover.Conflict> conflict =
              file.covers().stream()
                  .flatMap(other -> cover.conflictWith(other).stream())
                  .findFirst();
          return conflict.isPresent()
              ? new FileRefusal.CoverConflicts(conflict.get(), cover.year())
              : file.with(and(file.covers(), cover.enteredAt(now)), file.payments());
        });
  }

  /** The same group from the same day is the spell that is there. */
  String addCategory(Steps.AddCategory asked, Instant now) {
    return changed(
        asked,
        asked.person(),
        now,
        file -> {
          CategorySpell spell = asked.spell();
          List<CategorySpell> others =
              file.categories().stream()
                  .filter(
                      other -> other.code() != spell.code() || !other.from().equals(spell.from()))
                  .toList();
          return others.stream().anyMatch(other -> isShared(other, spell))
              ? new FileRefusal.CategoryOverlaps()
              : file.withCategories(and(others, spell));
        });
  }

  /** Whether two spells in one group have a day in common. */
  private static boolean isShared(CategorySpell one, CategorySpell other) {
    LocalDate later = one.from().isAfter(other.from()) ? one.from() : other.from();
    return one.code() == other.code() && one.holdsOn(later) && other.holdsOn(later);
  }

  String giveDocument(Steps.GiveDocument asked, Instant now) {
    if (asked.acting().isPresent() && !isGuardian(asked.acting().get(), asked.person())) {
      return "refused " + new FileRefusal.NotTheGuardian();
    }
    String said =
        changed(
            asked,
            asked.person(),
            now,
            file -> {
              if (file.documented()) {
                return new FileRefusal.IdentityExists();
              }
              if (Names.isIdentityCard(asked.document())
                  && !Names.birthOf(asked.document()).equals(Names.birthOf(asked.person()))) {
                return new FileRefusal.IdentityMismatch();
              }
              return Optional.ofNullable(state.documents().get(asked.document()))
                  .flatMap(this::meant)
                  .<Object>map(FileRefusal.IdentityTaken::new)
                  .orElseGet(file::givenDocument);
            });
    if (said.equals("changed")) {
      state.documents().put(asked.document(), asked.person());
    }
    return said;
  }

  private boolean isGuardian(String person, String child) {
    Optional<String> guardian =
        Optional.ofNullable(state.people().get(child))
            .flatMap(PersonFile::guardian)
            .flatMap(this::meant);
    return guardian.isPresent() && guardian.equals(meant(person));
  }

  // ---- two files of one person ----------------------------------------------------------------

  /** Why two files can't become one. */
  Optional<FileRefusal> mergeRefusal(String survivor, String duplicate, Instant now) {
    if (!state.people().containsKey(survivor)) {
      return Optional.of(new FileRefusal.NoSuchPerson());
    }
    if (survivor.equals(duplicate)) {
      return Optional.of(new FileRefusal.SamePerson());
    }
    if (file(survivor).mergedInto().isPresent()) {
      return Optional.of(new FileRefusal.PersonMerged(meant(survivor).orElseThrow()));
    }
    if (!state.people().containsKey(duplicate)) {
      return Optional.of(new FileRefusal.UnknownDuplicate());
    }
    if (file(duplicate).mergedInto().isPresent()) {
      return Optional.of(new FileRefusal.MergeState());
    }
    if (state.inForce().containsKey(duplicate)) {
      return Optional.of(new FileRefusal.MandateInForce());
    }
    if (isGuardian(survivor, duplicate) || isGuardian(duplicate, survivor)) {
      return Optional.of(new FileRefusal.GuardianAndChild());
    }
    SharingState sharing = state.sharing();
    if (sharing.openOf(duplicate).stream()
        .anyMatch(name -> sharing.relation(name).statusAt(now) != Relation.Status.EXPIRED)) {
      return Optional.of(new FileRefusal.RelationInForce());
    }
    return sharing.offeredOf(duplicate).stream()
            .map(name -> Objects.requireNonNull(sharing.transfers().get(name)))
            .allMatch(transfer -> transfer.statusAt(now) == Transfer.Status.RETURNED)
        ? Optional.empty()
        : Optional.of(new FileRefusal.TransferOpen());
  }

  /** One file of two: of a year's covers and premiums the first entered stands. */
  List<Lost> merge(String survivor, String duplicate, Instant now) {
    aid.bring(survivor, now);
    aid.bring(duplicate, now);
    LocalDate today = ShanghaiTime.dateOf(now);
    PersonFile own = file(survivor);
    PersonFile other = file(duplicate);
    Map<String, List<Cover>> files = new LinkedHashMap<>();
    files.put(survivor, own.covers());
    files.put(duplicate, other.covers());
    CoverModel.Joined covers = CoverModel.join(files, held -> paidBy(held).isPresent());
    List<Lost> lost = new ArrayList<>();
    covers.lost().forEach(held -> lost.add(paidBy(held).orElseThrow()));
    List<Held<PaidPremium>> premiums = new ArrayList<>();
    for (Held<PaidPremium> held : premiums(survivor, duplicate)) {
      boolean second =
          premiums.stream().anyMatch(first -> isSecond(held, first))
              || covers.hasTimeOf(held, cover -> isForTime(held.what(), cover));
      Optional<Lost> line = second ? paid(held) : Optional.empty();
      line.ifPresentOrElse(lost::add, () -> premiums.add(held));
    }
    state
        .people()
        .put(
            survivor,
            new PersonFile(
                own.area(),
                own.areaSince(),
                joined(both(own.categories(), other.categories())),
                covers.covers(),
                premiums.stream().map(Held::what).toList(),
                own.diedOn().or(other::diedOn),
                Optional.empty(),
                today,
                own.guardian().or(other::guardian),
                own.documented() || other.documented(),
                working(own.employments(), other.employments())));
    state
        .people()
        .put(
            duplicate,
            new PersonFile(
                other.area(),
                other.areaSince(),
                List.of(),
                List.of(),
                List.of(),
                other.diedOn(),
                Optional.of(survivor),
                today,
                other.guardian(),
                other.documented(),
                List.of()));
    return lost;
  }

  /** Group by group, and day by day: of spells that have a day in common one is left. */
  private static List<CategorySpell> joined(List<CategorySpell> spells) {
    List<CategorySpell> left = new ArrayList<>();
    for (Category group : Category.values()) {
      Optional<CategorySpell> open = Optional.empty();
      for (CategorySpell next : inOrder(spells, group)) {
        if (open.filter(one -> isShared(one, next)).isPresent()) {
          Optional<LocalDate> end =
              open.get().to().isEmpty() || next.to().isEmpty()
                  ? Optional.empty()
                  : Optional.of(Collections.max(List.of(open.get().to().get(), next.to().get())));
          open = Optional.of(new CategorySpell(group, open.get().from(), end));
        } else {
          open.ifPresent(left::add);
          open = Optional.of(next);
        }
      }
      open.ifPresent(left::add);
    }
    return left;
  }

  private static List<CategorySpell> inOrder(List<CategorySpell> spells, Category group) {
    return spells.stream()
        .filter(spell -> spell.code() == group)
        .sorted(Comparator.comparing(CategorySpell::from))
        .toList();
  }

  /** Of two from one day the survivor's. */
  private static List<EmploymentSpell> working(
      List<EmploymentSpell> own, List<EmploymentSpell> others) {
    Map<LocalDate, EmploymentSpell> byDay = new TreeMap<>();
    others.forEach(spell -> byDay.put(spell.from(), spell));
    own.forEach(spell -> byDay.put(spell.from(), spell));
    return List.copyOf(byDay.values());
  }

  private static boolean isSecond(Held<PaidPremium> held, Held<PaidPremium> first) {
    PaidPremium one = held.what();
    PaidPremium other = first.what();
    return first.isOfAnother(held)
        && one.scheme() == other.scheme()
        && one.year() == other.year()
        && one.month().equals(other.month());
  }

  /** Whether a cover is of the year, or the month, that a premium was paid for. */
  private static boolean isForTime(PaidPremium paid, Cover cover) {
    boolean sameYear = paid.scheme() == cover.scheme() && paid.year() == cover.year();
    return sameYear
        && paid.month()
            .map(
                month ->
                    !cover.from().isAfter(month.atEndOfMonth())
                        && !cover.to().isBefore(month.atDay(1)))
            .orElse(true);
  }

  /** Of two entered in one second the survivor's is the first. */
  private List<Held<PaidPremium>> premiums(String survivor, String duplicate) {
    return Stream.of(survivor, duplicate)
        .flatMap(file -> file(file).payments().stream().map(paid -> new Held<>(file, paid)))
        .sorted(Comparator.comparing(held -> held.what().enteredAt().orElse(Instant.MIN)))
        .toList();
  }

  private Optional<Lost> paidBy(Held<Cover> held) {
    Optional<YearMonth> month = held.what().paidAs().map(kind -> YearMonth.from(held.what().to()));
    return paidBy(held.file(), held.what().orderId(), month, LineStatus.COVERED);
  }

  private Optional<Lost> paid(Held<PaidPremium> held) {
    return paidBy(held.file(), held.what().orderId(), held.what().month(), LineStatus.NOT_COVERED);
  }

  private Optional<Lost> paidBy(
      String file, Optional<String> order, Optional<YearMonth> month, LineStatus status) {
    return order.flatMap(
        name ->
            Objects.requireNonNull(state.orders().get(name)).lines().stream()
                .filter(line -> line.status() == status)
                .filter(line -> line.month().map(Order.Month::month).equals(month))
                .filter(line -> meant(line.person()).equals(Optional.of(file)))
                .min(Comparator.comparing((Line line) -> !line.person().equals(file)))
                .map(line -> new Lost(name, line)));
  }
}
