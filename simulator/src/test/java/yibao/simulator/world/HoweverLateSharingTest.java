package yibao.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import yibao.operations.ShanghaiTime;
import yibao.records.Relation.Status;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;

/**
 * The stream of people's files may come late, in pieces and twice, while these move, die, leave
 * work and come back: once all of it has come, the same relations have ended, and every account is
 * as it would be had each file come at once. Both are played, of the same steps, by the real
 * operations.
 */
class HoweverLateSharingTest {

  private static final long FIRST_SEED = 20_260_109;
  private static final int HISTORIES = 60;
  private static final int STEPS_OF_FAMILIES = 40;
  private static final int CHANGES = 6;
  private static final int HOURS_APART = 48;

  private static final Turn.Weather CALM = new Turn.Weather.Calm();

  @Test
  void however_files_are_told_of_the_same_relations_end() {
    int ended = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      Chance chance = new Chance(new SplittableRandom(seed), Theme.SHARING);
      Instant begin = chance.beginning();
      SplittableRandom random = new SplittableRandom(seed);
      World punctual = new World(begin, seed);
      World late = new World(begin, seed);
      for (int steps = 0; steps < STEPS_OF_FAMILIES; steps++) {
        Turn turn = chance.next(punctual.play.model(), punctual.play.now());
        if (!(turn.step() instanceof SharingSteps.Watch)) {
          punctual.take(turn);
          punctual.watchAll();
          late.take(turn);
          late.watchAll();
        }
      }
      Map<String, Status> before = punctual.statuses();
      for (int changes = 0; changes < CHANGES; ) {
        Duration later = Duration.ofHours(random.nextInt(HOURS_APART));
        Step step =
            random.nextBoolean()
                ? atWork("W" + changes, punctual, random, later)
                : chance.next(punctual.play.model(), punctual.play.now()).step();
        if (isOfAFile(step)) {
          Turn turn = new Turn(later, step, CALM);
          punctual.take(turn);
          punctual.watchAll();
          late.take(turn);
          late.watchSome();
          changes++;
        }
      }
      punctual.watchAll();
      late.watchAll();

      assertThat(late.statuses()).as("seed %d", seed).isEqualTo(punctual.statuses());
      assertThat(late.accounts()).as("seed %d", seed).isEqualTo(punctual.accounts());
      ended += before.equals(punctual.statuses()) ? 0 : 1;
    }
    assertThat(ended).isGreaterThan(HISTORIES / 4);
  }

  private static boolean isOfAFile(Step step) {
    return step instanceof Steps.Die
        || step instanceof Steps.Move
        || step instanceof Steps.BringCover
        || step instanceof WorkSteps.Employ;
  }

  /** Somebody who shares leaves work in some days, or is taken on again. */
  private static Step atWork(String key, World world, SplittableRandom random, Duration later) {
    List<SharingState.Shared> open =
        world.play.model().state().sharing().relations().values().stream()
            .filter(SharingState.Shared::isOpen)
            .toList();
    if (open.isEmpty()) {
      return new Steps.Seal();
    }
    boolean leaves = random.nextBoolean();
    LocalDate day =
        ShanghaiTime.dateOf(world.play.now().plus(later)).plusDays(leaves ? random.nextInt(4) : 0);
    return new WorkSteps.Employ(
        key,
        open.getFirst().owner(),
        new EmploymentSpell(
            leaves ? EmploymentStatus.NONE : EmploymentStatus.FLEXIBLE, Optional.empty(), day));
  }

  /** One of the two. */
  private static final class World {

    private final Play play;
    private final SplittableRandom random;
    private int told;

    World(Instant begin, long seed) {
      play = new Play(TestCloud.HERE, UnaryOperator.identity(), begin, seed, new Tally());
      random = new SplittableRandom(seed);
    }

    /** The schedule has come at each midnight until then. */
    void take(Turn turn) {
      Instant at = play.now().plus(turn.later());
      ShanghaiTime.dateOf(play.now())
          .plusDays(1)
          .datesUntil(ShanghaiTime.dateOf(at).plusDays(1))
          .forEach(day -> watchAt(ShanghaiTime.startOf(day), told, told));
      play.take(new Turn(Duration.between(play.now(), at), turn.step(), CALM));
    }

    private void watchAt(Instant at, int from, int to) {
      play.take(
          new Turn(
              Duration.between(play.now(), at),
              new SharingSteps.Watch(from, to, true, Duration.ZERO),
              CALM));
      told = Math.max(told, to);
    }

    private int stored() {
      return play.model().stored().images().size();
    }

    void watchAll() {
      watchAt(play.now(), told, stored());
    }

    /** The schedule comes in time; of the stream something, nothing, or something again. */
    void watchSome() {
      int from = Math.max(0, told - random.nextInt(4));
      watchAt(play.now(), from, random.nextInt(Math.max(from, told), stored() + 1));
    }

    /** How each relation stands; of two reasons for its end either may have been met first. */
    Map<String, Status> statuses() {
      Map<String, Status> statuses = new TreeMap<>();
      play.model()
          .state()
          .sharing()
          .relations()
          .forEach((name, relation) -> statuses.put(name, relation.statusAt(play.now())));
      return statuses;
    }

    Map<String, State.OwnAccount> accounts() {
      return play.model().state().accounts();
    }
  }
}
