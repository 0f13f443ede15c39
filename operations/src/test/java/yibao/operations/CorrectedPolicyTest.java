package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.QINGHAI_ALONE;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.PolicyBook;

/** Orders that were placed before the law as we state it was corrected, here by taking it back. */
class CorrectedPolicyTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);
  private static final PolicyBook CORRECTED =
      new PolicyBook(
          "r-corrected",
          QINGHAI_ALONE.policies().stream()
              .filter(policy -> !policy.area().equals(QINGHAI))
              .toList());

  private final LocalTables stored = LocalTables.start();
  private final Operations house = new Operations(stored, stored.client());
  private final PlaceOrder afterwards =
      new PlaceOrder(
          house.records,
          CORRECTED,
          new Ids(new SplittableRandom()),
          order -> new Answer(201, order.orderId()),
          window -> {});

  @AfterEach
  void stop() {
    stored.close();
  }

  @Test
  void what_was_ordered_is_paid_for_and_covers_as_it_was_promised() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    String release = house.order(orderId).policyRelease();

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01 ");
    assertThat(house.order(orderId).policyRelease())
        .isEqualTo(release)
        .isNotEqualTo(CORRECTED.release());
  }

  @Test
  void an_order_that_repeats_gets_the_first_answer_and_a_new_one_the_law_as_it_is_stated_now() {
    PlaceOrder.Command before = order(WECHAT, "A1", 40000, house.adult());
    String orderId = house.placed(before, NOON);

    assertThat(afterwards.place(before, SOON))
        .isInstanceOfSatisfying(
            PlaceOrder.Outcome.Placed.class,
            placed -> assertThat(placed.answer().body()).isEqualTo(orderId));
    assertThat(afterwards.place(order(WECHAT, "A2", 40000, house.adult()), SOON))
        .isNotInstanceOf(PlaceOrder.Outcome.Placed.class);
  }
}
