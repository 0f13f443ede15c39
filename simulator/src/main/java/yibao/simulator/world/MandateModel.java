package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import yibao.operations.MandateFile.Result;
import yibao.operations.ShanghaiTime;
import yibao.records.Attempt;
import yibao.records.Order;
import yibao.simulator.world.State.Charge;
import yibao.simulator.world.State.Consented;
import yibao.simulator.world.State.Mandate;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;
import yibao.simulator.world.State.Tried;

/**
 * The part of the model that is about mandates: on the named days of a window each one in force
 * places an order for those of its people who can be ordered for, one a day at most, none while
 * another may be charged, and none once the year was paid for.
 */
final class MandateModel {

  static final String NAMED_DAYS = "5,15,25";
  private static final Set<Integer> NAMED = Set.of(5, 15, 25);

  private final Model model;
  private final Prices prices;
  private final WindowModel windows;
  private final Stored stored;
  private final State state;

  /** For which named day the mandates of a window were gone through last. */
  private final Map<String, LocalDate> goneThrough;

  /** How a run that was come between knew the windows; it goes on by that. */
  private Map<String, WindowModel.Open> known = Map.of();

  /** What it had found due: that is so until something else is done by the mandate, or to it. */
  private Optional<Mandate> dueBefore = Optional.empty();

  /** Whom it had left out already, and why. */
  private Map<String, Attempt.Reason> leftOutBefore = Map.of();

  MandateModel(
      Model model,
      Prices prices,
      WindowModel windows,
      Stored stored,
      Map<String, LocalDate> goneThrough) {
    this.model = model;
    this.prices = prices;
    this.windows = windows;
    this.stored = stored;
    this.state = model.state();
    this.goneThrough = new TreeMap<>(goneThrough);
  }

  Map<String, LocalDate> goneThrough() {
    return goneThrough;
  }

  // ---- given and ended ------------------------------------------------------------------------

  String sign(MandateSteps.SignMandate asked, Instant now) {
    Optional<String> payer = meant(asked.payer());
    if (!meant(asked.actor()).equals(payer)) {
      return MandateDesk.NOT_THE_PAYER;
    }
    String key = "mandate " + asked.mandate();
    return model
        .bindings()
        .answer(key, asked.toString())
        .or(() -> refusal(asked))
        .orElseGet(
            () -> {
              enter(asked, payer.orElseThrow(), now);
              return model
                  .bindings()
                  .bind(key, asked.toString(), MandateDesk.SIGNED + asked.mandate());
            });
  }

  private Optional<String> refusal(MandateSteps.SignMandate asked) {
    Optional<String> payer = meant(asked.payer());
    if (payer.isEmpty()) {
      return Optional.of("unknown-payer");
    }
    if (hasDied(payer.get())) {
      return Optional.of("payer-deceased");
    }
    return model
        .files()
        .refusal(asked.people(), this::hasDied)
        .or(
            () ->
                Cloud.AREAS.contains(asked.area())
                    ? Optional.empty()
                    : Optional.of("not-published"));
  }

  private void enter(MandateSteps.SignMandate asked, String payer, Instant now) {
    Mandate mandate =
        new Mandate(
            payer,
            asked.people().stream().map(person -> meant(person).orElseThrow()).toList(),
            asked.area(),
            now,
            new Consented(asked.actor(), now),
            1,
            Optional.empty(),
            Map.of());
    state.mandates().put(asked.mandate(), mandate);
    mandate.everybody().forEach(person -> note(person, asked.mandate(), true));
  }

  private void note(String person, String mandate, boolean inForce) {
    Set<String> noted = new TreeSet<>(state.inForce().getOrDefault(person, Set.of()));
    boolean changed = inForce ? noted.add(mandate) : noted.remove(mandate);
    if (changed && noted.isEmpty()) {
      state.inForce().remove(person);
    } else if (changed) {
      state.inForce().put(person, noted);
    }
  }

  String end(MandateSteps.EndMandate asked, Instant now) {
    Optional<String> refusal =
        refusal(asked.channel(), asked.mandate(), Optional.of(asked.actor()));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Mandate mandate = mandate(asked.mandate());
    if (mandate.isActive()) {
      charged(mandate)
          .filter(charge -> isOpen(order(charge), now))
          .forEach(
              charge ->
                  state.orders().put(charge.order(), order(charge).as(Order.Status.CANCELLED)));
      mandate.everybody().forEach(person -> note(person, asked.mandate(), false));
      state.mandates().put(asked.mandate(), mandate.ended(new Consented(asked.actor(), now)));
    }
    return "ended " + said(asked.mandate(), now);
  }

  /** Why somebody may not know of a mandate, or only that there is one. */
  private Optional<String> refusal(String channel, String name, Optional<String> actor) {
    if (!state.mandates().containsKey(name) || !Names.channelOf(name).equals(channel)) {
      return Optional.of(MandateDesk.UNKNOWN);
    }
    if (actor.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> who = meant(actor.get());
    Mandate mandate = mandate(name);
    if (who.isPresent() && who.equals(meant(mandate.payer()))) {
      return Optional.empty();
    }
    boolean covered =
        who.isPresent() && mandate.people().stream().map(this::meant).anyMatch(who::equals);
    return Optional.of(covered ? MandateDesk.NOT_THE_PAYER : MandateDesk.UNKNOWN);
  }

  // ---- how it stands --------------------------------------------------------------------------

  String lookUp(MandateSteps.LookUpMandate asked, Instant now) {
    return refusal(asked.channel(), asked.mandate(), asked.actor())
        .orElseGet(() -> "file " + said(asked.mandate(), now));
  }

  private String said(String name, Instant now) {
    Mandate mandate = mandate(name);
    List<String> days = new ArrayList<>();
    for (String day : mandate.tried().keySet()) {
      days.add(dayOf(day) + " " + said(mandate, day, now));
    }
    return (mandate.isActive() ? "ACTIVE " : "ENDED ") + days;
  }

  private String said(Mandate mandate, String day, Instant now) {
    Tried tried = Objects.requireNonNull(mandate.tried().get(day));
    boolean isLatest =
        mandate.tried().keySet().stream()
            .filter(other -> yearOf(other).equals(yearOf(day)))
            .allMatch(other -> other.compareTo(day) <= 0);
    Optional<LocalDate> next = isLatest ? next(mandate, day, tried, now) : Optional.empty();
    Result result = result(tried, !isLatest || next.isPresent(), now);
    return result + next.filter(on -> result != Result.OPEN).map(on -> " until " + on).orElse("");
  }

  /** On which day it is tried again, while the window is open so long. */
  private Optional<LocalDate> next(Mandate mandate, String day, Tried tried, Instant now) {
    if (!mandate.isActive() || isPaid(mandate, yearOf(day))) {
      return Optional.empty();
    }
    LocalDate today = ShanghaiTime.dateOf(now);
    return Optional.ofNullable(
            windows.open(state, today).get(mandate.area().code() + "#" + yearOf(day)))
        .filter(open -> open.holds(today))
        .flatMap(open -> tried.nextOn().filter(on -> !on.isAfter(open.last())));
  }

  private Result result(Tried tried, boolean again, Instant now) {
    if (tried.charge().isEmpty()) {
      return Result.NOBODY;
    }
    PlacedOrder order = order(tried.charge().get());
    if (order.status() != Order.Status.PAID && order.payment().isPresent()) {
      return Result.REFUND_DUE;
    }
    return switch (order.status()) {
      case PAID -> Result.PAID;
      case CANCELLED -> Result.CANCELLED;
      default -> isOpen(order, now) ? Result.OPEN : again ? Result.NOT_PAID : Result.STOPPED;
    };
  }

  String charges(MandateSteps.ReadCharges asked, Instant now) {
    List<String> said = new ArrayList<>();
    state
        .mandates()
        .forEach(
            (name, mandate) ->
                charged(mandate)
                    .filter(charge -> Names.channelOf(name).equals(asked.channel()))
                    .filter(charge -> isOpen(order(charge), now))
                    .forEach(charge -> said.add(said(name, charge))));
    return "charges " + said.stream().sorted().toList();
  }

  private String said(String name, Charge charge) {
    return "%s %d from %s until %s"
        .formatted(
            charge.order(), charge.fen(), MandateDesk.account(name), order(charge).expiresAt());
  }

  // ---- named days -----------------------------------------------------------------------------

  /** As a job goes through them: who is covered by one for nothing is left out of the next. */
  List<String> inForce() {
    return state.mandates().keySet().stream()
        .filter(name -> mandate(name).isActive())
        .sorted(Comparator.comparing(stored::place))
        .toList();
  }

  String charge(MandateSteps.ChargeMandates asked, Instant now) {
    Instant at = now.minus(asked.late());
    charge(known, at, Optional.empty());
    known = Map.of();
    dueBefore = Optional.empty();
    leftOutBefore = Map.of();
    windows.advance(state, at);
    Map<String, WindowModel.Open> open = windows.open(state, ShanghaiTime.dateOf(at));
    if (asked.begun().isPresent()) {
      known = open;
      leftOutBefore = leftOut(asked.begun().get(), at);
    }
    charge(open, at, asked.begun());
    return "charged, left 0";
  }

  private Map<String, Attempt.Reason> leftOut(MandateSteps.Begun begun, Instant at) {
    Map<String, Attempt.Reason> leftOut = new TreeMap<>();
    begun
        .mandate()
        .ifPresent(
            name ->
                begun
                    .seen()
                    .forEach(
                        person ->
                            reason(mandate(name), person, at)
                                .ifPresent(reason -> leftOut.put(name + " " + person, reason))));
    return leftOut;
  }

  /** For the last named day that has come, in each window that is open now. */
  private void charge(
      Map<String, WindowModel.Open> open, Instant at, Optional<MandateSteps.Begun> begun) {
    LocalDate today = ShanghaiTime.dateOf(at);
    open.forEach(
        (window, days) ->
            days.first()
                .datesUntil(today.plusDays(1))
                .filter(MandateModel::isNamed)
                .reduce((earlier, later) -> later)
                .filter(on -> days.holds(today))
                .filter(on -> goneThrough.getOrDefault(window, LocalDate.MIN).isBefore(on))
                .ifPresent(
                    on -> {
                      charge(window, on, next(on, days.last()), at, begun);
                      if (begun.isEmpty()) {
                        goneThrough.put(window, on);
                      }
                    }));
  }

  private static Optional<LocalDate> next(LocalDate after, LocalDate last) {
    return Stream.iterate(after.plusDays(1), day -> !day.isAfter(last), day -> day.plusDays(1))
        .filter(MandateModel::isNamed)
        .findFirst();
  }

  private void charge(
      String window,
      LocalDate on,
      Optional<LocalDate> next,
      Instant at,
      Optional<MandateSteps.Begun> begun) {
    String day = window.substring(window.indexOf('#') + 1) + "." + on;
    for (String name : inForce()) {
      Mandate mandate = mandate(name);
      if (!window.startsWith(mandate.area().code() + "#")
          || !(dueBefore.equals(Optional.of(mandate)) || isDue(mandate, day, on, at))) {
        continue;
      }
      if (begun.filter(part -> !part.done().contains(name)).isEmpty()) {
        state.mandates().put(name, mandate.tried(day, tried(name, mandate, day, next, at)));
      } else if (begun.flatMap(MandateSteps.Begun::mandate).equals(Optional.of(name))) {
        dueBefore = Optional.of(mandate);
      }
    }
  }

  private boolean isDue(Mandate mandate, String day, LocalDate on, Instant at) {
    return ShanghaiTime.dateOf(mandate.madeAt()).isBefore(on)
        && mandate.tried().keySet().stream()
            .filter(other -> yearOf(other).equals(yearOf(day)))
            .allMatch(other -> other.compareTo(day) < 0)
        && !isPaid(mandate, yearOf(day))
        && charged(mandate).noneMatch(charge -> isOpen(order(charge), at));
  }

  private Tried tried(
      String name, Mandate mandate, String day, Optional<LocalDate> next, Instant at) {
    Map<String, Attempt.Reason> leftOut = new TreeMap<>();
    List<Prices.Asked> ordered = new ArrayList<>();
    for (String person : mandate.people()) {
      PersonFile file = model.files().file(person);
      Optional<Attempt.Reason> reason =
          Optional.ofNullable(leftOutBefore.get(name + " " + person))
              .or(() -> reason(mandate, person, at));
      if (reason.isPresent()) {
        leftOut.put(person, reason.get());
      } else if (said(mandate, person, file, at) instanceof Prices.Said.As(Prices.Price price)) {
        ordered.add(new Prices.Asked(person, person, file, price));
      }
    }
    return new Tried(
        ordered.isEmpty()
            ? Optional.empty()
            : Optional.of(order(name + "." + day, mandate, ordered, at)),
        leftOut,
        next);
  }

  private Prices.Said said(Mandate mandate, String person, PersonFile file, Instant at) {
    return prices.of(mandate.area(), person, file, ShanghaiTime.dateOf(at));
  }

  /** Why nothing is ordered for somebody. */
  private Optional<Attempt.Reason> reason(Mandate mandate, String person, Instant at) {
    PersonFile file = model.files().file(person);
    if (hasDied(mandate.payer())) {
      return Optional.of(Attempt.Reason.PAYER_DECEASED);
    }
    LocalDate signed = ShanghaiTime.dateOf(mandate.madeAt());
    if (!file.area().equals(mandate.area())
        && file.areaSince().filter(since -> !since.isBefore(signed)).isPresent()) {
      return Optional.of(Attempt.Reason.MOVED_AWAY);
    }
    if (file.diedOn().filter(died -> !ShanghaiTime.dateOf(at).isBefore(died)).isPresent()) {
      return Optional.of(Attempt.Reason.DECEASED);
    }
    return switch (said(mandate, person, file, at)) {
      case Prices.Said.Refused(var reason) -> Optional.of(Attempt.Reason.valueOf(reason.name()));
      case Prices.Said.As(Prices.Price price) when price.never() && LineModel.hasPaid(file) ->
          Optional.of(Attempt.Reason.ALREADY_COVERED);
      case Prices.Said.As as when WindowModel.isClosed(state, mandate.area(), at) ->
          Optional.of(Attempt.Reason.WINDOW_ENDED);
      case Prices.Said.As(Prices.Price price)
          when price.total().isEmpty() || price.start().isEmpty() ->
          Optional.of(Attempt.Reason.POLICY_NOT_PUBLISHED);
      case Prices.Said.As(Prices.Price price) when price.never() ->
          Optional.of(Attempt.Reason.COVER_NEVER_STARTS);
      case Prices.Said.As as -> Optional.empty();
    };
  }

  /** What is charged by the end of the next day counts. */
  private Charge order(String name, Mandate mandate, List<Prices.Asked> ordered, Instant at) {
    PlacedOrder order =
        model
            .orders()
            .enter(
                name,
                mandate.area(),
                new State.Means(
                    Order.Method.AGREEMENT, Optional.of(mandate.payer()), Optional.empty()),
                ordered,
                ShanghaiTime.endOf(ShanghaiTime.dateOf(at).plusDays(1)),
                at);
    return new Charge(name, order.fen(), order.expiresAt());
  }

  // ---- what is common -------------------------------------------------------------------------

  private Optional<String> meant(String person) {
    return model.files().meant(person);
  }

  private boolean hasDied(String person) {
    return model.files().file(person).diedOn().isPresent();
  }

  Mandate mandate(String name) {
    return Objects.requireNonNull(state.mandates().get(name), name);
  }

  private static Stream<Charge> charged(Mandate mandate) {
    return mandate.tried().values().stream().flatMap(tried -> tried.charge().stream());
  }

  private PlacedOrder order(Charge charge) {
    return Objects.requireNonNull(state.orders().get(charge.order()), charge.order());
  }

  /** Whether an order may be charged. */
  private static boolean isOpen(PlacedOrder order, Instant now) {
    return order.status() == Order.Status.PENDING
        && order.payment().isEmpty()
        && now.isBefore(order.expiresAt());
  }

  private boolean isPaid(Mandate mandate, String year) {
    return mandate.tried().entrySet().stream()
        .filter(tried -> yearOf(tried.getKey()).equals(year))
        .flatMap(tried -> tried.getValue().charge().stream())
        .anyMatch(charge -> order(charge).status() == Order.Status.PAID);
  }

  static boolean isNamed(LocalDate day) {
    return NAMED.contains(day.getDayOfMonth());
  }

  private static String yearOf(String day) {
    return day.substring(0, day.indexOf('.'));
  }

  private static String dayOf(String day) {
    return day.substring(day.indexOf('.') + 1);
  }
}
