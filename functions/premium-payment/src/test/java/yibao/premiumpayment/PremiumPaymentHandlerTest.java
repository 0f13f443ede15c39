package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;
import yibao.receipts.PublishedKeys;
import yibao.receipts.Receipt;
import yibao.receipts.ReceiptLine;
import yibao.receipts.Verdict;
import yibao.receipts.VerificationKey;
import yibao.rules.Money;

/** Feeds the handler the bytes of events/premium-payment that it answers. */
@TestInstance(Lifecycle.PER_CLASS)
class PremiumPaymentHandlerTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Stage stage =
      PaymentStage.start(new PrintStream(log, true, StandardCharsets.UTF_8));

  @BeforeEach
  void empty() {
    log.reset();
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("premium-payment/" + event + ".json");
  }

  // ---- quotes ---------------------------------------------------------------------------------

  @Test
  void an_unbroken_record_pays_400_yuan_and_is_covered_all_year() throws Exception {
    shows(
        play("quote"),
        200,
        Map.of(
            "/totalFen", "40000",
            "/lines/0/payableFen", "40000",
            "/lines/0/coverFrom", "2026-01-01",
            "/lines/0/coverTo", "2026-12-31",
            "/lines/0/waitMonths", "0",
            "/window/state", "CONCENTRATED",
            "/validUntil", "2026-01-01T00:00:00+08:00"));
  }

  @Test
  void a_family_is_quoted_line_by_line() throws Exception {
    shows(
        play("quote-family"),
        200,
        Map.of("/totalFen", "80000", "/lines/1/payableFen", "40000", "/lines/2/psnNo", ""));
  }

  @Test
  void who_pays_in_march_waits_three_months() throws Exception {
    shows(
        play("quote-paid-in-march"),
        200,
        Map.of(
            "/window/state", "LATE",
            "/lines/0/coverFrom", "2026-06-05",
            "/lines/0/waitMonths", "3",
            "/validUntil", "2026-07-01T00:00:00+08:00"));
  }

  @Test
  void a_repaired_year_stands_beside_the_premium_and_takes_a_month_off() throws Exception {
    shows(
        play("quote-repair"),
        200,
        Map.of(
            "/totalFen", "80000",
            "/lines/0/payableFen", "40000",
            "/lines/0/repairFen", "40000",
            "/lines/0/coverFrom", "2026-04-01",
            "/lines/0/waitMonths", "3"));
    shows(
        play("order-repair"),
        201,
        Map.of(
            "/totalFen", "80000",
            "/lines/0/payableFen", "40000",
            "/lines/0/repairFen", "40000",
            "/lines/0/waitMonths", "3"));
  }

  @Test
  void who_pays_in_october_would_never_be_covered() throws Exception {
    Stage.Answer quote = play("quote-cover-never-starts");

    shows(quote, 200, Map.of("/lines/0/covers", "false", "/totalFen", "110000"));
    assertThat(quote.body()).doesNotContain("coverFrom");
  }

  @Test
  void what_no_source_states_is_left_out_and_named() throws Exception {
    Stage.Answer quote = play("quote-unpublished");

    shows(
        quote,
        200,
        Map.of("/lines/0/unpublished/0", "subsidyFen", "/lines/0/unpublished/1", "payableFen"));
    assertThat(quote.json().orElseThrow().at("/lines/0").has("payableFen")).isFalse();
    assertThat(quote.json().orElseThrow().has("totalFen")).isFalse();
  }

  @Test
  void extreme_poverty_has_nothing_to_pay() throws Exception {
    shows(
        play("quote-nothing-to-pay"),
        200,
        Map.of(
            "/totalFen", "0",
            "/lines/0/category", "EXTREME_POVERTY",
            "/lines/0/subsidyFen", "110000"));
  }

  @Test
  void why_is_said_when_asked_in_the_language_asked_for() throws Exception {
    JsonNode because = play("quote-explained").json().orElseThrow().at("/lines/0/because");

    assertThat(because).isNotEmpty();
    assertThat(because.findValuesAsText("says")).allMatch(says -> says.matches("\\p{ASCII}+"));
    assertThat(because.findValuesAsText("grade")).isNotEmpty();
    assertThat(play("quote").body()).doesNotContain("because");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"quote", "quote-explained", "quote-family", "quote-unpublished", "order-by-id"})
  void what_only_asks_changes_nothing(String event) throws Exception {
    Repeated.changesNothing(stage, event);
  }

  // ---- orders ---------------------------------------------------------------------------------

  @Test
  void an_order_waits_half_an_hour_for_its_money() throws Exception {
    Stage.Answer order = play("order");

    shows(
        order,
        201,
        Map.of(
            "/status", "PENDING",
            "/totalFen", "40000",
            "/lines/0/status", "PENDING",
            "/createdAt", "2025-11-05T09:05:12+08:00",
            "/expiresAt", "2025-11-05T09:35:12+08:00"));
    assertThat(order.at("/orderId")).matches("[0-9A-HJKMNP-TV-Z]{12}");
    assertThat(order.replayed()).isFalse();
  }

  @Test
  void an_order_for_a_family_holds_a_line_for_each() throws Exception {
    shows(play("order-family"), 201, Map.of("/totalFen", "80000", "/lines/1/status", "PENDING"));
  }

  @Test
  void an_order_with_nothing_to_pay_covers_at_once() throws Exception {
    Stage.Answer order = play("order-nothing-to-pay");

    shows(
        order,
        201,
        Map.of(
            "/status", "PAID", "/lines/0/status", "COVERED", "/lines/0/coverFrom", "2026-01-01"));
    assertThat(order.at("/receiptNo")).startsWith("630000-2026-" + order.at("/orderId"));
    assertThat(stage.items().get("LedgerTable"))
        .singleElement()
        .satisfies(
            posting ->
                assertThat(posting)
                    .containsEntry("cause", AttributeValue.fromS("NOTHING_TO_PAY"))
                    .containsEntry("receiptNo", AttributeValue.fromS(order.at("/receiptNo"))));
  }

  @Test
  void whoever_accepts_that_no_cover_starts_may_order() throws Exception {
    shows(
        play("order-no-cover-accepted"),
        201,
        Map.of("/status", "PENDING", "/totalFen", "110000", "/lines/0/payableFen", "110000"));
  }

  @Test
  void an_order_at_another_price_is_answered_with_the_new_quote() throws Exception {
    shows(
        play("order-price-changed-in-july"),
        409,
        Map.of("/quote/totalFen", "110000", "/quote/lines/0/coverFrom", "2026-10-01"));
  }

  // ---- cancellations --------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"cancellation", "cancellation-empty-object"})
  void an_order_that_waits_for_its_money_can_be_given_up(String event) throws Exception {
    shows(play(event), 200, Map.of("/status", "CANCELLED", "/lines/0/status", "PENDING"));
    shows(play("order-by-id-cancelled"), 200, Map.of("/status", "CANCELLED"));
  }

  @Test
  void a_cancellation_without_a_body_is_the_same_as_one_without_fields() throws Exception {
    Stage.Answer first = play("cancellation");

    Stage.Answer again = play("cancellation-empty-object");

    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
  }

  // ---- notices --------------------------------------------------------------------------------

  @Test
  void a_notice_covers_and_names_the_receipt() throws Exception {
    Stage.Answer notice = play("notice");

    shows(
        notice,
        200,
        Map.of(
            "/status", "PAID",
            "/lines/0/status", "COVERED",
            "/lines/0/coverFrom", "2026-01-01",
            "/lines/0/coverTo", "2026-12-31"));
    assertThat(notice.at("/receiptNo"))
        .matches("630000-2026-" + notice.at("/orderId") + "-[0-9A-Z]");
    assertThat(stage.items().get("LedgerTable")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "notice-told-late,             PAID",
    "notice-paid-at-expiry,        REFUND_DUE",
    "notice-after-cancellation,    REFUND_DUE",
    "notice-paid-before-the-order, SUSPENSE",
    "notice-unknown-order,         SUSPENSE",
    "notice-of-another-channel,    SUSPENSE",
    "notice-wrong-amount,          SUSPENSE",
    "notice-second-transaction,    SUSPENSE"
  })
  void money_is_never_lost(String event, String status) throws Exception {
    byte[] bytes = stage.ready("premium-payment/" + event + ".json");
    int booked = ledger();

    Stage.Answer answer = stage.send("premium-payment", bytes);

    shows(answer, 200, Map.of("/status", status));
    assertThat(ledger()).isEqualTo(booked + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "notice-paid-at-expiry,        REFUND,   ORDER_EXPIRED",
    "notice-after-cancellation,    REFUND,   ORDER_CANCELLED",
    "notice-paid-before-the-order, SUSPENSE, PAID_BEFORE_THE_ORDER",
    "notice-unknown-order,         SUSPENSE, UNKNOWN_ORDER",
    "notice-of-another-channel,    SUSPENSE, UNKNOWN_ORDER",
    "notice-wrong-amount,          SUSPENSE, WRONG_AMOUNT",
    "notice-second-transaction,    SUSPENSE, SECOND_TRANSACTION"
  })
  void what_covers_nobody_is_owed_with_its_reason(String event, String kind, String reason)
      throws Exception {
    play(event);

    assertThat(stage.items().get("OwedTable"))
        .singleElement()
        .satisfies(
            owed ->
                assertThat(owed)
                    .containsEntry("kind", AttributeValue.fromS(kind))
                    .containsEntry("reason", AttributeValue.fromS(reason)));
  }

  private int ledger() {
    return stage.items().getOrDefault("LedgerTable", Set.of()).size();
  }

  // ---- repeats --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order",
        "order-family",
        "order-nothing-to-pay",
        "order-no-cover-accepted",
        "cancellation",
        "cancellation-empty-object",
        "notice",
        "notice-told-late",
        "notice-paid-at-expiry",
        "notice-paid-before-the-order",
        "notice-unknown-order",
        "notice-of-another-channel",
        "notice-wrong-amount",
        "notice-second-transaction",
        "window-close"
      })
  void the_same_again_gets_the_same_answer_and_changes_nothing(String event) throws Exception {
    Repeated.isAnsweredAlike(stage, event);
  }

  @ParameterizedTest
  @CsvSource({"order,  order-repeated-in-other-words", "notice, notice-repeated-in-other-words"})
  void the_same_in_other_words_is_the_same(String event, String again) throws Exception {
    Stage.Answer first = play(event);

    Stage.Answer second = play(again);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.replayed()).isTrue();
  }

  @Test
  void the_first_answer_comes_again_even_if_the_order_has_moved_on() throws Exception {
    Stage.Answer placed = play("order");
    play("notice");

    assertThat(play("order").body()).isEqualTo(placed.body());
    shows(play("order-by-id-paid"), 200, Map.of("/status", "PAID"));
  }

  @Test
  void a_notice_from_the_future_binds_nothing() throws Exception {
    byte[] early = stage.ready("premium-payment/notice-paid-in-future.json");
    assertThat(stage.send("premium-payment", early).status()).isEqualTo(422);
    String aSecondLater =
        new String(early, StandardCharsets.UTF_8).replace("1762304851417", "1762304852417");
    assertThat(aSecondLater).isNotEqualTo(new String(early, StandardCharsets.UTF_8));

    shows(
        stage.send("premium-payment", aSecondLater.getBytes(StandardCharsets.UTF_8)),
        200,
        Map.of("/status", "PAID"));
  }

  @Test
  void another_payment_under_a_known_number_is_noted_once_and_changes_nothing_else()
      throws Exception {
    byte[] bytes = stage.ready("premium-payment/notice-number-reused.json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer first = stage.send("premium-payment", bytes);
    Map<String, Set<Map<String, AttributeValue>>> noted = stage.items();
    Stage.Answer second = stage.send("premium-payment", bytes);

    assertThat(first.status()).isEqualTo(422);
    assertThat(first.problem()).isEqualTo("key-reused");
    assertThat(first.pointers()).containsExactly("/channelTxnNo");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(stage.items()).isEqualTo(noted);
    assertThat(noted.get("OwedTable"))
        .singleElement()
        .satisfies(
            item -> assertThat(item).containsEntry("reason", AttributeValue.fromS("KEY_REUSED")));
    noted.remove("OwedTable");
    before.remove("OwedTable");
    assertThat(noted).isEqualTo(before);
  }

  @Test
  void who_is_covered_already_is_not_sold_the_year_again() throws Exception {
    byte[] bytes = stage.ready("premium-payment/order-already-covered.json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = stage.send("premium-payment", bytes);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("already-covered");
    assertThat(answer.pointers()).containsExactly("/people/0/psnNo");
    assertThat(stage.items()).isEqualTo(before);
  }

  // ---- windows --------------------------------------------------------------------------------

  @Test
  void an_operator_closes_a_window_early() throws Exception {
    shows(
        play("window-close"),
        200,
        Map.of(
            "/area", "630000",
            "/year", "2026",
            "/state", "ENDED",
            "/closedAt", "2025-11-20T10:00:00+08:00"));
    assertThat(stage.items().get("WindowsTable"))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item)
                    .containsEntry("areaYear", AttributeValue.fromS("630000#2026"))
                    .containsEntry("state", AttributeValue.fromS("ENDED"))
                    .containsEntry("since", AttributeValue.fromS("2025-11-20"))
                    .containsEntry("closedBy", AttributeValue.fromS("demo-operator")));
  }

  @Test
  void an_order_in_a_window_that_nobody_opened_goes_on_and_is_counted() throws Exception {
    play("quote");
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("WindowNotOpened");

    assertThat(play("order").status()).isEqualTo(201);

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .contains("\"Namespace\":\"Yibao\"", "\"WindowNotOpened\":1")
                    .endsWith("\"area\":\"630000\",\"year\":2026}"));
  }

  // ---- look-ups -------------------------------------------------------------------------------

  @Test
  void an_order_is_found_by_either_number() throws Exception {
    String orderId = play("order").at("/orderId");

    shows(play("order-by-id"), 200, Map.of("/orderId", orderId, "/status", "PENDING"));
    shows(play("order-by-number"), 200, Map.of("/orderId", orderId));
  }

  @Test
  void an_order_without_its_money_expires_by_the_clock() throws Exception {
    shows(play("order-by-id-expired"), 200, Map.of("/status", "EXPIRED"));
  }

  @Test
  void a_persons_payments_are_the_callers_own_orders() throws Exception {
    String orderId = play("order").at("/orderId");
    play("notice");

    shows(play("payments"), 200, Map.of("/items/0/orderId", orderId, "/items/0/status", "PAID"));
    shows(play("payments-another-channel"), 200, Map.of("/items/0/orderId", ""));
  }

  @Test
  void a_receipt_is_shown_to_whoever_has_its_number() throws Exception {
    String receiptNo = play("notice").at("/receiptNo");

    shows(
        play("receipt"),
        200,
        Map.of(
            "/receiptNo", receiptNo,
            "/totalFen", "40000",
            "/lines/0/name", "张*",
            "/paidAt", "2025-11-05T09:07:30+08:00",
            "/channel", "demo-payment"));
  }

  @ParameterizedTest
  @CsvSource({
    "receipt,             application/json",
    "receipt-page,        text/html; charset=utf-8",
    "receipt-browser,     text/html; charset=utf-8",
    "receipt-json-rather, application/json"
  })
  void a_receipt_is_a_page_to_whoever_would_rather_have_one(String event, String type)
      throws Exception {
    Stage.Answer receipt = play(event);

    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.headers())
        .containsEntry("content-type", type)
        .containsEntry("vary", "accept");
    assertThat(receipt.body()).contains("张*", play("notice").at("/receiptNo"));
  }

  @Test
  void a_receipt_proves_itself_by_the_keys_that_are_published() throws Exception {
    Stage.Answer receipt = play("receipt");

    assertThat(published().verify(receipt.at("/signed")))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class,
            genuine -> {
              Receipt signed = genuine.receipt();
              assertThat(signed.number().text()).isEqualTo(receipt.at("/receiptNo"));
              assertThat(signed.channel()).isEqualTo("demo-payment");
              assertThat(signed.paidAt()).contains(instant(receipt.at("/paidAt")));
              assertThat(signed.asOf()).isEqualTo(instant(receipt.at("/asOf")));
              assertThat(signed.policyRelease()).isEqualTo(receipt.at("/policyRelease"));
              assertThat(signed.total().fen()).isEqualTo(40000);
              assertThat(signed.lines())
                  .containsExactly(
                      new ReceiptLine(
                          "张*",
                          ReceiptLine.Status.COVERED,
                          Money.ofYuan(400),
                          Money.ZERO,
                          Optional.of(LocalDate.of(2026, 1, 1)),
                          Optional.of(LocalDate.of(2026, 12, 31))));
            });
  }

  @Test
  void the_page_carries_the_signed_text_as_of_its_own_instant() throws Exception {
    String page = play("receipt-page").body();

    assertThat(published().verify(ScannedCode.on(page).text()))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class,
            genuine -> assertThat(genuine.receipt().asOf()).isEqualTo("2025-11-05T01:10:20Z"));
  }

  @Test
  void the_keys_may_be_kept_for_an_hour() throws Exception {
    assertThat(play("keys").headers())
        .containsEntry("content-type", "application/jwk-set+json")
        .containsEntry("cache-control", "public, max-age=3600");
  }

  private PublishedKeys published() throws Exception {
    Stage.Answer keys = play("keys");
    return new PublishedKeys(
        List.of(new VerificationKey(keys.at("/keys/0/kid"), keys.at("/keys/0/x"))));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  @Test
  void no_answer_names_a_person() throws Exception {
    for (String event :
        List.of("quote-explained", "order", "notice", "payments", "receipt", "receipt-page")) {
      assertThat(play(event).body()).doesNotContain("张三", "63000019880402001X");
    }
  }
}
