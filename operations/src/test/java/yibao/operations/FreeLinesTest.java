package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.rules.Category;

/** Lines that nothing is paid for, on the tables of the template in DynamoDB Local. */
class FreeLinesTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());
  private Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private String poor() {
    String psnNo = house.adult();
    bureau.category("C1", psnNo, Category.EXTREME_POVERTY, "2020-01-01", "");
    return psnNo;
  }

  @Test
  void a_free_line_that_was_covered_meanwhile_owes_nothing() {
    String poor = poor();
    String family = house.placed(order(WECHAT, "A1", 40000, poor, house.adult()), NOON);
    house.placed(order(ALIPAY, "B1", 0, poor), NOON);

    assertThat(house.told(notice(WECHAT, family, "T1", 40000, SOON), SOON))
        .startsWith("PAID REFUND_DUE,COVERED:2026-01-01 ");
    assertThat(house.lookUp.byId(WECHAT, family).orElseThrow().lines())
        .extracting(Order.Line::refundId)
        .allMatch(refund -> refund.isEmpty());
    assertThat(house.owed()).isEmpty();
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 40000L,
                "personal-contributions.630000.2026", -40000L));
  }

  @Test
  void a_free_line_of_an_order_that_goes_back_owes_nothing() {
    String family = house.placed(order(WECHAT, "A1", 40000, poor(), house.adult()), NOON);
    Instant late = NOON.plusSeconds(3600);

    assertThat(house.told(notice(WECHAT, family, "T1", 40000, late), late))
        .isEqualTo("REFUND_DUE REFUND_DUE,REFUND_DUE");
    assertThat(house.owed()).containsExactly("REFUND ORDER_EXPIRED 40000");
    assertThat(house.lookUp.byId(WECHAT, family).orElseThrow().lines().getFirst().refundId())
        .isEmpty();
  }
}
