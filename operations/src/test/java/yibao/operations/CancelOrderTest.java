package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Order;

/** Giving an order up, on the tables of the template in DynamoDB Local. */
class CancelOrderTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(stored.client());
  private Operations house = new Operations(stored, faulty.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private String placed(Channel channel) {
    return house.placed(order(channel, "A1", 40000, house.adult()), NOON);
  }

  private static Keyed<CancelOrder.Refusal> cancelled(String orderId, boolean before) {
    return new Keyed.Answered<>(new Answer(200, orderId + " CANCELLED"), before);
  }

  private static Keyed<CancelOrder.Refusal> refused(CancelOrder.Refusal reason) {
    return new Keyed.Refused<>(reason);
  }

  @Test
  void a_cancelled_order_stays_so_and_a_repeat_gets_the_first_answer_even_after_expiry() {
    String orderId = placed(WECHAT);

    assertThat(house.cancel.cancel(WECHAT, orderId, SOON)).isEqualTo(cancelled(orderId, false));
    assertThat(house.cancel.cancel(WECHAT, orderId, NOON.plusSeconds(7200)))
        .isEqualTo(cancelled(orderId, true));
    assertThat(house.lookUp.byId(WECHAT, orderId))
        .hasValueSatisfying(
            order ->
                assertThat(order.statusAt(NOON.plusSeconds(7200)))
                    .isEqualTo(Order.Status.CANCELLED));
  }

  @Test
  void a_repeat_that_sees_the_order_cancelled_amid_its_read_gets_the_first_answer() {
    TornDynamoDb torn = new TornDynamoDb(stored.client(), stored.name("GuardsTable"));
    CancelOrder cancel = new Operations(stored, torn.client()).cancel;
    String orderId = placed(WECHAT);
    torn.amidTheNextRead(() -> cancel.cancel(WECHAT, orderId, SOON));

    assertThat(cancel.cancel(WECHAT, orderId, SOON)).isEqualTo(cancelled(orderId, true));
  }

  @Test
  void an_order_of_another_channel_or_of_nobody_is_unknown() {
    String orderId = placed(WECHAT);

    for (String wrong : List.of("0123456789AB", "not.an.order", "630102198804020018")) {
      assertThat(house.cancel.cancel(WECHAT, wrong, SOON))
          .isEqualTo(refused(new CancelOrder.Refusal.Unknown()));
    }
    assertThat(house.cancel.cancel(ALIPAY, orderId, SOON))
        .isEqualTo(refused(new CancelOrder.Refusal.Unknown()));
    assertThat(stored.items("GuardsTable")).hasSize(1);
  }

  @Test
  void a_refusal_binds_nothing() {
    String orderId = placed(WECHAT);
    Instant expired = NOON.plusSeconds(1800);
    assertThat(house.cancel.cancel(WECHAT, orderId, expired))
        .isEqualTo(refused(new CancelOrder.Refusal.Expired()));
    assertThat(house.cancel.cancel(WECHAT, orderId, expired.minusSeconds(1)))
        .isEqualTo(cancelled(orderId, false));
  }

  @Test
  void a_paid_order_can_t_be_cancelled() {
    String orderId = placed(WECHAT);
    house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON);

    assertThat(house.cancel.cancel(WECHAT, orderId, SOON))
        .isEqualTo(refused(new CancelOrder.Refusal.Paid()));
  }

  @Test
  void money_told_of_after_the_cancellation_goes_back_though_it_was_paid_before() {
    String orderId = placed(WECHAT);
    house.cancel.cancel(WECHAT, orderId, SOON);

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, NOON), SOON))
        .isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(house.owed()).containsExactly("REFUND ORDER_CANCELLED 40000");
    assertThat(house.cancel.cancel(WECHAT, orderId, SOON)).isEqualTo(cancelled(orderId, true));
  }

  @Test
  void an_order_whose_money_goes_back_can_still_be_given_up_and_owes_it_as_before() {
    String adult = house.adult();
    String first = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    String second = house.placed(order(ALIPAY, "B1", 40000, adult), NOON);
    house.told(notice(ALIPAY, second, "T1", 40000, SOON), SOON);
    house.told(notice(WECHAT, first, "T1", 40000, SOON), SOON);

    assertThat(house.cancel.cancel(WECHAT, first, SOON)).isEqualTo(cancelled(first, false));
    assertThat(house.owed()).containsExactly("REFUND COVERED_MEANWHILE 40000");
    assertThat(house.told(notice(WECHAT, first, "T2", 40000, SOON), SOON)).startsWith("SUSPENSE");
  }

  @RepeatedTest(5)
  void of_a_notice_and_a_cancellation_at_once_one_wins_and_no_money_is_lost() throws Exception {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    List<Callable<Object>> acts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      acts.add(() -> house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON).split(" ", 2)[0]);
      acts.add(() -> house.cancel.cancel(WECHAT, orderId, SOON));
    }

    List<Object> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<Object> answer : callers.invokeAll(acts)) {
        answers.add(answer.get());
      }
    }

    Order order = house.lookUp.byId(WECHAT, orderId).orElseThrow();
    boolean paid = order.status() == Order.Status.PAID;
    assertThat(answers)
        .containsOnly(
            paid
                ? new Object[] {"PAID", refused(new CancelOrder.Refusal.Paid())}
                : new Object[] {"REFUND_DUE", cancelled(orderId, false), cancelled(orderId, true)});
    assertThat(house.covers(adult, 2026)).hasSize(paid ? 1 : 0);
    assertThat(house.owed()).hasSize(paid ? 0 : 1);
    assertThat(house.postings()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_cancellation_repeated_after_death_at_any_call_is_one(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String orderId = placed(WECHAT);
      faulty.dieAfter(n, moment);
      try {
        house.cancel.cancel(WECHAT, orderId, SOON);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(house.cancel.cancel(WECHAT, orderId, SOON.plusSeconds(5)))
          .isIn(cancelled(orderId, false), cancelled(orderId, true));
      assertThat(house.lookUp.byId(WECHAT, orderId).orElseThrow().version()).isEqualTo(2);
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(3);
  }
}
