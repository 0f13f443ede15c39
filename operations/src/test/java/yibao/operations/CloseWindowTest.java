package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.cover;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.LocalTables;
import yibao.records.Identity;
import yibao.records.Order;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;
import yibao.rules.Season;

/** Closing a window early and what it gates, on the tables of the template in DynamoDB Local. */
class CloseWindowTest {

  private static final Windows.Name QINGHAI_2026 = new Windows.Name(QINGHAI, 2026);
  private static final Channel OPERATOR = new Channel("qinghai");
  private static final Instant NOON = at("2025-11-20T12:00:00");
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 20);

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
    house.notOpened.clear();
  }

  private Keyed<CloseWindow.Refusal> close(String key, Instant now) {
    return close(key, QINGHAI_2026, now);
  }

  private Keyed<CloseWindow.Refusal> close(String key, Windows.Name window, Instant now) {
    return house.closeWindow.close(new CloseWindow.Command(OPERATOR, key, window), now);
  }

  private static Keyed<CloseWindow.Refusal> closed(boolean before) {
    return new Keyed.Answered<>(new Answer(200, "ENDED qinghai"), before);
  }

  private static Keyed<CloseWindow.Refusal> refused(CloseWindow.Refusal reason) {
    return new Keyed.Refused<>(reason);
  }

  private void written(Season.State state) {
    WindowRecord window =
        new WindowRecord(QINGHAI, 2026, 1, state, Optional.empty(), NOON, "r-1", Optional.empty());
    new yibao.records.Tables(stored.client()).commit(List.of(house.windows.write(window)));
  }

  private WindowRecord window() {
    return house.windows.find(Set.of(QINGHAI_2026)).values().iterator().next();
  }

  private PlaceOrder.Outcome placed(String number, Instant now, String... people) {
    return house.place.place(order(WECHAT, number, 40000L * people.length, people), now);
  }

  private static Pricing.Asked asked(String psnNo) {
    return new Pricing.Asked(
        QINGHAI, Scheme.RESIDENT, 2026, List.of(new Pricing.Insured(psnNo, 0, false)));
  }

  private String newborn() {
    var facts =
        new PersonFacts(
            LocalDate.of(2025, 11, 1), Optional.empty(), List.of(), List.of(), List.of());
    var identity = new Identity("01", Operations.idNumber(950), "张小小", Optional.empty());
    var outcome =
        house.register.register(
            new RegisterPerson.Command(identity, QINGHAI, facts, true), Operations.ENTERED);
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
  }

  @Test
  void from_the_close_on_no_order_is_taken_and_no_quote_given() {
    String adult = house.adult();
    close("K1", NOON);
    var ended = List.of(new Pricing.Refusal(0, Pricing.Reason.WINDOW_ENDED));

    assertThat(placed("A1", NOON, adult)).isEqualTo(new PlaceOrder.Outcome.Refused(ended));
    assertThat(house.quote.quote(asked(adult), TODAY, NOON))
        .isEqualTo(new Pricing.Priced.Refused(ended));
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void each_person_of_an_order_is_told() {
    String adult = house.adult();
    String covered = house.adult(cover(2025), cover(2026));
    close("K1", NOON);

    assertThat(placed("A1", NOON, covered, adult))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(
                    new Pricing.Refusal(0, Pricing.Reason.ALREADY_COVERED),
                    new Pricing.Refusal(1, Pricing.Reason.WINDOW_ENDED))));
  }

  @Test
  void an_order_placed_before_is_paid_and_repeated_as_if_nothing_had_happened() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON.minusSeconds(60));
    close("K1", NOON);

    assertThat(house.placed(order(WECHAT, "A1", 40000, adult), NOON)).isEqualTo(orderId);
    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, NOON), NOON)).startsWith("PAID");
  }

  @Test
  void a_newborn_within_its_days_is_paid_for_all_the_same() {
    String newborn = newborn();
    close("K1", NOON);

    assertThat(placed("A1", NOON, newborn)).isInstanceOf(PlaceOrder.Outcome.Placed.class);
    assertThat(house.quote.quote(asked(newborn), TODAY, NOON))
        .isInstanceOfSatisfying(
            Pricing.Priced.As.class,
            as -> assertThat(as.quote().state()).contains(Season.State.ENDED));
    assertThat(placed("A2", at("2026-01-31T12:00:00"), newborn))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(0, Pricing.Reason.WINDOW_ENDED))));
  }

  @Test
  void the_record_says_who_closed_it_when_and_under_which_policies() {
    written(Season.State.CONCENTRATED);
    close("K1", NOON);

    assertThat(window())
        .satisfies(
            window -> {
              assertThat(window.version()).isEqualTo(2);
              assertThat(window.state()).isEqualTo(Season.State.ENDED);
              assertThat(window.since()).contains(TODAY);
              assertThat(window.writtenAt()).isEqualTo(NOON);
              assertThat(window.policyRelease()).startsWith("r-");
              assertThat(window.closedBy()).contains("qinghai");
            });
  }

  @Test
  void a_close_that_repeats_gets_the_first_answer_and_another_key_learns_that_it_is_over() {
    assertThat(close("K1", NOON)).isEqualTo(closed(false));
    assertThat(close("K1", NOON.plusSeconds(3600))).isEqualTo(closed(true));
    assertThat(close("K2", NOON.plusSeconds(3600)))
        .isEqualTo(refused(new CloseWindow.Refusal.Ended()));
    assertThat(close("K1", new Windows.Name(QINGHAI, 2027), NOON))
        .isEqualTo(new Keyed.KeyReused<>());
    assertThat(window().version()).isEqualTo(1);
  }

  @Test
  void a_repeat_that_sees_the_window_closed_amid_its_read_gets_the_first_answer() {
    TornDynamoDb torn = new TornDynamoDb(stored.client(), stored.name("GuardsTable"));
    CloseWindow windows = new Operations(stored, torn.client()).closeWindow;
    CloseWindow.Command command = new CloseWindow.Command(OPERATOR, "K1", QINGHAI_2026);
    torn.amidTheNextRead(() -> windows.close(command, NOON));

    assertThat(windows.close(command, NOON)).isEqualTo(closed(true));
  }

  @Test
  void what_is_not_open_or_over_or_published_is_not_closed_and_binds_nothing() {
    assertThat(close("K1", at("2025-10-20T23:59:59")))
        .isEqualTo(refused(new CloseWindow.Refusal.NotOpen()));
    assertThat(close("K1", at("2027-01-01T00:00:00")))
        .isEqualTo(refused(new CloseWindow.Refusal.Ended()));
    assertThat(close("K1", new Windows.Name(QINGHAI, 2030), NOON))
        .isEqualTo(refused(new CloseWindow.Refusal.NotPublished()));
    assertThat(stored.items("WindowsTable")).isEmpty();
    assertThat(close("K1", at("2025-10-21T00:00:00"))).isEqualTo(closed(false));
  }

  @Test
  void a_late_window_can_be_closed_too() {
    assertThat(close("K1", at("2026-12-31T23:59:59"))).isEqualTo(closed(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_YET", "none"})
  void an_order_in_a_window_that_was_not_opened_in_time_is_placed_and_noted(String state) {
    if (!state.equals("none")) {
      written(Season.State.valueOf(state));
    }
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);

    assertThat(house.lookUp.byId(WECHAT, orderId)).map(Order::orderId).contains(orderId);
    assertThat(house.notOpened).containsExactly(QINGHAI_2026);
  }

  @ParameterizedTest
  @EnumSource(
      value = Season.State.class,
      names = {"CONCENTRATED", "LATE", "ENDED"})
  void whatever_else_the_job_wrote_gates_nothing_and_is_not_noted(Season.State state) {
    written(state);

    house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);

    assertThat(house.notOpened).isEmpty();
  }

  @Test
  void a_refused_order_and_a_repeat_are_not_noted() {
    String adult = house.adult();
    placed("A1", at("2025-10-20T12:00:00"), adult);
    assertThat(house.notOpened).isEmpty();
    house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    assertThat(house.notOpened).hasSize(1);
  }

  @Test
  void quotes_and_orders_read_the_window_along_with_the_people() {
    String adult = house.adult();
    placed("of all the first, which opens the books", NOON, house.adult());
    faulty.takeCalls();
    house.quote.quote(asked(adult), TODAY, NOON);
    assertThat(faulty.takeCalls()).containsExactly("batchGetItem");
    placed("A1", NOON, adult);
    assertThat(faulty.takeCalls()).containsExactly("batchGetItem", "transactWriteItems");
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_close_repeated_after_death_at_any_call_is_one(FaultyDynamoDb.Moment moment) {
    for (int n = 0; ; n++) {
      stored.clear();
      faulty.dieAfter(n, moment);
      try {
        close("K1", NOON);
      } catch (FaultyDynamoDb.Death died) {
        // the operator repeats
      }
      boolean survived = faulty.survived();

      assertThat(close("K1", NOON.plusSeconds(5))).isIn(closed(false), closed(true));
      assertThat(window().version()).isEqualTo(1);
      if (survived) {
        assertThat(n).isEqualTo(3);
        return;
      }
    }
  }
}
