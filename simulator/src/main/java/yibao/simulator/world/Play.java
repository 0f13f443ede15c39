package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.operations.ShanghaiTime;
import yibao.operations.VerifyBooks;
import yibao.records.StorageUnavailable;
import yibao.simulator.memory.MemoryDynamoDb;
import yibao.simulator.memory.Snapshot;
import yibao.simulator.wire.Death;
import yibao.simulator.wire.Faults;
import yibao.simulator.wire.Meanwhile;
import yibao.simulator.wire.Plan;

/**
 * Plays a history turn by turn, by the house and by the model, and looks after each whether both
 * said and kept the same.
 */
final class Play {

  private static final String REFUSED_PEOPLE =
      "(same-person|refused (\\[|NothingToRefund|CoverStarted)).*";
  private static final int PERSON_CHARACTERS = 20;
  private static final int ORDER_CHARACTERS = 12;
  private static final int MOST_STORMS = 4;

  /** After this nobody holds what a process held that gave up or died. */
  private static final Duration A_LEASE = Duration.ofMinutes(2);

  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(7);

  private final Cloud cloud;
  private final MemoryDynamoDb memory;
  private final DynamoDbClient client;
  private final Sky sky = new Sky();
  private final Stored stored;
  private final Chains chains;
  private final SplittableRandom seeds;
  private final Repeating peopleIds;
  private final Repeating orderIds;
  private final Tally tally;
  private Snapshot before;
  private House house;
  private Model model;
  private Instant now;
  private Instant systemNow;

  /**
   * On empty tables.
   *
   * @param wrapped what stands before the tables all the time
   */
  Play(Cloud cloud, UnaryOperator<DynamoDbClient> wrapped, Instant begin, long seed, Tally tally) {
    this.cloud = cloud;
    this.memory = new MemoryDynamoDb(InstantSource.fixed(begin));
    cloud.tables().forEach(memory::createTable);
    this.client = wrapped.apply(memory);
    this.stored = new Stored(cloud);
    this.chains = new Chains(cloud, memory, stored);
    this.seeds = new SplittableRandom(seed);
    this.peopleIds = new Repeating(PERSON_CHARACTERS, seeds.split());
    this.orderIds = new Repeating(ORDER_CHARACTERS, seeds.split());
    this.model = new Model(cloud.book(), stored);
    this.before = memory.snapshot();
    this.now = begin;
    this.systemNow = begin;
    this.tally = tally;
    this.house = process(sky.inFrontOf(client), Duration.ZERO);
  }

  /**
   * A process of the house.
   *
   * @param ahead how far its system clock is ahead
   */
  private House process(DynamoDbClient through, Duration ahead) {
    return new House(
        cloud,
        through,
        stored,
        new House.Entropy(seeds.split(), peopleIds, orderIds),
        ((InstantSource) () -> systemNow.plus(ahead)).withZone(ZoneOffset.UTC));
  }

  Model model() {
    return model;
  }

  Instant now() {
    return now;
  }

  /**
   * Takes a turn.
   *
   * @throws Broken if something isn't as it must be
   */
  void take(Turn turn) {
    now = now.plus(turn.later());
    systemNow = systemNow.plus(A_LEASE);
    switch (turn.weather()) {
      case Turn.Weather.Calm calm -> calm(turn.step());
      case Turn.Weather.Storm(long seed, int ofThousand) -> storm(turn.step(), seed, ofThousand);
      case Turn.Weather.Race race -> race(turn.step(), race);
    }
    Invariants.check(stored.state());
    chains.check();
  }

  /** At the end the books must prove themselves. */
  void end() {
    List<VerifyBooks.Finding> findings =
        new VerifyBooks(house.records, house.accounts).verify(ShanghaiTime.dateOf(now)).findings();
    if (!findings.isEmpty()) {
      throw new Broken("the books don't hold: " + findings);
    }
  }

  private void calm(Step step) {
    answered(step, step.act(house, now), model);
  }

  /** The step's answer must be that of the model, and so must what is stored. */
  private void answered(Step step, String said, Model next) {
    InsuredMonths before = InsuredMonths.of(stored.state());
    List<Snapshot.Changed> changes = follow(now);
    if (step instanceof Steps.TellPaid told) {
      before.isNoLess(stored.state(), told.about(), now);
    }
    String expected = step.expected(next, now);
    if (!said.equals(expected)) {
      throw new Broken("answered%n    model  %s%n    house  %s".formatted(expected, said));
    }
    same(next)
        .ifPresent(
            differences -> {
              throw new Broken("answered " + said + ", but" + differences);
            });
    Invariants.checkRefused(said, changes);
    model = next;
    tally.said(step, said);
  }

  private List<Snapshot.Changed> follow(Instant at) {
    Snapshot after = memory.snapshot();
    List<Snapshot.Changed> changes = after.since(before);
    before = after;
    stored.follow(changes, at);
    return changes;
  }

  /** What differs from a model, if anything does. */
  private Optional<String> same(Model other) {
    if (other.bindings().count() != stored.bound()) {
      return Optional.of(
          " %d numbers are bound, not %d".formatted(stored.bound(), other.bindings().count()));
    }
    return other.state().equals(stored.state())
        ? Optional.empty()
        : Optional.of(other.state().differencesTo(stored.state()));
  }

  private void storm(Step step, long seed, int ofThousand) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int storms = 0; ; storms++) {
      if (storms < MOST_STORMS) {
        sky.is(new Faults(Plan.chance(random.split(), ofThousand)));
      }
      try {
        String said = step.act(house, now);
        sky.clear();
        answered(step, said, model);
        return;
      } catch (Death death) {
        house = process(sky.inFrontOf(client), Duration.ZERO);
        unanswered(step, String.valueOf(death.getMessage()));
      } catch (StorageUnavailable unavailable) {
        unanswered(step, "503 " + unavailable.getMessage());
      } finally {
        sky.clear();
      }
    }
  }

  /**
   * Who got no answer: all of it was done, or nothing but what a late job should have done before;
   * a job may stand anywhere in between.
   */
  private void unanswered(Step step, String why) {
    tally.unanswered(why);
    systemNow = systemNow.plus(A_LEASE);
    if (!step.isAtOnce()) {
      return;
    }
    follow(now);
    if (same(model).isPresent()) {
      Model done = model.copy();
      step.expected(done, now);
      Model begun = model.copy();
      step.begin(begun, now);
      if (same(begun).isEmpty()) {
        done = begun;
      }
      same(done)
          .ifPresent(
              differences -> {
                throw new Broken(why + ", and it is neither done nor not done:" + differences);
              });
      model = done;
    }
    now = now.plus(BEFORE_ASKING_AGAIN);
  }

  /**
   * Who was merged is read after the others, so that these may be seen before a change and that one
   * after it. Which of its people an order is refused for may then be told of both; that it is
   * refused, and changes nothing, is the same; so is why nothing goes back of a staff list's order,
   * whose parts are read one after another too. What answers how things stand may tell of the
   * other.
   */
  private boolean isSaid(String said, String expected, Step step, Model after) {
    return said.equals(expected)
        || (step.tellsHowItStands() && said.equals(step.expected(after.copy(), now)))
        || areRefusedPeople(said, expected);
  }

  /**
   * What of a step had been done when another came between.
   *
   * @param said what it was answered, if that was all of it
   * @param runsAfter how often it came after the other
   */
  private record First(String what, Model model, String said, int runsAfter) {}

  /** Nothing, all of it, or a part: by what the tables showed then, or as the step tells. */
  private Stream<First> firsts(Step step, State then) {
    int again = step.isAtOnce() ? 0 : 1;
    Model all = model.copy();
    String said = step.expected(all, now);
    Model begun = model.seeing(then);
    step.begin(begun, now);
    return Stream.concat(
        Stream.of(
            new First("the other first", model.copy(), "", 1 + again),
            new First("the one first", all, said, again),
            new First("the one begun", begun.copy(), "", 1)),
        step.begun(model).map(this::partly));
  }

  private First partly(Step part) {
    Model begun = model.copy();
    part.expected(begun, now);
    return new First("of the one " + part, begun, "", 1);
  }

  /**
   * Two at once: as if the one had come wholly before the other, whichever it was. A job that
   * somebody came between has seen some of it before and some after; so it runs again, as jobs do.
   * What a job had done, or what else was done before a change, may have come before the other.
   */
  private void race(Step step, Turn.Weather.Race race) {
    Step other = race.other();
    Instant otherNow = now.plus(race.ahead());
    Meanwhile meanwhile = new Meanwhile();
    House rival = process(client, seeds.nextBoolean() ? A_LEASE : Duration.ZERO);
    List<String> others = new ArrayList<>();
    List<State> then = new ArrayList<>();
    Runnable act =
        () -> {
          // so that either knows by its name what the one before has written
          follow(now);
          then.add(stored.state().copy());
          others.add(other.act(rival, otherNow));
          follow(otherNow);
        };
    if (race.writes()) {
      meanwhile.beforeWrite(race.before(), act);
    } else {
      meanwhile.before(race.before(), act);
    }
    sky.is(meanwhile);
    String said;
    try {
      said = step.act(house, now);
    } finally {
      sky.clear();
    }
    if (others.isEmpty()) {
      answered(step, said, model);
      return;
    }
    if (!step.isAtOnce()) {
      said = step.act(house, now);
    }
    follow(now);
    StringBuilder why = new StringBuilder();
    for (First first : firsts(step, then.getFirst()).toList()) {
      Model next = first.model();
      String own = first.said();
      String rivals = other.expected(next, otherNow);
      for (int runs = first.runsAfter(); runs > 0; runs--) {
        if (step.isAtOnce()) {
          step.begin(next, now);
        }
        own = step.expected(next, now);
      }
      if (!step.isAtOnce()) {
        next.notices().noteAs(stored.state());
      }
      Optional<String> differences = same(next);
      if (isSaid(said, own, step, next)
          && isSaidMeanwhile(step, other, others.getFirst(), rivals)
          && differences.isEmpty()) {
        model = next;
        tally.said(step, said);
        tally.said(other, others.getFirst());
        now = otherNow;
        return;
      }
      why.append(
          "%n  %s: %s and %s%s".formatted(first.what(), own, rivals, differences.orElse("")));
    }
    throw new Broken(
        "answered at once %s and %s, as in no order:%s".formatted(said, others.getFirst(), why));
  }

  /** Who came between a job may find some of what it does done, and be refused for that. */
  private static boolean isSaidMeanwhile(Step step, Step other, String said, String expected) {
    return step.isAtOnce()
        ? said.equals(expected)
        : !other.isAtOnce() || said.equals(expected) || areRefusedPeople(said, expected);
  }

  private static boolean areRefusedPeople(String said, String expected) {
    return said.matches(REFUSED_PEOPLE) && expected.matches(REFUSED_PEOPLE);
  }
}
