package yibao.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Many histories, on all cores: each of a seed that follows the one before.
 *
 * @param histories how many were played to their end
 * @param broken the one of the least seed in which something wasn't as it must be, shortened
 */
public record Simulation(long firstSeed, long histories, Tally tally, Optional<History> broken) {

  /** Plays so many, or until one breaks. */
  public static Simulation of(Cloud cloud, long firstSeed, int histories) {
    return of(cloud, firstSeed, histories, UnaryOperator.identity());
  }

  /**
   * Plays so many, or until one breaks, with something before the tables of each.
   *
   * @param wrapped is asked from several threads
   */
  static Simulation of(
      Cloud cloud, long firstSeed, int histories, UnaryOperator<DynamoDbClient> wrapped) {
    return of(cloud, firstSeed, number -> firstSeed + number, histories, wrapped);
  }

  /**
   * The same in an order of its own.
   *
   * @param seeds the seed of each by its number from 0, the first seed or a greater one
   */
  static Simulation of(
      Cloud cloud,
      long firstSeed,
      LongUnaryOperator seeds,
      int histories,
      UnaryOperator<DynamoDbClient> wrapped) {
    AtomicLong next = new AtomicLong();
    Queue<History> broken = new ConcurrentLinkedQueue<>();
    Tally tally = new Tally();
    List<Future<?>> workers = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
      for (int core = 0; core < cores; core++) {
        workers.add(
            pool.submit(
                () -> {
                  Tally own = new Tally();
                  while (broken.isEmpty()) {
                    long number = next.getAndIncrement();
                    if (number >= histories) {
                      break;
                    }
                    History history = History.of(cloud, wrapped, seeds.applyAsLong(number), own);
                    if (history.broken().isPresent()) {
                      broken.add(history);
                    }
                  }
                  tally.add(own);
                }));
      }
      workers.forEach(Simulation::finished);
    }
    return new Simulation(
        firstSeed,
        Math.min(next.get(), histories),
        tally,
        broken.stream()
            .min(Comparator.comparing(History::seed))
            .map(history -> history.shortened(cloud, wrapped)));
  }

  /** Both, of which the other follows this one. */
  public Simulation and(Simulation other) {
    Tally both = new Tally();
    both.add(tally);
    both.add(other.tally);
    return new Simulation(firstSeed, histories + other.histories, both, broken.or(other::broken));
  }

  private static void finished(Future<?> worker) {
    try {
      worker.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
