package yibao.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.simulator.Premiums.ALIPAY;
import static yibao.simulator.Premiums.PREMIUM_FEN;
import static yibao.simulator.Premiums.WECHAT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.records.StorageUnavailable;
import yibao.simulator.memory.MemoryDynamoDb;
import yibao.simulator.wire.Death;
import yibao.simulator.wire.Fault;
import yibao.simulator.wire.Faults;
import yibao.simulator.wire.Meanwhile;
import yibao.simulator.wire.Plan;

/**
 * The real operations, played on the memory client and on DynamoDB Local: the same answers, and the
 * same bytes in every table.
 */
class SameHistoryTest {

  private static final LocalTables stored = LocalTables.ofItsOwn();

  /** DynamoDB Local remembers tokens though its tables are emptied, so each history has others. */
  private static final AtomicLong seeds = new AtomicLong(20_251_105);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @Test
  void a_payment_and_its_repeat() {
    assertSame(
        (client, seed) -> {
          Premiums house = new Premiums(client, seed);
          String orderId = house.placed(WECHAT, "A1", house.adult(1), house.adult(2));
          return List.of(
              house.told(WECHAT, orderId, "T1", 2 * PREMIUM_FEN),
              house.told(WECHAT, orderId, "T1", 2 * PREMIUM_FEN),
              house.placed(WECHAT, "A1", house.adult(1), house.adult(2)));
        });
  }

  @Test
  void money_that_can_not_cover() {
    assertSame(
        (client, seed) -> {
          Premiums house = new Premiums(client, seed);
          String orderId = house.placed(WECHAT, "A1", house.adult(1));
          return List.of(
              house.told(WECHAT, orderId, "T1", PREMIUM_FEN - 1),
              house.told(WECHAT, orderId, "T1", PREMIUM_FEN),
              house.told(ALIPAY, orderId, "T1", PREMIUM_FEN),
              house.told(WECHAT, "nothing that is an order", "T2", PREMIUM_FEN),
              house.told(WECHAT, orderId, "T3", PREMIUM_FEN),
              house.told(WECHAT, orderId, "T4", PREMIUM_FEN));
        });
  }

  @Test
  void two_payments_for_one_person_that_race() {
    List<String> answers =
        assertSame(
            (client, seed) -> {
              Meanwhile race = new Meanwhile();
              Premiums house = new Premiums(race.inFrontOf(client), seed);
              Premiums rival = new Premiums(client, seed + 1);
              String adult = house.adult(1);
              String first = house.placed(WECHAT, "A1", adult);
              String second = rival.placed(ALIPAY, "A1", adult);
              List<String> rivals = new ArrayList<>();
              race.before(2, () -> rivals.add(rival.told(ALIPAY, second, "T1", PREMIUM_FEN)));
              String slower = house.told(WECHAT, first, "T1", PREMIUM_FEN);
              return Stream.concat(rivals.stream(), Stream.of(slower)).toList();
            });

    assertThat(answers).containsExactly("PAID COVERED:2026-01-01", "REFUND_DUE REFUND_DUE");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_fault_at_any_call_that_it_can_befall_and_a_channel_that_repeats(Fault fault) {
    for (int n = 1; n <= 8; n++) {
      int call = n;
      List<String> answers =
          assertSame(
              (client, seed) -> {
                Faults faults =
                    new Faults(
                        asked ->
                            asked.number() == call && fault.canBefall(asked) ? fault : Fault.NONE);
                Premiums house = new Premiums(faults.inFrontOf(client), seed);
                String adult = repeated(() -> house.adult(1));
                String orderId = repeated(() -> house.placed(WECHAT, "A1", adult));
                return List.of(repeated(() -> house.told(WECHAT, orderId, "T1", PREMIUM_FEN)));
              });

      assertThat(answers)
          .as("%s at call %d", fault, call)
          .containsExactly("PAID COVERED:2026-01-01");
    }
  }

  @Test
  void a_history_is_the_same_each_time_it_is_played_from_its_seed() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(disturbed(seed)).as("seed %d", seed).isEqualTo(disturbed(seed));
    }
  }

  @Test
  void whatever_befalls_its_calls_a_notice_is_booked_once() {
    for (long seed = 0; seed < 500; seed++) {
      MemoryDynamoDb memory = Stores.inMemory();
      play(memory, seed);

      assertThat(Stores.balances(memory))
          .as("seed %d", seed)
          .isEqualTo(
              Map.of(
                  "channel-clearing.wechat",
                  PREMIUM_FEN,
                  "fiscal-subsidy.630000.2026",
                  70000L,
                  "personal-contributions.630000.2026",
                  -PREMIUM_FEN,
                  "pooled-fund.630000.2026",
                  -70000L));
    }
  }

  private static Map<String, List<String>> disturbed(long seed) {
    MemoryDynamoDb memory = Stores.inMemory();
    play(memory, seed);
    return Stores.everything(memory);
  }

  /** A third of the calls meet a fault. */
  private static void play(MemoryDynamoDb memory, long seed) {
    Faults faults = new Faults(Plan.chance(new SplittableRandom(seed), 333));
    Premiums house = new Premiums(faults.inFrontOf(memory), seed);
    String adult = repeated(() -> house.adult(1));
    String orderId = repeated(() -> house.placed(WECHAT, "A1", adult));
    repeated(() -> house.told(WECHAT, orderId, "T1", PREMIUM_FEN));
    repeated(() -> house.told(WECHAT, orderId, "T1", PREMIUM_FEN));
  }

  /** A channel repeats until it is answered. */
  private static String repeated(Supplier<String> act) {
    while (true) {
      try {
        return act.get();
      } catch (Death | StorageUnavailable e) {
        // answered 503 or not at all: the channel asks again
      }
    }
  }

  private static List<String> assertSame(BiFunction<DynamoDbClient, Long, List<String>> history) {
    stored.clear();
    MemoryDynamoDb memory = Stores.inMemory();
    long seed = seeds.addAndGet(2);

    List<String> answers = history.apply(memory, seed);

    assertThat(answers).isEqualTo(history.apply(stored.client(), seed));
    assertThat(Stores.everything(memory)).isEqualTo(Stores.everything(stored));
    return answers;
  }
}
