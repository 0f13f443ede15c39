package yibao.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
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

  private static final LocalTables stored = LocalTables.ofItsOwn();

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @Test
  void fifty_histories_are_the_same_there() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
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
}
