package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * The part of the model that is about people whom the state aids in full. Each has a day on which
 * cover is due: the first of the window on which the rules say so. The pass of a day brings what is
 * due by then, by files as they were when the day began; what is entered or changed on the day
 * itself waits for the next pass. After the window there is one last pass. What a late job has not
 * brought is brought before a file changes.
 *
 * <p>How far the job came is read from the tables; that it did what it says is said here.
 */
final class AidModel {

  private static final int PARTS = 16;

  private final State state;
  private final Bindings bindings;
  private final Prices prices;
  private final WindowModel windows;
  private final Stored stored;
  private final State seen;

  /**
   * @param seen the tables, as far as it matters how far a job came
   */
  AidModel(
      State state,
      Bindings bindings,
      Prices prices,
      WindowModel windows,
      Stored stored,
      State seen) {
    this.state = state;
    this.bindings = bindings;
    this.prices = prices;
    this.windows = windows;
    this.stored = stored;
    this.seen = seen;
  }

  // ---- the job --------------------------------------------------------------------------------

  /** Goes through the people of every open window; how many parts are left. */
  int enrol(LocalDate today, Instant booked) {
    int left = 0;
    for (Area area : Cloud.AREAS) {
      Optional<WindowModel.Open> days = windows.openDays(state, area, today);
      if (days.isPresent()) {
        left += enrol(area, days.get(), today, booked);
      }
    }
    return left;
  }

  private int enrol(Area area, WindowModel.Open days, LocalDate today, Instant booked) {
    LocalDate pass = days.passOn(today);
    Set<Integer> open = new HashSet<>();
    int left = 0;
    for (int part = 0; part < PARTS; part++) {
      if (!isDone(area, part, pass)) {
        open.add(part);
        String name = Names.part(area, part);
        Optional.ofNullable(seen.passes().get(name))
            .ifPresent(day -> state.passes().put(name, day));
        left += isDone(area, part, pass) ? 0 : 1;
      }
    }
    for (String person : List.copyOf(state.people().keySet())) {
      if (isAidedIn(area, person) && open.contains(part(person)) && comesTo(area, person, pass)) {
        due(person, days, today).ifPresent(day -> enrol(person, day, booked));
      }
    }
    return left;
  }

  /** What was entered or changed since the pass was due waits for the next, if there is one. */
  private boolean comesTo(Area area, String person, LocalDate pass) {
    return file(person).changedOn().isBefore(pass)
        && (isDone(area, part(person), pass) || isEnrolled(area, person));
  }

  private boolean isDone(Area area, int part, LocalDate pass) {
    return Optional.ofNullable(state.passes().get(Names.part(area, part)))
        .filter(done -> !done.isBefore(pass))
        .isPresent();
  }

  private boolean isEnrolled(Area area, String person) {
    return seen.orders().containsKey(Names.freeOrder(area, person));
  }

  private boolean isAidedIn(Area area, String person) {
    PersonFile file = file(person);
    return file.area().equals(area) && isAided(file);
  }

  private static boolean isAided(PersonFile file) {
    return file.mergedInto().isEmpty()
        && file.categories().stream().anyMatch(spell -> spell.code().aided());
  }

  private int part(String person) {
    return stored.part(person).orElseThrow(() -> new Broken("nobody would find " + person));
  }

  // ---- what is overdue ------------------------------------------------------------------------

  /** Brings what a job in time would have brought by now. */
  void bring(String person, Instant now) {
    overdue(person, now).ifPresent(day -> enrol(person, day, now));
  }

  /** A file as it will be when that was brought. */
  PersonFile withOverdue(String person, PersonFile file, Instant now) {
    return overdue(person, now)
        .map(
            day ->
                file.with(FileModel.and(file.covers(), cover(person, file, day)), file.payments()))
        .orElse(file);
  }

  /** Takes over what was brought by who died before the change. */
  void bringAsSeen(Instant now) {
    for (String person : List.copyOf(state.people().keySet())) {
      if (isEnrolled(file(person).area(), person)) {
        bring(person, now);
      }
    }
  }

  private Optional<LocalDate> overdue(String person, Instant now) {
    PersonFile file = file(person);
    LocalDate today = ShanghaiTime.dateOf(now);
    return Optional.of(file)
        .filter(AidModel::isAided)
        .flatMap(aided -> windows.openDays(state, file.area(), today))
        .filter(days -> file.changedOn().isBefore(days.passOn(today)))
        .filter(days -> !isDone(file.area(), part(person), days.passOn(today)))
        .flatMap(days -> due(person, days, today));
  }

  // ---- one person -----------------------------------------------------------------------------

  /** The first day by today on which the rules say that nothing is to be paid. */
  private Optional<LocalDate> due(String person, WindowModel.Open days, LocalDate today) {
    PersonFile file = file(person);
    LocalDate first = file.areaSince().filter(days.first()::isBefore).orElse(days.first());
    LocalDate after = days.upTo(today).plusDays(1);
    return first.isBefore(after)
        ? first
            .datesUntil(after)
            .takeWhile(day -> file.diedOn().filter(died -> !day.isBefore(died)).isEmpty())
            .filter(day -> prices.isAidedInFull(file.area(), person, file, day))
            .findFirst()
        : Optional.empty();
  }

  /** An order of nothing, as of the day due. */
  private void enrol(String person, LocalDate day, Instant booked) {
    PersonFile file = file(person);
    Area area = file.area();
    String name = Names.freeOrder(area, person);
    Cover cover = cover(person, file, day);
    Prices.Price price = price(person, file, day);
    state.people().put(person, file.with(FileModel.and(file.covers(), cover), file.payments()));
    Line line =
        new Line(
            person,
            Order.LineStatus.COVERED,
            0,
            price.subsidyFen(),
            price.start().orElseThrow(),
            Optional.of(cover.from()));
    Instant counts = ShanghaiTime.startOf(day);
    state
        .orders()
        .put(
            name,
            new PlacedOrder(
                area,
                State.Means.NONE,
                Order.Status.PAID,
                0,
                List.of(line),
                counts,
                counts.plus(Model.LIFETIME),
                Optional.empty(),
                true));
    LineModel.keep(state, area, line, true, 1);
    state.postings().merge(ShanghaiTime.dateOf(booked), 1, Integer::sum);
    bindings.bind("order " + name, name, "PAID");
  }

  /** It counts from the day due, and came about when the file told of it. */
  private Cover cover(String person, PersonFile file, LocalDate day) {
    LocalDate known = file.changedOn().isAfter(day) ? file.changedOn() : day;
    return LineModel.cover(
        file.area(),
        price(person, file, day).coverFrom().orElseThrow(),
        day,
        Names.freeOrder(file.area(), person),
        ShanghaiTime.startOf(known));
  }

  private PersonFile file(String person) {
    return Objects.requireNonNull(state.people().get(person));
  }

  private Prices.Price price(String person, PersonFile file, LocalDate day) {
    return ((Prices.Said.As) prices.of(file.area(), person, file, day)).price();
  }
}
