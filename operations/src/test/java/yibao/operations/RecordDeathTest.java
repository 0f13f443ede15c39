package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;

/** A person dies, on the tables of the template in DynamoDB Local. */
class RecordDeathTest {

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

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);

  @Test
  void what_was_paid_stays_as_it_was_paid() {
    String adult = house.adult();
    var covers = bureau.file(adult).covers();

    answered(bureau.death("D1", adult, "2025-10-01"));

    assertThat(bureau.file(adult).diedOn()).contains(LocalDate.of(2025, 10, 1));
    assertThat(bureau.file(adult).covers()).isEqualTo(covers);
  }

  @Test
  void a_person_dies_on_one_day() {
    String adult = house.adult();
    answered(bureau.death("D1", adult, "2025-10-01"));
    var file = bureau.file(adult);

    answered(bureau.death("D2", adult, "2025-10-01"));
    assertThat(refused(bureau.death("D3", adult, "2025-10-02")))
        .isEqualTo(new FileRefusal.AlreadyDead(LocalDate.of(2025, 10, 1)));
    assertThat(bureau.file(adult)).isEqualTo(file);
  }

  @Test
  void nobody_dies_before_birth() {
    assertThat(refused(bureau.death("D1", house.adult(), "1988-04-01")))
        .isEqualTo(new FileRefusal.BeforeBirth());
  }

  @Test
  void nobody_pays_for_the_dead() {
    String alive = house.adult();
    String dead = house.adult();
    bureau.death("D1", dead, "2025-10-01");

    assertThat(house.place.place(order(WECHAT, "A1", 80000, alive, dead), NOON))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(1, Pricing.Reason.DECEASED))));
    assertThat(
            house.quote.quote(
                order(WECHAT, "A1", 0, alive, dead).asked(), LocalDate.of(2025, 11, 5), NOON))
        .isEqualTo(
            new Pricing.Priced.Refused(List.of(new Pricing.Refusal(1, Pricing.Reason.DECEASED))));
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void money_paid_on_the_day_of_death_goes_back() {
    String dead = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, dead), NOON);
    bureau.death("D1", dead, "2025-11-05");

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON))
        .isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(house.owed()).containsExactly("REFUND DECEASED 40000");
    assertThat(house.balances())
        .isEqualTo(Map.of("channel-clearing.wechat", 40000L, "refunds-due.wechat", -40000L));
    assertThat(house.covers(dead, 2026)).isEmpty();
  }

  @Test
  void money_paid_the_day_before_and_told_after_covers() {
    Instant next = at("2025-11-06T09:00:00");
    String dead = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, dead), NOON);
    bureau.death("D1", dead, "2025-11-06");

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), next))
        .startsWith("PAID COVERED:2026-01-01 ");
  }

  @Test
  void a_family_of_which_one_died_is_paid_but_for_that_one() {
    String mother = house.adult();
    String father = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 80000, mother, father), NOON);
    bureau.death("D1", father, "2025-11-05");

    assertThat(house.told(notice(WECHAT, orderId, "T1", 80000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01,REFUND_DUE 630000-2026-");
    assertThat(house.balances())
        .containsEntry("refunds-due.wechat", -40000L)
        .containsEntry("personal-contributions.630000.2026", -40000L);
  }
}
