package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.cover;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** Placing an order, on the tables of the template in DynamoDB Local. */
class PlaceOrderTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");

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

  @Test
  void an_order_repeated_is_the_same_order_and_with_other_content_none() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);

    assertThat(house.place.place(order(WECHAT, "A1", 40000, adult), NOON.plusSeconds(99)))
        .isEqualTo(new PlaceOrder.Outcome.Placed(new Answer(201, orderId), true));
    assertThat(house.place.place(order(WECHAT, "A1", 40001, adult), NOON))
        .isInstanceOf(PlaceOrder.Outcome.KeyReused.class);
    assertThat(house.placed(order(ALIPAY, "A1", 40000, adult), NOON)).isNotEqualTo(orderId);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void an_order_repeated_after_death_at_any_call_is_one_order(FaultyDynamoDb.Moment moment) {
    for (int n = 0; ; n++) {
      stored.clear();
      String adult = house.adult();
      faulty.dieAfter(n, moment);
      try {
        house.placed(order(WECHAT, "A1", 40000, adult), NOON);
      } catch (FaultyDynamoDb.Death died) {
        // the channel repeats
      }
      boolean survived = faulty.survived();

      String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON.plusSeconds(5));

      assertThat(house.lookUp.byChannelOrderNo(WECHAT, "A1")).map(Order::orderId).contains(orderId);
      assertThat(house.lookUp.ofPerson(WECHAT, adult, 2026, Optional.empty()).orders()).hasSize(1);
      if (survived) {
        assertThat(n).isEqualTo(2);
        return;
      }
    }
  }

  @Test
  void a_wrong_total_gets_the_new_quote_and_places_nothing() {
    var outcome = house.place.place(order(WECHAT, "A1", 110000, house.adult()), NOON);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PlaceOrder.Outcome.PriceChanged.class,
            changed -> assertThat(changed.quote().total()).contains(Money.ofYuan(400)));
    assertThat(stored.items("OrdersTable")).isEmpty();
    assertThat(stored.items("GuardsTable")).isEmpty();
  }

  @Test
  void one_who_can_t_be_paid_for_refuses_the_whole_order() {
    String covered = house.adult(cover(2025), cover(2026));
    String fine = house.adult();

    assertThat(house.place.place(order(WECHAT, "A1", 80000, fine, covered), NOON))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(1, Pricing.Reason.ALREADY_COVERED))));
    assertThat(house.place.place(order(WECHAT, "A1", 80000, fine, "nobody"), NOON))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(1, Pricing.Reason.UNKNOWN_PERSON))));
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void a_broken_record_whose_wait_nobody_publishes_can_t_be_ordered() {
    String broken = house.adult(cover(2024));

    assertThat(house.place.place(order(WECHAT, "A1", 40000, broken), NOON))
        .isEqualTo(
            new PlaceOrder.Outcome.NotPublished(Map.of(0, List.of("coverFrom", "waitMonths"))));
  }

  @Test
  void a_year_whose_cover_never_starts_is_paid_for_once() {
    Instant october = at("2026-10-05T12:00:00");
    String adult = house.adult();
    String first = house.placed(knowingly("A1", adult), october);
    String second = house.placed(knowingly("A2", adult), october);

    assertThat(house.told(notice(WECHAT, first, "T1", 110000, october), october))
        .startsWith("PAID NOT_COVERED ");
    assertThat(house.told(notice(WECHAT, second, "T2", 110000, october), october))
        .isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(house.place.place(knowingly("A3", adult), october))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(0, Pricing.Reason.ALREADY_COVERED))));
    assertThat(house.people.find(adult).orElseThrow().facts().payments()).hasSize(1);
  }

  @Test
  void a_year_paid_for_in_vain_can_still_be_covered_by_another_payment() {
    Instant october = at("2026-10-05T12:00:00");
    var veteran = new CategorySpell(Category.VETERAN, LocalDate.of(2026, 9, 1), Optional.empty());
    String psnNo =
        house.person(LocalDate.of(1988, 4, 2), List.of(cover(2024), cover(2025)), veteran);
    String inVain = house.placed(knowingly("A1", psnNo), october);
    PlaceOrder.Command asked = order(WECHAT, "A2", 40000, psnNo);
    String covering =
        house.placed(
            new PlaceOrder.Command(
                WECHAT,
                "A2",
                new Pricing.Asked(
                    new Area("520600"), Scheme.RESIDENT, 2026, asked.asked().people()),
                Optional.empty(),
                asked.means().method(),
                asked.total()),
            october);

    assertThat(house.told(notice(WECHAT, inVain, "T1", 110000, october), october))
        .startsWith("PAID NOT_COVERED ");
    assertThat(house.told(notice(WECHAT, covering, "T2", 40000, october), october))
        .startsWith("PAID COVERED:2026-10-05 ");
  }

  private static PlaceOrder.Command knowingly(String number, String psnNo) {
    return new PlaceOrder.Command(
        WECHAT,
        number,
        new Pricing.Asked(
            QINGHAI, Scheme.RESIDENT, 2026, List.of(new Pricing.Insured(psnNo, 0, true))),
        Optional.empty(),
        Order.Method.THIRD_PARTY,
        Money.ofYuan(1100));
  }

  @Test
  void cover_that_would_never_start_must_be_accepted_and_ends_the_break_all_the_same() {
    Instant october = at("2026-10-05T12:00:00");
    String adult = house.adult();
    assertThat(house.place.place(order(WECHAT, "A1", 110000, adult), october))
        .isEqualTo(new PlaceOrder.Outcome.CoverNeverStarts(List.of(0)));

    String orderId = house.placed(knowingly("A2", adult), october);

    assertThat(house.told(notice(WECHAT, orderId, "T1", 110000, october), october))
        .startsWith("PAID NOT_COVERED ");
    var file = house.people.find(adult).orElseThrow().facts();
    assertThat(file.covers()).noneMatch(cover -> cover.year() == 2026);
    assertThat(file.payments())
        .singleElement()
        .satisfies(payment -> assertThat(payment.paidOn()).isEqualTo("2026-10-05"));
  }

  /** Somebody who has nothing to pay. */
  private String aided() {
    return house.person(
        LocalDate.of(1950, 1, 1),
        List.of(cover(2025)),
        new CategorySpell(Category.EXTREME_POVERTY, LocalDate.of(2020, 1, 1), Optional.empty()));
  }

  @Test
  void who_has_nothing_to_pay_is_covered_at_once_and_once() {
    String psnNo = aided();

    String orderId = house.placed(order(WECHAT, "A1", 0, psnNo), NOON);

    assertThat(house.lookUp.byId(WECHAT, orderId))
        .hasValueSatisfying(
            order -> {
              assertThat(order.status()).isEqualTo(Order.Status.PAID);
              assertThat(order.receiptNo()).isPresent();
              assertThat(order.lines().getFirst().coverFrom()).contains(LocalDate.of(2026, 1, 1));
            });
    assertThat(house.covers(psnNo, 2026)).hasSize(1);
    assertThat(house.balances()).isEmpty();
    assertThat(house.placed(order(WECHAT, "A1", 0, psnNo), NOON)).isEqualTo(orderId);
    assertThat(house.postings()).isEqualTo(1);
    assertThat(house.covers(psnNo, 2026)).hasSize(1);
  }

  @Test
  void a_repeat_that_sees_who_is_covered_by_it_amid_its_read_gets_the_first_answer() {
    TornDynamoDb torn = new TornDynamoDb(stored.client(), stored.name("GuardsTable"));
    PlaceOrder place = new Operations(stored, torn.client()).place;
    PlaceOrder.Command command = order(WECHAT, "A1", 0, aided());
    torn.amidTheNextRead(() -> place.place(command, NOON));

    PlaceOrder.Outcome repeat = place.place(command, NOON);

    Order first = house.lookUp.byChannelOrderNo(WECHAT, "A1").orElseThrow();
    assertThat(repeat)
        .isEqualTo(new PlaceOrder.Outcome.Placed(new Answer(201, first.orderId()), true));
  }

  @Test
  void another_channel_sees_neither_the_order_nor_its_payments() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);

    assertThat(house.lookUp.byId(ALIPAY, orderId)).isEmpty();
    assertThat(house.lookUp.byChannelOrderNo(ALIPAY, "A1")).isEmpty();
    assertThat(house.lookUp.ofPerson(ALIPAY, adult, 2026, Optional.empty()).orders()).isEmpty();
  }

  @Test
  void a_persons_orders_come_in_pages() {
    String adult = house.adult();
    for (int i = 0; i < 23; i++) {
      house.placed(order(WECHAT, "A" + i, 40000, adult), NOON);
    }

    Listed first = listed(house.lookUp.ofPerson(WECHAT, adult, 2026, Optional.empty()));
    Listed second = listed(house.lookUp.ofPerson(WECHAT, adult, 2026, first.next()));

    assertThat(first.ids()).hasSize(20);
    assertThat(second.ids()).hasSize(3).doesNotContainAnyElementsOf(first.ids());
    assertThat(second.next()).isEmpty();
    assertThat(house.lookUp.ofPerson(WECHAT, adult, 2025, Optional.empty()).orders()).isEmpty();
  }

  private record Listed(List<String> ids, Optional<String> next) {}

  private static Listed listed(Orders.Page page) {
    return new Listed(page.orders().stream().map(Order::orderId).toList(), page.next());
  }
}
