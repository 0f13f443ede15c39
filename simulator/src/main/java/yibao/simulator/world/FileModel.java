package yibao.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import yibao.operations.FileRefusal;
import yibao.records.Order.LineStatus;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PersonFile;

/**
 * The part of the model that is about people's files. In this world all cover is residents', to the
 * end of its year, so that two covers stand in each other's way by their year alone.
 */
final class FileModel {

  private final State state;
  private final Bindings bindings;

  FileModel(State state, Bindings bindings) {
    this.state = state;
    this.bindings = bindings;
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

  void cover(String person, Cover cover) {
    PersonFile file = file(person);
    state.people().put(person, file.with(and(file.covers(), cover), file.payments()));
  }

  void paidInVain(String person, PaidPremium premium) {
    PersonFile file = file(person);
    state.people().put(person, file.with(file.covers(), and(file.payments(), premium)));
  }

  void uncover(String person, String order) {
    PersonFile file = file(person);
    state
        .people()
        .put(
            person,
            file.with(
                file.covers().stream()
                    .filter(cover -> !cover.orderId().equals(Optional.of(order)))
                    .toList(),
                file.payments()));
  }

  private static <T> List<T> and(List<T> before, T one) {
    return Stream.concat(before.stream(), Stream.of(one)).toList();
  }

  // ---- what the bureau does -------------------------------------------------------------------

  String register(Steps.Register asked) {
    Optional<String> known = meant(asked.person());
    if (known.isPresent()) {
      PersonFile file = file(known.get());
      boolean holds =
          file.categories().containsAll(asked.categories())
              && asked.covers().stream()
                  .allMatch(brought -> file.covers().stream().anyMatch(brought::isSameSpellAs));
      return holds ? Bindings.again("registered") : "person-exists";
    }
    state
        .people()
        .put(
            asked.person(),
            new PersonFile(
                asked.area(),
                Optional.empty(),
                asked.categories(),
                asked.covers(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    return "registered";
  }

  /** A change of one file under a key of the bureau. */
  private String changed(Steps.Keyed asked, String person, Function<PersonFile, Object> decide) {
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
    return switch (decide.apply(file)) {
      case FileRefusal refusal -> "refused " + refusal;
      case PersonFile next -> {
        state.people().put(person, next);
        yield bindings.bind(key, asked.toString(), "changed");
      }
      default -> throw new IllegalStateException();
    };
  }

  String die(Steps.Die asked) {
    return changed(
        asked,
        asked.person(),
        file ->
            file.diedOn().filter(known -> !known.equals(asked.on())).isPresent()
                ? new FileRefusal.AlreadyDead(file.diedOn().orElseThrow())
                : file.died(asked.on()));
  }

  String move(Steps.Move asked) {
    return changed(
        asked,
        asked.person(),
        file -> {
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
        file -> {
          Cover cover = asked.cover();
          if (file.diedOn().filter(cover.from()::isAfter).isPresent()) {
            return new FileRefusal.CoverAfterDeath();
          }
          if (file.covers().stream().anyMatch(cover::isSameSpellAs)) {
            return file;
          }
          return file.covers().stream().anyMatch(other -> other.year() == cover.year())
              ? new FileRefusal.CoverConflicts(Cover.Conflict.SAME_YEAR, cover.year())
              : file.with(and(file.covers(), cover.enteredAt(now)), file.payments());
        });
  }

  // ---- two files of one person ----------------------------------------------------------------

  /** Why two files can't become one. */
  Optional<FileRefusal> mergeRefusal(String survivor, String duplicate) {
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
    return file(duplicate).mergedInto().isPresent()
        ? Optional.of(new FileRefusal.MergeState())
        : Optional.empty();
  }

  /** One file of two: of a year's covers and premiums the first entered stands. */
  List<Lost> merge(String survivor, String duplicate) {
    PersonFile own = file(survivor);
    PersonFile other = file(duplicate);
    List<Lost> lost = new ArrayList<>();
    List<Held<Cover>> covers = new ArrayList<>();
    for (Held<Cover> held : inOrder(survivor, duplicate, PersonFile::covers, Cover::enteredAt)) {
      if (covers.stream()
          .noneMatch(first -> first.isOfAnother(held) && first.what.year() == held.what.year())) {
        covers.add(held);
      } else {
        paidBy(held.file, held.what.orderId(), LineStatus.COVERED).ifPresent(lost::add);
      }
    }
    List<Held<PaidPremium>> premiums = new ArrayList<>();
    for (Held<PaidPremium> held :
        inOrder(survivor, duplicate, PersonFile::payments, PaidPremium::enteredAt)) {
      boolean second =
          premiums.stream()
                  .anyMatch(
                      first -> first.isOfAnother(held) && first.what.year() == held.what.year())
              || covers.stream()
                  .anyMatch(
                      cover -> cover.isOfAnother(held) && cover.what.year() == held.what.year());
      Optional<Lost> line =
          second
              ? paidBy(held.file, held.what.orderId(), LineStatus.NOT_COVERED)
              : Optional.empty();
      line.ifPresentOrElse(lost::add, () -> premiums.add(held));
    }
    Set<CategorySpell> categories = new LinkedHashSet<>(own.categories());
    categories.addAll(other.categories());
    state
        .people()
        .put(
            survivor,
            new PersonFile(
                own.area(),
                own.areaSince(),
                List.copyOf(categories),
                covers.stream().map(Held::what).toList(),
                premiums.stream().map(Held::what).toList(),
                own.diedOn().or(other::diedOn),
                Optional.empty()));
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
                Optional.of(survivor)));
    return lost;
  }

  private record Held<T>(String file, T what) {
    boolean isOfAnother(Held<?> other) {
      return !file.equals(other.file);
    }
  }

  /** Of two entered in one second the survivor's is the first. */
  private <T> List<Held<T>> inOrder(
      String survivor,
      String duplicate,
      Function<PersonFile, List<T>> held,
      Function<T, Optional<Instant>> enteredAt) {
    return Stream.of(survivor, duplicate)
        .flatMap(file -> held.apply(file(file)).stream().map(what -> new Held<>(file, what)))
        .sorted(Comparator.comparing(one -> enteredAt.apply(one.what).orElse(Instant.MIN)))
        .toList();
  }

  private Optional<Lost> paidBy(String file, Optional<String> order, LineStatus status) {
    return order.flatMap(
        name ->
            Objects.requireNonNull(state.orders().get(name)).lines().stream()
                .filter(line -> line.status() == status)
                .filter(line -> meant(line.person()).equals(Optional.of(file)))
                .min(Comparator.comparing((Line line) -> !line.person().equals(file)))
                .map(line -> new Lost(name, line)));
  }
}
