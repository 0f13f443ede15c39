package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/** An employer's list as channels hand it in, pay it and look it up. */
@TestInstance(Lifecycle.PER_CLASS)
class StaffListsTest {

  private static final int LARGEST_BODY = 256 * 1024;

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

  // ---- taking a list --------------------------------------------------------------------------

  /** 712.00 + 408.33 + 2041.48: a wage between the limits, one below and one beyond. */
  @ParameterizedTest
  @ValueSource(strings = {"staff-list", "staff-list-table"})
  void a_list_without_errors_is_one_order(String event) throws Exception {
    Stage.Answer list = play(event);

    shows(
        list,
        202,
        Map.of(
            "/status", "READY",
            "/area", "510100",
            "/month", "2025-12",
            "/employer", "CD-510100-0815",
            "/lines", "3",
            "/orderStatus", "PENDING",
            "/totalFen", "316181",
            "/progress/applied", "0",
            "/progress/pending", "3"));
    assertThat(list.json().orElseThrow().path("errors")).isEmpty();
    assertThat(list.json().orElseThrow().path("receipts")).isEmpty();
    shows(
        event("order-by-id").about(list.at("/orderId")).sentTo(stage),
        200,
        Map.of("/lines/0/status", "PENDING", "/lines/2/payableFen", "204148", "/lines/3", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staff-list",
        "staff-list-table",
        "staff-list-with-errors",
        "staff-list-table-with-errors",
        "notice-staff-list",
        "refund-of-staff-list"
      })
  void the_same_again_gets_the_same_answer_and_changes_nothing(String event) throws Exception {
    Repeated.isAnsweredAlike(stage, event);
  }

  @Test
  void a_list_and_a_table_of_the_same_say_the_same() throws Exception {
    String listId = play("staff-list").at("/listId");

    Stage.Answer table =
        event("staff-list-table")
            .withHeader("idempotency-key", "names-2025-12")
            .withQuery(
                "area=510100&month=2025-12&employer=CD-510100-0815"
                    + "&channelOrderNo=CD20251105-0021")
            .sentTo(stage);

    assertThat(table.at("/listId")).isEqualTo(listId);
    assertThat(table.replayed()).isTrue();
  }

  @Test
  void without_a_number_of_the_order_the_key_is_its_number() throws Exception {
    shows(
        event("staff-list-table").withQuery("area=510100&month=2025-12").sentTo(stage),
        202,
        Map.of("/channelOrderNo", "names-2025-12-csv", "/employer", ""));
  }

  @Test
  void a_list_is_found_by_the_number_of_its_order() throws Exception {
    String orderId = play("staff-list").at("/orderId");

    shows(
        event("order-by-number").withQuery("channelOrderNo=CD20251105-0021").sentTo(stage),
        200,
        Map.of("/orderId", orderId, "/lines/2/status", "PENDING"));
  }

  @Test
  void a_number_that_a_list_has_is_taken_for_other_orders() throws Exception {
    play("staff-list");

    Stage.Answer order =
        event("order-employees").with("channelOrderNo", "CD20251105-0021").sentTo(stage);

    assertThat(order.problem()).isEqualTo("key-reused");
  }

  @Test
  void a_list_that_was_refused_binds_no_number_of_an_order() throws Exception {
    play("staff-list-with-errors");

    shows(
        event("staff-list").with("channelOrderNo", "CD20251105-0023").sentTo(stage),
        202,
        Map.of("/status", "READY", "/channelOrderNo", "CD20251105-0023"));
  }

  // ---- errors by line -------------------------------------------------------------------------

  @Test
  void each_wrong_line_is_named_and_nothing_is_ordered() throws Exception {
    Stage.Answer list = play("staff-list-with-errors");

    shows(list, 202, Map.of("/status", "REFUSED", "/lines", "5", "/orderId", ""));
    assertThat(errors(list))
        .containsExactly(
            "2 /people/1/psnNo unknown-person",
            "3 /people/2/wageFen malformed",
            "4 /people/3 malformed",
            "5 /people/4/psnNo duplicate-person");
    assertThat(stage.items().get("OrdersTable")).hasSize(1);
  }

  @Test
  void each_wrong_line_of_a_table_is_named_the_same_way() throws Exception {
    assertThat(errors(play("staff-list-table-with-errors")))
        .containsExactly(
            "2 /people/1/psnNo unknown-person",
            "3 /people/2/wageFen malformed",
            "4 /people/3 malformed",
            "5 /people/4/psnNo duplicate-person");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"psnNo\":\"P\",\"wageFen\":0}                             | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":-800000}                       | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":8000.5}                        | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":8e5}                           | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":10000000001}                   | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":123456789012345678901234567890} | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":1e400}                         | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":null}                          | /wageFen",
        "{\"psnNo\":\"P\",\"wageFen\":[800000]}                      | /wageFen",
        "{\"psnNo\":\"P\"}                                           | /wageFen",
        "{\"psnNo\":41,\"wageFen\":800000}                           | /psnNo",
        "{\"psnNo\":\"\",\"wageFen\":800000}                         | /psnNo",
        "{\"psnNo\":\"张三\",\"wageFen\":800000}                      | /psnNo",
        "{\"wageFen\":800000}                                        | /psnNo",
        "{}                                                          | /psnNo",
        "{\"psnNo\":\"P\",\"wageFen\":800000,\"name\":\"张三\"}       | ''",
        "[\"P\",800000]                                              | ''",
        "\"P,800000\"                                                | ''",
        "null                                                        | ''",
        "[[[[{}]]]]                                                  | ''"
      })
  void a_line_that_says_nothing_is_an_error_of_that_line(String line, String field)
      throws Exception {
    Stage.Answer list = event("staff-list").withList("people", line).sentTo(stage);

    assertThat(list.status()).as(list.body()).isEqualTo(202);
    assertThat(errors(list)).containsExactly("1 /people/0" + field + " malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | ''",
        "P                             | ''",
        "P,800000,                     | ''",
        "P;800000                      | ''",
        "P,                            | /wageFen",
        "P,+800000                     | /wageFen",
        "P,0800000                     | /wageFen",
        "P,'8,000'                     | ''",
        "P,8000.00                     | /wageFen",
        "P,9999999999999999999999      | /wageFen",
        "P,８００                       | /wageFen",
        "\"P\",800000                  | /psnNo",
        "' P,800000'                   | /psnNo",
        ",800000                       | /psnNo"
      })
  void so_is_a_row(String row, String field) throws Exception {
    Stage.Answer list =
        event("staff-list-table").withText("psnNo,wageFen\n" + row + "\nP,1\n").sentTo(stage);

    assertThat(list.status()).as(list.body()).isEqualTo(202);
    assertThat(errors(list))
        .containsExactly("1 /people/0" + field + " malformed", "2 /people/1/psnNo unknown-person");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv",
        "Text/CSV; charset=UTF-8",
        "text/csv; charset=\"utf-8\"; header=present",
        "text/csv;header=present"
      })
  void a_table_may_be_announced_so(String contentType) throws Exception {
    shows(
        event("staff-list-table").withHeader("content-type", contentType).sentTo(stage),
        202,
        Map.of("/status", "READY"));
  }

  @Test
  void the_last_row_needs_no_end_of_line() throws Exception {
    String row = "psnNo,wageFen\r\n" + event("staff-list").person() + ",800000";

    shows(
        event("staff-list-table").withText(row).sentTo(stage),
        202,
        Map.of("/status", "READY", "/lines", "1", "/totalFen", "71200"));
  }

  @Test
  void who_is_dead_or_named_by_two_numbers_is_an_error_of_the_line() throws Exception {
    String dead = event("order-deceased").person();
    JsonNode merged = event("order-same-person-after-merge").people();
    play("order-deceased");
    play("order-same-person-after-merge");

    Stage.Answer list =
        event("staff-list")
            .withList(
                "people",
                line(dead)
                    + ","
                    + line(merged.at("/0/psnNo").asText())
                    + ","
                    + line(merged.at("/1/psnNo").asText()))
            .sentTo(stage);

    assertThat(errors(list))
        .contains("1 /people/0/psnNo deceased", "3 /people/2/psnNo duplicate-person");
  }

  @Test
  void months_that_are_paid_or_past_are_named_by_line() throws Exception {
    play("notice-employees");

    assertThat(errors(event("staff-list").withList("months", "\"2025-10\"").sentTo(stage)))
        .containsExactly(
            "1 /people/0/psnNo already-covered",
            "2 /people/1/psnNo already-covered",
            "3 /people/2/psnNo already-covered");
    assertThat(
            errors(
                event("staff-list")
                    .withHeader("idempotency-key", "other")
                    .with("area", "630000")
                    .sentTo(stage)))
        .allMatch(error -> error.endsWith("/psnNo policy-not-published"))
        .hasSize(3);
  }

  @Test
  void errors_are_in_english_for_who_reads_it() throws Exception {
    Edited list = event("staff-list-with-errors").withHeader("accept-language", "en");
    Stage.Answer english = list.sentTo(stage);

    assertThat(english.json().orElseThrow().findValuesAsText("detail"))
        .hasSize(4)
        .noneMatch(detail -> detail.matches(".*\\p{IsHan}.*"));
    Stage.Answer chinese = event("staff-list-by-id").about(english.at("/listId")).sentTo(stage);
    assertThat(chinese.json().orElseThrow().findValuesAsText("detail"))
        .hasSize(4)
        .allMatch(detail -> detail.matches(".*\\p{IsHan}.*"));
  }

  // ---- a thousand -----------------------------------------------------------------------------

  @Test
  void of_a_thousand_unknown_each_is_named() throws Exception {
    Stage.Answer list = event("staff-list").withList("people", lines(1000)).sentTo(stage);

    shows(list, 202, Map.of("/status", "REFUSED", "/lines", "1000"));
    assertThat(errors(list)).hasSize(1000).endsWith("1000 /people/999/psnNo unknown-person");
  }

  @Test
  void a_thousand_and_one_are_refused_as_a_whole() throws Exception {
    Stage.Answer list = event("staff-list").withList("people", lines(1001)).sentTo(stage);

    assertThat(list.problem()).isEqualTo("malformed");
    assertThat(list.pointers()).containsExactly("/people");
  }

  @Test
  void so_are_a_thousand_and_one_rows() throws Exception {
    String rows =
        IntStream.range(0, 1001).mapToObj(i -> "P" + i + ",800000\n").reduce("", String::concat);

    Stage.Answer list = event("staff-list-table").withText("psnNo,wageFen\n" + rows).sentTo(stage);

    assertThat(list.problem()).isEqualTo("malformed");
    assertThat(list.pointers()).containsExactly("");
  }

  @Test
  void a_body_of_256_KB_is_read_and_one_byte_more_is_not() throws Exception {
    Edited list = event("staff-list");
    String body = list.text();
    String largest = body + " ".repeat(LARGEST_BODY - body.length());

    assertThat(list.withText(largest + " ").sentTo(stage).problem()).isEqualTo("body-too-large");
    assertThat(list.withText(largest).sentTo(stage).at("/status")).isEqualTo("READY");
  }

  // ---- paying for it --------------------------------------------------------------------------

  @Test
  void its_notice_is_answered_without_lines_and_its_people_are_covered() throws Exception {
    Stage.Answer notice = play("notice-staff-list");

    shows(notice, 200, Map.of("/status", "PAID", "/receiptNo", "", "/lines/0", ""));
    shows(
        play("order-by-id-staff-list"),
        200,
        Map.of(
            "/status", "PAID",
            "/totalFen", "316181",
            "/lines/0/status", "COVERED",
            "/lines/0/month", "2025-12",
            "/lines/2/coverTo", "2025-12-31"));
  }

  @Test
  void its_money_is_received_once_and_applied_by_the_parts() throws Exception {
    play("notice-staff-list");

    assertThat(Booked.of(stage, "PAYMENT"))
        .containsOnly(
            Map.entry("channel-clearing.demo-payment", 316181L),
            Map.entry("contributions-received.510100", -316181L));
    assertThat(Booked.of(stage, "PART_APPLIED"))
        .containsEntry("contributions-received.510100", 316181L)
        .containsEntry("employee-contributions.510100.2025", -71052L)
        .containsEntry("account-credits.510100.2025", 71052L);
  }

  @Test
  void the_list_says_how_far_it_is_and_names_the_receipts_of_its_parts() throws Exception {
    play("notice-staff-list");
    Stage.Answer list = play("staff-list-by-id-paid");

    shows(
        list,
        200,
        Map.of(
            "/orderStatus",
            "PAID",
            "/progress/applied",
            "3",
            "/progress/pending",
            "0",
            "/receipts/1",
            ""));
    shows(
        play("receipt-staff-list"),
        200,
        Map.of("/totalFen", "316181", "/lines/2/month", "2025-12", "/lines/3", ""));
  }

  @Test
  void a_person_has_the_part_among_the_payments_of_the_year() throws Exception {
    play("notice-staff-list");

    shows(
        event("staff-list-by-id")
            .withPath("/premium-payment/people/" + event("staff-list").person() + "/payments")
            .withQuery("year=2025")
            .sentTo(stage),
        200,
        Map.of(
            "/items/0/channelOrderNo", "CD20251105-0021",
            "/items/0/status", "PAID",
            "/items/1", ""));
  }

  @Test
  void a_month_is_asked_back_at_the_lists_order() throws Exception {
    Stage.Answer refund = play("refund-of-staff-list");

    shows(refund, 201, Map.of("/status", "REFUND_DUE", "/refundFen", "40833"));
    shows(
        play("order-by-id-staff-list"),
        200,
        Map.of(
            "/lines/0/status", "COVERED",
            "/lines/1/status", "REFUND_DUE",
            "/lines/1/refundId", refund.at("/refundId")));
  }

  @Test
  void asked_back_at_its_part_too_it_goes_back_once() throws Exception {
    String part = play("refund-of-staff-list").at("/orderId");

    assertThat(event("refund-of-staff-list").about(part).sentTo(stage).problem())
        .isEqualTo("nothing-to-refund");
  }

  @Test
  void a_part_takes_neither_money_nor_a_cancellation() throws Exception {
    play("staff-list");
    String part = part();

    shows(
        event("notice-staff-list").about(part).with("channelTxnNo", "T2").sentTo(stage),
        200,
        Map.of("/status", "SUSPENSE"));
    shows(event("cancellation").about(part).sentTo(stage), 404, Map.of());
  }

  @Test
  void what_is_paid_after_the_cancellation_goes_back_as_a_whole() throws Exception {
    String orderId = play("staff-list").at("/orderId");
    shows(event("cancellation").about(orderId).sentTo(stage), 200, Map.of("/status", "CANCELLED"));

    shows(play("notice-staff-list"), 200, Map.of("/status", "REFUND_DUE", "/lines/0", ""));
    shows(
        event("staff-list-by-id")
            .withPath("/premium-payment/refunds")
            .withQuery("status=REFUND_DUE")
            .sentTo(stage),
        200,
        Map.of(
            "/items/0/orderId", orderId,
            "/items/0/reason", "ORDER_CANCELLED",
            "/items/0/refundFen", "316181",
            "/items/0/psnNo", "",
            "/items/1", ""));
    shows(
        play("staff-list-by-id"),
        200,
        Map.of("/orderStatus", "CANCELLED", "/progress/applied", "0"));
  }

  @Test
  void a_whole_order_is_paid_back_in_one_transaction() throws Exception {
    play("staff-list");
    String refundId =
        event("notice-staff-list")
            .with("paidAt", "2025-11-05T10:10:05+08:00")
            .at("2025-11-05T10:11:00")
            .sentTo(stage)
            .at("/refundId");
    String listed =
        event("staff-list-by-id")
            .withPath("/premium-payment/refunds")
            .withQuery("status=REFUND_DUE")
            .sentTo(stage)
            .at("/items/0/refundId");
    assertThat(listed).isEqualTo(refundId);

    shows(
        event("refund-payment")
            .about(refundId)
            .with("refundedFen", 316181)
            .with("channelTxnNo", "B1")
            .with("paidAt", "2025-11-05T10:12:00+08:00")
            .at("2025-11-05T10:13:00")
            .sentTo(stage),
        200,
        Map.of("/status", "REFUNDED", "/refundFen", "316181", "/reason", "ORDER_EXPIRED"));
  }

  @Test
  void what_is_paid_too_late_goes_back_as_a_whole() throws Exception {
    play("staff-list");

    shows(
        event("notice-staff-list")
            .with("paidAt", "2025-11-05T10:10:05+08:00")
            .at("2025-11-05T10:11:00")
            .sentTo(stage),
        200,
        Map.of("/status", "REFUND_DUE"));
  }

  @Test
  void no_answer_names_a_person() throws Exception {
    for (String event :
        List.of(
            "staff-list", "staff-list-with-errors", "notice-staff-list", "receipt-staff-list")) {
      assertThat(play(event).body()).doesNotContain("李伟", "陈建军");
    }
  }

  /** The order that is the list's only part, which nobody is told of before it is paid. */
  private String part() {
    return Objects.requireNonNull(stage.items().get("OrdersTable")).stream()
        .filter(order -> order.containsKey("partOf"))
        .map(order -> Objects.requireNonNull(order.get("pk")).s().substring("order#".length()))
        .findFirst()
        .orElseThrow();
  }

  private static String line(String psnNo) {
    return "{\"psnNo\":\"" + psnNo + "\",\"wageFen\":800000}";
  }

  private static String lines(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj(i -> line("P" + i)).toList());
  }

  /** Each as its line, pointer and problem. */
  private static List<String> errors(Stage.Answer list) {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : list.json().orElseThrow().path("errors")) {
      errors.add(
          error.path("line").asText()
              + " "
              + error.path("pointer").asText()
              + " "
              + error.path("problem").asText());
    }
    return errors;
  }
}
