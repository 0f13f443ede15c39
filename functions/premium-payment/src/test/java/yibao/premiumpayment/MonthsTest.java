package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/** Months of the employee scheme as channels see them: a company's staff, and a courier. */
@TestInstance(Lifecycle.PER_CLASS)
class MonthsTest {

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("premium-payment/" + event + ".json");
  }

  private Edited event(String event) throws Exception {
    return Edited.of(stage, "premium-payment/" + event);
  }

  // ---- quotes ---------------------------------------------------------------------------------

  /** 8000 × 6.9 % = 552, × 2 % = 160. */
  @Test
  void a_wage_between_the_limits_is_the_base_and_each_side_pays_its_share() throws Exception {
    shows(
        play("quote-employees"),
        200,
        Map.ofEntries(
            Map.entry("/totalFen", "632362"),
            Map.entry("/lines/0/month", "2025-10"),
            Map.entry("/lines/0/kind", "EMPLOYED"),
            Map.entry("/lines/0/baseFen", "800000"),
            Map.entry("/lines/0/employerFen", "55200"),
            Map.entry("/lines/0/ownFen", "16000"),
            Map.entry("/lines/0/payableFen", "71200"),
            Map.entry("/lines/0/creditFen", "16000"),
            Map.entry("/lines/0/coverFrom", "2025-10-01"),
            Map.entry("/lines/0/coverTo", "2025-10-31"),
            Map.entry("/lines/0/waitMonths", "0"),
            Map.entry("/lines/1/month", "2025-11")));
  }

  @Test
  void a_wage_beyond_the_limits_counts_to_the_limit() throws Exception {
    shows(
        play("quote-employees"),
        200,
        Map.of(
            "/lines/2/baseFen", "458800",
            "/lines/2/payableFen", "40833",
            "/lines/4/baseFen", "2293800",
            "/lines/4/payableFen", "204148"));
  }

  @Test
  void a_quote_of_months_has_no_year_and_no_window() throws Exception {
    Stage.Answer quote = play("quote-employees");

    shows(
        quote,
        200,
        Map.of(
            "/months/1", "2025-11",
            "/employer", "CD-510100-0815",
            "/validUntil", "2025-11-06T00:00:00+08:00"));
    assertThat(quote.json().orElseThrow().has("year")).isFalse();
    assertThat(quote.json().orElseThrow().has("window")).isFalse();
  }

  @Test
  void a_flexible_worker_pays_alone_on_the_areas_base() throws Exception {
    shows(
        play("quote-flexible"),
        200,
        Map.of(
            "/totalFen", "116224",
            "/lines/1/kind", "FLEXIBLE",
            "/lines/1/baseFen", "611700",
            "/lines/1/employerFen", "0",
            "/lines/1/ownFen", "58112",
            "/lines/1/creditFen", "12234",
            "/lines/1/coverFrom", "2025-12-01"));
  }

  @Test
  void without_an_account_nothing_is_credited() throws Exception {
    shows(
        play("quote-flexible-pool-only"),
        200,
        Map.of("/lines/0/payableFen", "30584", "/lines/0/creditFen", "0"));
  }

  @Test
  void who_was_a_resident_for_two_years_is_covered_by_the_first_month() throws Exception {
    shows(
        play("quote-employees-from-residents"),
        200,
        Map.of("/lines/0/coverFrom", "2025-11-01", "/lines/0/waitMonths", "0"));
  }

  @Test
  void a_base_that_nobody_has_stated_yet_is_left_out_and_named() throws Exception {
    Stage.Answer quote = play("quote-employees-base-of-next-year");

    shows(quote, 200, Map.of("/lines/0/unpublished/0", "baseFen", "/totalFen", ""));
    assertThat(quote.json().orElseThrow().at("/lines/0").has("payableFen")).isFalse();
  }

  @Test
  void each_figure_is_explained_by_its_source() throws Exception {
    JsonNode because =
        play("quote-employees-explained").json().orElseThrow().at("/lines/0/because");

    assertThat(because.findValuesAsText("rule"))
        .contains("WAGE_ABOVE_CEILING", "EMPLOYER_SHARE", "OWN_SHARE", "ACCOUNT_CREDIT");
    assertThat(because.findValuesAsText("says")).noneMatch(says -> says.matches(".*\\p{IsHan}.*"));
    assertThat(because.findValuesAsText("title")).hasSameSizeAs(because);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quote-employees",
        "quote-employees-explained",
        "quote-flexible",
        "quote-flexible-pool-only"
      })
  void what_only_asks_changes_nothing(String event) throws Exception {
    Repeated.changesNothing(stage, event);
  }

  // ---- refusals -------------------------------------------------------------------------------

  @Test
  void months_of_one_person_are_refused_in_one_place_each_by_its_name() throws Exception {
    Stage.Answer refused = play("quote-employees-month-covered");

    assertThat(refused.at("/errors/0/detail")).isEqualTo("2025-08：该年度或月份已参保；2025-09：该年度或月份已参保");
  }

  @Test
  void of_months_that_are_none_nothing_else_is_said() throws Exception {
    assertThat(play("quote-employees-several-errors").pointers()).doesNotContain("/months");
  }

  // ---- orders ---------------------------------------------------------------------------------

  @Test
  void an_order_holds_a_line_for_each_persons_month() throws Exception {
    Stage.Answer order = play("order-employees");

    shows(
        order,
        201,
        Map.of(
            "/status", "PENDING",
            "/year", "2025",
            "/employer", "CD-510100-0815",
            "/totalFen", "632362",
            "/lines/5/month", "2025-11",
            "/lines/5/status", "PENDING",
            "/lines/5/employerFen", "158272",
            "/lines/5/ownFen", "45876",
            "/lines/5/creditFen", "45876"));
    assertThat(order.json().orElseThrow().at("/lines")).hasSize(6);
  }

  @Test
  void the_months_in_another_order_are_the_same_order() throws Exception {
    Stage.Answer first = play("order-employees");

    Stage.Answer second = play("order-employees-repeated-in-other-words");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.replayed()).isTrue();
  }

  @Test
  void at_another_price_the_new_quote_says_each_month() throws Exception {
    shows(
        play("order-employees-price-changed"),
        409,
        Map.of("/quote/totalFen", "142400", "/quote/lines/1/month", "2025-11"));
  }

  // ---- notices --------------------------------------------------------------------------------

  @Test
  void a_notice_covers_each_month_and_names_the_receipt() throws Exception {
    Stage.Answer notice = play("notice-employees");

    shows(
        notice,
        200,
        Map.of(
            "/status", "PAID",
            "/lines/0/status", "COVERED",
            "/lines/0/month", "2025-10",
            "/lines/0/coverTo", "2025-10-31",
            "/lines/5/status", "COVERED",
            "/lines/5/coverFrom", "2025-11-01"));
    assertThat(notice.at("/receiptNo"))
        .matches("510100-2025-" + notice.at("/orderId") + "-[0-9A-Z]");
  }

  /** Employers 6323.62 less what the staff pay, which goes into their accounts. */
  @Test
  void what_the_staff_pay_is_credited_to_their_accounts_in_the_same_posting() throws Exception {
    play("notice-employees");

    Map<String, Long> booked = Booked.of(stage, "PAYMENT");
    assertThat(booked)
        .containsEntry("channel-clearing.demo-payment", 632362L)
        .containsEntry("employer-contributions.510100.2025", -490258L)
        .containsEntry("employee-contributions.510100.2025", -142104L)
        .containsEntry("account-credits.510100.2025", 142104L);
    assertThat(booked.values().stream().mapToLong(Long::longValue).sum()).isZero();
    assertThat(stage.items().get("AccountsTable")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-employees",
        "order-flexible",
        "notice-employees",
        "notice-flexible",
        "refund-month"
      })
  void the_same_again_gets_the_same_answer_and_changes_nothing(String event) throws Exception {
    Repeated.isAnsweredAlike(stage, event);
  }

  @Test
  void of_two_channels_that_are_paid_for_the_same_months_the_second_gives_back() throws Exception {
    Edited order = event("order-employees");
    Edited notice = event("notice-employees");
    String rival =
        order.with("channelOrderNo", "AL1").by("demo-payment-2").sentTo(stage).at("/orderId");
    notice.sentTo(stage);

    shows(
        notice.about(rival).by("demo-payment-2").sentTo(stage),
        200,
        Map.of(
            "/status", "REFUND_DUE",
            "/lines/0/status", "REFUND_DUE",
            "/lines/0/month", "2025-10",
            "/lines/5/status", "REFUND_DUE",
            "/receiptNo", ""));
    assertThat(stage.items().get("AccountsTable")).hasSize(3);
  }

  @Test
  void an_employers_month_ends_what_its_courier_had_paid_ahead() throws Exception {
    String ahead = play("notice-flexible").at("/orderId");
    String courier = event("order-flexible").person();
    Edited order =
        event("order-employees")
            .with("channelOrderNo", "CD2")
            .with("totalFen", 71200)
            .withList("months", "\"2025-12\"")
            .withList("people", "{\"psnNo\":\"" + courier + "\",\"wageFen\":800000}");
    String orderId = order.sentTo(stage).at("/orderId");

    shows(
        event("notice-employees")
            .with("paidFen", 71200)
            .with("channelTxnNo", "T2")
            .about(orderId)
            .sentTo(stage),
        200,
        Map.of("/status", "PAID", "/lines/0/status", "COVERED"));

    shows(
        event("order-by-id").about(ahead).sentTo(stage),
        200,
        Map.of("/lines/0/status", "COVERED", "/lines/1/status", "REFUND_DUE"));
  }

  // ---- look-ups -------------------------------------------------------------------------------

  @Test
  void an_order_of_months_is_found_by_its_id_and_among_a_persons_payments_of_the_year()
      throws Exception {
    String orderId = play("notice-employees").at("/orderId");

    shows(
        play("order-by-id-employees"),
        200,
        Map.of("/status", "PAID", "/lines/3/month", "2025-11", "/lines/3/coverTo", "2025-11-30"));
    shows(
        play("payments-employees"),
        200,
        Map.of("/items/0/orderId", orderId, "/items/1/orderId", ""));
  }

  // ---- receipts -------------------------------------------------------------------------------

  @Test
  void a_receipt_says_which_month_each_line_paid() throws Exception {
    shows(
        play("receipt-employees"),
        200,
        Map.of(
            "/scheme", "EMPLOYEE",
            "/totalFen", "632362",
            "/lines/1/name", "李*",
            "/lines/1/month", "2025-11",
            "/lines/1/employerFen", "55200"));
  }

  @Test
  void its_page_says_so_too() throws Exception {
    assertThat(play("receipt-page-employees").body())
        .contains(">2025-10<", ">2025-11<", "职工基本医疗保险", "成都市");
  }

  // ---- refunds --------------------------------------------------------------------------------

  @Test
  void a_month_goes_back_before_it_begins_and_its_credit_with_it() throws Exception {
    shows(
        play("refund-month"),
        201,
        Map.of("/status", "REFUND_DUE", "/refundFen", "58112", "/month", "2025-12"));

    assertThat(Booked.of(stage, "REFUND_DUE"))
        .containsEntry("refunds-due.demo-payment", -58112L)
        .containsEntry("employee-contributions.510100.2025", 58112L)
        .containsEntry("account-credits.510100.2025", -12234L);
    shows(
        play("order-by-id-flexible"),
        200,
        Map.of("/lines/0/status", "COVERED", "/lines/1/status", "REFUND_DUE"));
  }

  @Test
  void a_refund_of_a_month_is_found_by_its_id() throws Exception {
    String refundId = play("refund-month").at("/refundId");

    shows(
        play("refund-by-id-of-month"),
        200,
        Map.of("/refundId", refundId, "/month", "2025-12", "/status", "REFUND_DUE"));
  }

  @Test
  void a_month_that_has_begun_is_named_in_the_refusal() throws Exception {
    assertThat(play("refund-month-begun").at("/errors/0/detail")).startsWith("2025-11 已开始");
  }

  @Test
  void no_answer_names_a_person() throws Exception {
    for (String event :
        List.of(
            "quote-employees-explained",
            "order-employees",
            "notice-employees",
            "receipt-employees",
            "receipt-page-employees")) {
      assertThat(play(event).body()).doesNotContain("李伟", "陈建军");
    }
  }
}
