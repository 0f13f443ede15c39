package yibao.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.simulator.Stores;
import yibao.simulator.memory.MemoryDynamoDb;

/**
 * Histories whose every request goes to DynamoDB Local too: it answers the same, and holds the same
 * items in the end. So what the world shows of the operations in memory holds on real tables.
 */
class SameWorldOnDynamoDbLocalTest {

  private static final long FIRST_SEED = 7;
  private static final int HISTORIES = 50;

  /** Each on tables of its own: most of a history's time goes by in waiting for them. */
  private static final int SIDE_BY_SIDE = 2;

  @Test
  void fifty_histories_are_the_same_there() throws InterruptedException, ExecutionException {
    AtomicLong seeds = new AtomicLong(FIRST_SEED);
    Callable<Integer> some =
        () -> {
          int played = 0;
          try (LocalTables stored = LocalTables.ofItsOwn()) {
            for (long seed = seeds.getAndIncrement();
                seed < FIRST_SEED + HISTORIES;
                seed = seeds.getAndIncrement()) {
              isTheSame(seed, stored);
              played++;
            }
          }
          return played;
        };
    int played = 0;
    try (ExecutorService players = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      for (Future<Integer> one : players.invokeAll(Collections.nCopies(SIDE_BY_SIDE, some))) {
        played += one.get();
      }
    }
    assertThat(played).isEqualTo(HISTORIES);
  }

  private static void isTheSame(long seed, LocalTables stored) {
    stored.clear();
    Mirror mirror = new Mirror(stored.client());
    List<MemoryDynamoDb> memory = new ArrayList<>();

    History history =
        History.of(
            TestCloud.HERE,
            client -> {
              memory.add((MemoryDynamoDb) client);
              return mirror.inFrontOf(client);
            },
            seed,
            new Tally());

    assertThat(history.broken()).as(history::toString).isEmpty();
    assertThat(Stores.everything(stored))
        .as("seed %d", seed)
        .isEqualTo(Stores.everything(memory.getFirst()));
  }
}
