package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.rules.Area;

/** What chance has the world do with mandates. */
final class MandateChance {

  /** Before named days of the areas' windows, and about the ends of these. */
  static final List<String> BEGINNINGS =
      List.of(
          "2025-10-13T09:00:00",
          "2025-10-24T22:30:00",
          "2025-11-03T10:00:00",
          "2025-11-14T23:10:00",
          "2025-12-14T10:00:00",
          "2025-12-24T22:50:00",
          "2026-01-04T23:20:00",
          "2026-02-14T20:00:00",
          "2026-02-24T23:00:00");

  private static final Area OF_NO_PACK = new Area("110000");

  private final Chance chance;
  private final SplittableRandom random;
  private int mandates;

  MandateChance(Chance chance, SplittableRandom random) {
    this.chance = chance;
    this.random = random;
  }

  /**
   * Whether somebody may come between. What only reads several items may tell of some before and of
   * others after; so may a job in several runs, each of which reads the windows anew.
   */
  static boolean isRaced(Step step) {
    return switch (step) {
      case MandateSteps.LookUpMandate lookUp -> false;
      case MandateSteps.ReadCharges read -> false;
      case MandateSteps.ChargeMandates charge ->
          charge.asks() == MandateSteps.ChargeMandates.ALWAYS;
      default -> true;
    };
  }

  /**
   * Two runs at once are of one instant: of two named days, whoever finds the other at work leaves
   * some to the next run.
   */
  static Step besides(Step step, Step rival) {
    return step instanceof MandateSteps.ChargeMandates
            && rival instanceof MandateSteps.ChargeMandates
        ? step
        : rival;
  }

  /** What makes many calls, though it changes all at once. */
  static boolean isLong(Step step) {
    return step instanceof MandateSteps.SignMandate || step instanceof MandateSteps.EndMandate;
  }

  /** To about the next named day: before its midnight, within it, or within the day after. */
  Duration later(Instant now) {
    LocalDate next =
        ShanghaiTime.dateOf(now)
            .plusDays(1)
            .datesUntil(LocalDate.MAX)
            .filter(MandateModel::isNamed)
            .findFirst()
            .orElseThrow();
    Instant begins = ShanghaiTime.startOf(next);
    Instant then =
        switch (random.nextInt(5)) {
          case 0 -> begins.plusSeconds(random.nextInt(-4, 4));
          case 1 -> begins.minusSeconds(random.nextInt(40_000));
          case 2 -> begins.plusSeconds(random.nextInt(200_000));
          default -> begins.plusSeconds(random.nextInt(80_000));
        };
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }

  Step step(Model model, Instant now) {
    int inForce = model.mandates().inForce().size();
    if (inForce < 2 || (inForce < 6 && chance.oneIn(7))) {
      return sign(model);
    }
    if (isDue(model, now) && !chance.oneIn(3)) {
      return charge();
    }
    Optional<String> charged = charged(model, now);
    return switch (random.nextInt(charged.isEmpty() ? 8 : 16)) {
      case 0, 1 -> charge();
      case 2, 3 -> end(anyMandate(model), model);
      case 4, 5 -> lookUp(model);
      case 6 -> sign(model);
      case 7, 8, 9 ->
          new MandateSteps.ReadCharges(
              charged.map(Names::channelOf).orElse(chance.any(Chance.CHANNELS)));
      case 10 -> new Steps.Cancel(Names.channelOf(charged.orElseThrow()), charged.orElseThrow());
      default -> chance.tellPaid(charged, model, now);
    };
  }

  /** Whether the job would order something now. */
  private static boolean isDue(Model model, Instant now) {
    Model then = model.copy();
    new MandateSteps.ChargeMandates(
            Duration.ZERO, MandateSteps.ChargeMandates.ALWAYS, Optional.empty())
        .expected(then, now);
    return !then.state().mandates().equals(model.state().mandates());
  }

  /** What else may come just then, if it is about a mandate. */
  Optional<Step> rival(Step step, Model model, Instant now) {
    return switch (step) {
      case MandateSteps.SignMandate signed when chance.oneIn(2) ->
          Optional.of(
              new Steps.Merge(chance.key(), chance.anybody(), chance.any(everybody(signed))));
      case MandateSteps.SignMandate signed when chance.oneIn(2) -> Optional.of(again(signed));
      case MandateSteps.EndMandate ended when chance.oneIn(3) -> Optional.of(charge());
      case MandateSteps.EndMandate ended when chance.oneIn(2) ->
          Optional.of(chance.tellPaid(chargedBy(ended.mandate(), model), model, now));
      case MandateSteps.ChargeMandates charge when chance.oneIn(3) ->
          Optional.of(end(anyMandate(model), model));
      case MandateSteps.ChargeMandates charge when chance.oneIn(4) ->
          Optional.of(new Steps.CloseWindow(chance.key(), chance.any(Cloud.AREAS)));
      case Steps.Merge merge when chance.oneIn(4) ->
          Optional.of(
              sign(
                  chance.oneIn(2) ? merge.duplicate() : merge.survivor(),
                  List.of(chance.oneIn(2) ? merge.duplicate() : chance.anybody())));
      case Steps.TellPaid told
          when model.state().orders().containsKey(told.about())
              && isCharge(model, told.about())
              && chance.oneIn(2) ->
          Optional.of(end(told.about().substring(0, told.about().indexOf('.')), model));
      default -> Optional.empty();
    };
  }

  private static List<String> everybody(MandateSteps.SignMandate signed) {
    return Stream.concat(Stream.of(signed.payer()), signed.people().stream()).distinct().toList();
  }

  private static MandateSteps.SignMandate again(MandateSteps.SignMandate signed) {
    return new MandateSteps.SignMandate(
        signed.mandate(), signed.actor(), signed.payer(), List.of(signed.payer()), signed.area());
  }

  // ---- mandates -------------------------------------------------------------------------------

  private Step sign(Model model) {
    return sign(
        chance.anybody(),
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(i -> chance.somebodyUncovered(model))
            .distinct()
            .toList());
  }

  private MandateSteps.SignMandate sign(String payer, List<String> people) {
    int number = chance.oneIn(20) ? random.nextInt(mandates + 1) : ++mandates;
    return new MandateSteps.SignMandate(
        Names.order(chance.any(Chance.CHANNELS), "M%03d".formatted(number)),
        chance.oneIn(15) ? chance.anybody() : payer,
        payer,
        people,
        chance.oneIn(25) ? OF_NO_PACK : chance.any(Cloud.AREAS));
  }

  private Step end(String mandate, Model model) {
    return new MandateSteps.EndMandate(channel(mandate), mandate, actor(mandate, model));
  }

  private Step lookUp(Model model) {
    String mandate = anyMandate(model);
    return new MandateSteps.LookUpMandate(
        channel(mandate),
        mandate,
        chance.oneIn(2) ? Optional.empty() : Optional.of(actor(mandate, model)));
  }

  private String anyMandate(Model model) {
    return chance
        .anyOf(
            List.copyOf(model.state().mandates().keySet()),
            name -> model.mandates().inForce().contains(name))
        .orElse("bank/none");
  }

  private String channel(String mandate) {
    return chance.oneIn(15) ? chance.any(Chance.CHANNELS) : Names.channelOf(mandate);
  }

  /** Mostly the payer; else somebody else in it, or anybody. */
  private String actor(String mandate, Model model) {
    Optional<State.Mandate> signed = Optional.ofNullable(model.state().mandates().get(mandate));
    return switch (random.nextInt(10)) {
      case 0 -> chance.anybody();
      case 1 -> signed.map(known -> chance.any(known.people())).orElseGet(chance::anybody);
      default -> signed.map(State.Mandate::payer).orElseGet(chance::anybody);
    };
  }

  // ---- the job, and what it ordered -----------------------------------------------------------

  private Step charge() {
    return new MandateSteps.ChargeMandates(
        switch (random.nextInt(12)) {
          case 0 -> Duration.ofSeconds(random.nextInt(600));
          case 1 -> Duration.ofSeconds(random.nextInt(400_000));
          default -> Duration.ZERO;
        },
        chance.oneIn(4) ? 2 + random.nextInt(30) : MandateSteps.ChargeMandates.ALWAYS,
        Optional.empty());
  }

  /** An order that a mandate placed, mostly one that may be charged. */
  private Optional<String> charged(Model model, Instant now) {
    return chance.anyOf(
        model.orderNames().stream().filter(name -> isCharge(model, name)).toList(),
        name -> Chance.isUnpaid(model, name) && now.isBefore(order(model, name).expiresAt()));
  }

  private Optional<String> chargedBy(String mandate, Model model) {
    return chance.anyOf(
        model.orderNames().stream().filter(name -> name.startsWith(mandate + ".")).toList(),
        name -> Chance.isUnpaid(model, name));
  }

  private static boolean isCharge(Model model, String order) {
    return order(model, order).means().method() == Order.Method.AGREEMENT;
  }

  private static State.PlacedOrder order(Model model, String name) {
    return Objects.requireNonNull(model.state().orders().get(name));
  }
}
