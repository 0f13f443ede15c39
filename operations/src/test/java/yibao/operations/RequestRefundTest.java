package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.operations.RequestRefund.Reason;
import yibao.operations.RequestRefund.Refusal;
import yibao.records.Order;

/** Premiums asked back before cover begins, on the tables of the template in DynamoDB Local. */
class RequestRefundTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant LAST_SECOND = at("2025-12-31T23:59:59");
  private static final Instant NEW_YEAR = at("2026-01-01T00:00:00");
  private static final LocalDate EVENT = LocalDate.of(2025, 11, 6);

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

  private String paid(String number, long fen, String... people) {
    String orderId = house.placed(order(WECHAT, number, fen, people), NOON);
    assertThat(house.told(notice(WECHAT, orderId, "T" + number, fen, NOON), NOON))
        .startsWith("PAID");
    return orderId;
  }

  private Keyed<Refusal> ask(String orderId, String psnNo, Reason reason, Instant now) {
    return house.refunds.request(
        new RequestRefund.Command(WECHAT, orderId, psnNo, reason, EVENT), now);
  }

  private void isRefused(Keyed<Refusal> outcome, Refusal refusal) {
    assertThat(outcome).isEqualTo(new Keyed.Refused<>(refusal));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void each_reason_of_the_law_gives_the_premium_back_and_ends_the_cover(Reason reason) {
    String adult = house.adult();
    String orderId = paid("A1", 40000, adult);

    assertThat(ask(orderId, adult, reason, LAST_SECOND)).isInstanceOf(Keyed.Answered.class);

    assertThat(house.covers(adult, 2026)).isEmpty();
    assertThat(house.owed()).containsExactly("REFUND " + reason + " 40000");
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 40000L,
                "personal-contributions.630000.2026", 0L,
                "refunds-due.wechat", -40000L));
    assertThat(house.subsidies()).isEqualTo(Map.of("fiscal-subsidy.630000.2026", 0L));
  }

  @Test
  void from_the_first_second_of_cover_nothing_goes_back() {
    String adult = house.adult();
    String orderId = paid("A1", 40000, adult);

    isRefused(
        ask(orderId, adult, Reason.DEATH, NEW_YEAR),
        new Refusal.CoverStarted(LocalDate.of(2026, 1, 1)));
    assertThat(house.covers(adult, 2026)).hasSize(1);
    assertThat(house.owed()).isEmpty();
  }

  @Test
  void asked_twice_it_goes_back_once_and_the_answer_is_the_first() {
    String adult = house.adult();
    String orderId = paid("A1", 40000, adult);
    Keyed<Refusal> first = ask(orderId, adult, Reason.DUPLICATE, NOON);

    Keyed<Refusal> second = ask(orderId, adult, Reason.DUPLICATE, NEW_YEAR);

    Answer answer = ((Keyed.Answered<Refusal>) first).answer();
    assertThat(second).isEqualTo(new Keyed.Answered<>(answer, true));
    assertThat(house.owed()).hasSize(1);
  }

  @Test
  void asked_again_for_another_reason_it_is_another_command_under_the_same_key() {
    String adult = house.adult();
    String orderId = paid("A1", 40000, adult);
    ask(orderId, adult, Reason.DUPLICATE, NOON);

    assertThat(ask(orderId, adult, Reason.DEATH, NOON)).isInstanceOf(Keyed.KeyReused.class);
  }

  @Test
  void one_of_a_family_is_given_back_and_the_other_stays_covered() {
    String mother = house.adult();
    String father = house.adult();
    String orderId = paid("A1", 80000, mother, father);

    ask(orderId, father, Reason.JOINED_EMPLOYEE, NOON);

    assertThat(house.covers(mother, 2026)).hasSize(1);
    assertThat(house.covers(father, 2026)).isEmpty();
    assertThat(house.balances())
        .containsEntry("personal-contributions.630000.2026", -40000L)
        .containsEntry("refunds-due.wechat", -40000L);
    assertThat(house.subsidies()).isEqualTo(Map.of("fiscal-subsidy.630000.2026", 70000L));
    assertThat(house.order(orderId).lines())
        .extracting(Order.Line::status)
        .containsExactly(Order.LineStatus.COVERED, Order.LineStatus.REFUND_DUE);
  }

  @Test
  void who_was_given_back_may_be_paid_for_again() {
    String adult = house.adult();
    ask(paid("A1", 40000, adult), adult, Reason.DUPLICATE, NOON);

    paid("A2", 40000, adult);

    assertThat(house.covers(adult, 2026)).hasSize(1);
  }

  @Test
  void what_made_no_cover_goes_back_anyhow_and_is_not_asked_back() {
    String adult = house.adult();
    paid("A1", 40000, adult);
    String late = house.placed(order(ALIPAY, "A2", 40000, house.adult()), NOON);
    house.told(notice(ALIPAY, late, "TX", 40000, NOON.plusSeconds(1800)), NOON.plusSeconds(1800));
    String psnNo = house.order(late).lines().getFirst().psnNo();

    Keyed<Refusal> outcome =
        house.refunds.request(
            new RequestRefund.Command(ALIPAY, late, psnNo, Reason.DUPLICATE, EVENT), NOON);

    isRefused(outcome, new Refusal.NothingToRefund());
    assertThat(house.owed()).containsExactly("REFUND ORDER_EXPIRED 40000");
  }

  @Test
  void an_order_nobody_has_paid_has_nothing_to_give_back() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);

    isRefused(ask(orderId, adult, Reason.DUPLICATE, NOON), new Refusal.NothingToRefund());
  }

  @Test
  void a_person_outside_the_order_has_nothing_in_it() {
    String orderId = paid("A1", 40000, house.adult());

    isRefused(ask(orderId, house.adult(), Reason.DUPLICATE, NOON), new Refusal.NothingToRefund());
    isRefused(ask(orderId, "NOBODY", Reason.DUPLICATE, NOON), new Refusal.UnknownPerson());
  }

  @Test
  void another_channels_order_does_not_exist() {
    String adult = house.adult();
    String orderId = paid("A1", 40000, adult);

    isRefused(
        house.refunds.request(
            new RequestRefund.Command(ALIPAY, orderId, adult, Reason.DUPLICATE, EVENT), NOON),
        new Refusal.UnknownOrder());
  }

  @Test
  void a_death_of_tomorrow_is_not_believed() {
    String adult = house.adult();
    String orderId = paid("A1", 40000, adult);

    isRefused(ask(orderId, adult, Reason.DEATH, NOON), new Refusal.NotYet());
  }

  @Test
  void a_death_of_tomorrow_is_wrong_whatever_the_order_is() {
    isRefused(ask("NONSENSE", "NOBODY", Reason.DEATH, NOON), new Refusal.NotYet());
  }

  @Test
  void who_knowingly_paid_without_cover_gets_nothing_back() {
    String adult = house.adult();
    Instant october = at("2026-10-15T12:00:00");
    PlaceOrder.Command plain = order(WECHAT, "A1", 110000, adult);
    String orderId =
        house.placed(
            new PlaceOrder.Command(
                WECHAT,
                "A1",
                new Pricing.Asked(
                    plain.asked().area(),
                    plain.asked().scheme(),
                    2026,
                    List.of(new Pricing.Insured(adult, 0, true))),
                plain.means().payer(),
                plain.means().method(),
                plain.total()),
            october);
    house.told(notice(WECHAT, orderId, "T1", 110000, october), october);

    isRefused(ask(orderId, adult, Reason.DUPLICATE, october), new Refusal.CoverNeverStarts());
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void asked_again_after_death_at_any_call_it_goes_back_once(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String adult = house.adult();
      String orderId = paid("A1", 40000, adult);
      faulty.dieAfter(n, moment);
      try {
        ask(orderId, adult, Reason.DUPLICATE, NOON);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(ask(orderId, adult, Reason.DUPLICATE, NOON)).isInstanceOf(Keyed.Answered.class);

      assertThat(house.owed()).hasSize(1);
      assertThat(house.covers(adult, 2026)).isEmpty();
      assertThat(house.balances()).containsEntry("refunds-due.wechat", -40000L);
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isGreaterThan(2);
  }
}
