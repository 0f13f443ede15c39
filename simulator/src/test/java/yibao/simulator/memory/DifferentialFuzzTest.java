package yibao.simulator.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import yibao.local.LocalTables;

/**
 * Random requests, sent to DynamoDB Local and to the memory client, must be answered alike and
 * leave the same items behind. Says its seed; {@code -Dyibao.fuzz.seed=N -Dyibao.fuzz.histories=1}
 * plays one history again.
 */
class DifferentialFuzzTest {

  private static final int REQUESTS_OF_A_HISTORY = 50;
  private static final LocalTables stored = LocalTables.ofItsOwn();

  private final Twins twins = new Twins(stored.client());
  private final Map<KnownDifference, Integer> known = new EnumMap<>(KnownDifference.class);
  private int carriedOut;

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @Test
  void ten_thousand_requests_are_answered_as_by_dynamodb_local() {
    long first = Long.getLong("yibao.fuzz.seed", 1);
    int histories = Integer.getInteger("yibao.fuzz.histories", 200);

    for (long seed = first; seed < first + histories; seed++) {
      play(seed);
    }

    System.out.printf(
        "seeds %d to %d: %d requests, %d carried out, known differences %s%n",
        first, first + histories - 1, histories * REQUESTS_OF_A_HISTORY, carriedOut, known);
  }

  private void play(long seed) {
    twins.clear();
    Dice dice = new Dice(new SplittableRandom(seed));
    // DynamoDB Local remembers tokens from one history to the next
    RandomRequests requests =
        new RandomRequests(dice, UUID.randomUUID().toString().substring(0, 8));
    int sent = 0;
    for (DynamoDbRequest request : requests.beginning()) {
      compare(requests, request, "seed " + seed + ", request " + sent++);
    }
    while (sent < REQUESTS_OF_A_HISTORY) {
      compare(requests, requests.next(), "seed " + seed + ", request " + sent++);
    }
    assertThat(Twins.everything(twins.memory))
        .as("what is stored after seed %d", seed)
        .isEqualTo(Twins.everything(twins.local));
  }

  private void compare(RandomRequests requests, DynamoDbRequest request, String which) {
    Outcome local = Outcome.of(twins.local, request);
    Outcome memory = Outcome.of(twins.memory, request);
    carriedOut += memory.isRefusal() ? 0 : 1;
    if (memory.equalsIn(local)) {
      return;
    }
    Optional<KnownDifference> difference = KnownDifference.of(request, local, memory);
    assertThat(difference)
        .as("%s: %s%nlocal  %s%nmemory %s", which, request, local, memory)
        .isPresent();
    known.merge(difference.orElseThrow(), 1, Integer::sum);
    if (local.isRefusal() != memory.isRefusal()) {
      twins.copyToMemory();
      requests.forget(request);
    }
  }
}
