package yibao.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A history of the world: whatever chance made of a seed, until it ended or something wasn't as it
 * must be.
 *
 * @param turns as they were taken, the last one of a broken history being that which broke it
 */
public record History(long seed, Instant begin, List<Turn> turns, Optional<String> broken) {

  private static final int TURNS = 40;

  /** To prove the books goes through every part of every day: of so many histories one is. */
  private static final int ENDS_PROVED = 8;

  /** Lets chance have its way. */
  public static History of(
      Cloud cloud, UnaryOperator<DynamoDbClient> wrapped, long seed, Tally tally) {
    Chance chance = new Chance(new SplittableRandom(seed), Theme.of(seed));
    Instant begin = chance.beginning();
    Play play = new Play(cloud, wrapped, begin, seed, tally);
    List<Turn> turns = new ArrayList<>();
    try {
      for (int i = 0; i < TURNS; i++) {
        Turn turn = chance.next(play.model(), play.now());
        turns.add(turn);
        play.take(turn);
      }
      if (seed % ENDS_PROVED == 0) {
        play.end();
      }
      return new History(seed, begin, turns, Optional.empty());
    } catch (RuntimeException e) {
      return new History(seed, begin, turns, Optional.of(said(e)));
    }
  }

  private static String said(RuntimeException e) {
    return e instanceof Broken
        ? String.valueOf(e.getMessage())
        : e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(8, e.getStackTrace().length));
  }

  /** The same with fewer turns, as long as it breaks. */
  public History shortened(Cloud cloud, UnaryOperator<DynamoDbClient> wrapped) {
    History shortest = this;
    for (int i = turns.size() - 2; i >= 0; i--) {
      if (i < shortest.turns.size() - 1) {
        List<Turn> fewer = new ArrayList<>(shortest.turns);
        Turn gone = fewer.remove(i);
        Turn next = fewer.get(i);
        fewer.set(i, new Turn(gone.later().plus(next.later()), next.step(), next.weather()));
        History replayed = replayed(cloud, wrapped, fewer);
        if (replayed.broken.isPresent()) {
          shortest = replayed;
        }
      }
    }
    return shortest;
  }

  private History replayed(Cloud cloud, UnaryOperator<DynamoDbClient> wrapped, List<Turn> fewer) {
    Play play = new Play(cloud, wrapped, begin, seed, new Tally());
    List<Turn> taken = new ArrayList<>();
    try {
      for (Turn turn : fewer) {
        taken.add(turn);
        play.take(turn);
      }
      if (seed % ENDS_PROVED == 0) {
        play.end();
      }
      return new History(seed, begin, taken, Optional.empty());
    } catch (RuntimeException e) {
      return new History(seed, begin, taken, Optional.of(said(e)));
    }
  }

  /** The seed, each turn on a line, and what broke. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed + ", from " + begin);
    Instant now = begin;
    for (Turn turn : turns) {
      now = now.plus(turn.later());
      text.append("\n  ").append(now).append(' ').append(turn.step());
      if (!(turn.weather() instanceof Turn.Weather.Calm)) {
        text.append("\n      ").append(turn.weather());
      }
    }
    broken.ifPresent(what -> text.append("\n  BROKEN: ").append(what));
    return text.toString();
  }
}
