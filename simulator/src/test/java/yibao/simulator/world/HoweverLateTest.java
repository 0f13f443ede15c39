package yibao.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import yibao.operations.ShanghaiTime;

/**
 * The job that enrols whom the state aids in full may come late, twice, not to its end or not for
 * days, while files are entered, change and become one: once it has come, every file is as it would
 * be had the job come each midnight. Both are played, of the same steps, by the real operations.
 */
class HoweverLateTest {

  private static final long FIRST_SEED = 20_251_105;
  private static final int HISTORIES = 60;
  private static final int STEPS = 40;

  private static final Turn.Weather CALM = new Turn.Weather.Calm();

  @Test
  void however_its_runs_come_files_are_those_of_a_run_each_midnight() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      Chance chance = new Chance(new SplittableRandom(seed), Theme.AID);
      Instant begin = chance.beginning();
      World punctual = new World(begin, seed);
      World late = new World(begin, seed);
      for (int steps = 0; steps < STEPS; ) {
        Turn turn = chance.next(punctual.play.model(), punctual.now());
        if (isOfFiles(turn.step())) {
          Instant at = punctual.now().plus(turn.later());
          punctual.runEachMidnightUntil(at);
          punctual.take(at, turn.step());
          late.runWheneverUntil(at);
          late.take(at, turn.step());
          steps++;
        }
      }
      Instant midnight = ShanghaiTime.endOf(ShanghaiTime.dateOf(punctual.now()));
      punctual.take(midnight, World.job(Duration.ZERO, World.ALL));
      late.take(midnight, World.job(Duration.ZERO, World.ALL));

      assertThat(late.files()).as("seed %d", seed).isEqualTo(punctual.files());
    }
  }

  private static boolean isOfFiles(Step step) {
    return step instanceof Steps.Register
        || step instanceof Steps.CloseWindow
        || (step instanceof Steps.Keyed && !(step instanceof Steps.OpenAccount));
  }

  /** One of the two. */
  private static final class World {

    private static final int ALL = Steps.EnrolAided.ALL_THE_TIME;

    private final Play play;
    private final SplittableRandom random;

    World(Instant begin, long seed) {
      play = new Play(TestCloud.HERE, UnaryOperator.identity(), begin, seed, new Tally());
      random = new SplittableRandom(seed);
    }

    Instant now() {
      return play.now();
    }

    Map<String, State.PersonFile> files() {
      return play.model().state().people();
    }

    static Step job(Duration late, int time) {
      return new Steps.EnrolAided(late, Duration.ZERO, time);
    }

    void take(Instant at, Step step) {
      play.take(new Turn(Duration.between(now(), at), step, CALM));
    }

    void runEachMidnightUntil(Instant end) {
      LocalDate last = ShanghaiTime.dateOf(end);
      ShanghaiTime.dateOf(now())
          .plusDays(1)
          .datesUntil(last.plusDays(1))
          .forEach(day -> take(ShanghaiTime.startOf(day), job(Duration.ZERO, ALL)));
    }

    /** Perhaps not at all. */
    void runWheneverUntil(Instant end) {
      for (int runs = random.nextInt(3); runs > 0; runs--) {
        long seconds = Duration.between(now(), end).toSeconds();
        Instant at = now().plusSeconds(random.nextLong(seconds + 1));
        boolean inTime = random.nextBoolean();
        take(
            at,
            job(
                inTime ? Duration.ZERO : Duration.ofMinutes(random.nextInt(20 * 60)),
                random.nextBoolean() ? ALL : random.nextInt(60)));
      }
    }
  }
}
