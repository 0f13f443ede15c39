package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;
import yibao.audit.VerifyLedger;
import yibao.local.LocalCloud;

/**
 * A channel's day on which one notice was lost, one amount is wrong and one row is there twice, and
 * a day on which all is right; each with its night, in which runs are killed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NightlyBooksTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final String CHANNEL = "demo";
  private static final List<String> FORMS = List.of("json", "csv", "html");

  /** The calls of DynamoDB before which a run of the first night is killed. */
  private static final List<Integer> DEATHS = List.of(30, 150);

  private final LocalCloud cloud =
      LocalCloud.start(LocalCloud.Options.forTests().withToday(DAY).withSay(System.err::println));
  private final Channel channel = new Channel(cloud.url(), cloud.unsignedUrl());
  private final String lostOne = channel.registered(IdNumbers.next());
  private final JsonNode lost = channel.ordered(lostOne);
  private final ObjectNode lostNotice = Channel.noticeOf(lost);
  private Answered trialBalance = new Answered(0, "");
  private JsonNode night = lost;
  private JsonNode again = lost;
  private List<String> reports = List.of();
  private List<String> reportsAgain = List.of();
  private List<JsonNode> booked = List.of();
  private List<JsonNode> bookedAgain = List.of();

  @BeforeAll
  void play() {
    JsonNode wrong = channel.ordered(channel.registered(IdNumbers.next()));
    JsonNode twice = channel.ordered(channel.registered(IdNumbers.next()));
    ObjectNode wrongNotice = paid(wrong);
    ObjectNode twiceNotice = paid(twice);
    after(DAY);
    channel.sendStatement(
        CHANNEL,
        DAY,
        statement(
            row(lost, lostNotice, 0),
            row(wrong, wrongNotice, 100),
            row(twice, twiceNotice, 0),
            row(twice, twiceNotice, 0)));
    for (int call : DEATHS) {
      channel.prepare(
          JsonNodeFactory.instance
              .objectNode()
              .put("function", "reconciliation")
              .put("beforeCall", call));
      assertThat(channel.fire("reconciliation").status()).isEqualTo(502);
    }
    night = run();
    trialBalance = channel.get("/premium-payment/ledger/trial-balance");
    reports = reports();
    booked = channel.table("ledger");
    again = run();
    reportsAgain = reports();
    bookedAgain = channel.table("ledger");

    JsonNode right = channel.ordered(channel.registered(IdNumbers.next()));
    ObjectNode rightNotice = paid(right);
    after(DAY.plusDays(1));
    channel.sendStatement(CHANNEL, DAY.plusDays(1), statement(row(right, rightNotice, 0)));
    run();
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  private ObjectNode paid(JsonNode order) {
    ObjectNode notice = Channel.noticeOf(order);
    assertThat(channel.tell(order, notice).json().path("status").asText()).isEqualTo("PAID");
    return notice;
  }

  /** The first run of the night in which the day is sealed. */
  private void after(LocalDate day) {
    channel.moveClock(OffsetDateTime.parse(day.plusDays(1) + "T00:35:00+08:00"));
  }

  private JsonNode run() {
    Answered run = channel.fire("reconciliation");
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    return run.json();
  }

  private static String row(JsonNode order, JsonNode notice, long more) {
    return String.join(
        ",",
        notice.path("channelTxnNo").asText(),
        order.path("channelOrderNo").asText(),
        "PAID",
        Long.toString(notice.path("paidFen").asLong() + more),
        notice.path("paidAt").asText());
  }

  private static String statement(String... rows) {
    long sum = 0;
    for (String row : rows) {
      sum += Long.parseLong(row.split(",", -1)[3]);
    }
    return "channelTxnNo,channelOrderNo,kind,amountFen,at\n"
        + String.join("\n", rows)
        + "\n#total,"
        + rows.length
        + ","
        + sum
        + "\n";
  }

  private Answered report(LocalDate day, String form) {
    return channel.get("/_local/reports/" + CHANNEL + "/" + day + "." + form);
  }

  private List<String> reports() {
    return FORMS.stream().map(form -> report(DAY, form).body()).toList();
  }

  @Test
  void the_order_whose_notice_was_lost_is_paid_and_covered() {
    assertThat(
            channel
                .get("/premium-payment/orders/" + lost.path("orderId").asText())
                .json()
                .path("status")
                .asText())
        .isEqualTo("PAID");
    assertThat(channel.table("people"))
        .filteredOn(person -> person.path("psnNo").asText().equals(lostOne))
        .flatExtracting(person -> person.path("covers").findValuesAsText("orderId"))
        .containsExactly(lost.path("orderId").asText());
  }

  @Test
  void the_lost_notice_that_comes_after_all_is_answered_as_if_it_had_come_in_time() {
    JsonNode late = channel.tell(lost, lostNotice).json();

    assertThat(late.path("status").asText()).isEqualTo("PAID");
    assertThat(late.path("receiptNo").asText()).startsWith("630000-2026-");
    assertThat(late.at("/lines/0/coverFrom").asText()).isEqualTo("2026-01-01");
  }

  @Test
  void what_needs_a_person_is_in_suspense() {
    assertThat(
            channel
                .get("/premium-payment/suspense")
                .json()
                .path("items")
                .findValuesAsText("reason"))
        .containsExactlyInAnyOrder("STATEMENT_AMOUNT", "TWICE_IN_STATEMENT");
  }

  @Test
  void the_trial_balance_is_that_of_the_sealed_day() {
    JsonNode balance = trialBalance.json();

    assertThat(balance.path("asOf").asText()).isEqualTo("2025-11-06T00:00:00+08:00");
    assertThat(balance.path("sumFen").asLong()).isZero();
    assertThat(balance.path("lagPostings").asLong()).isEqualTo(3);
    assertThat(balance.path("accounts").findValuesAsText("id")).contains("channel-clearing.demo");
  }

  @Test
  void the_report_names_each_way_to_differ() {
    JsonNode report = report(DAY, "json").json();

    assertThat(report.path("differences").findValuesAsText("finding"))
        .containsExactlyInAnyOrder("MISSING_HERE", "AMOUNT_DIFFERS", "TWICE");
    assertThat(report.path("zeroDifference").asBoolean(true)).isFalse();
    assertThat(report.path("open").asLong()).isEqualTo(2);
    assertThat(night.at("/statements/0/differences").asLong()).isEqualTo(3);
  }

  @Test
  void a_second_run_finds_nothing_to_do_and_changes_nothing() {
    assertThat(again.path("statements")).isEmpty();
    assertThat(again.path("sealed")).isEmpty();
    assertThat(bookedAgain).containsExactlyInAnyOrderElementsOf(booked);
    assertThat(reportsAgain).isEqualTo(reports);
  }

  @Test
  void the_day_on_which_all_is_right_is_certified_under_a_seal_that_the_ledger_proves() {
    String root = report(DAY.plusDays(1), "json").json().at("/certificate/root").asText();
    StringWriter said = new StringWriter();

    int exit =
        new CommandLine(new VerifyLedger())
            .setOut(new PrintWriter(said))
            .execute("--port=" + cloud.url().getPort(), "--root=" + root);

    assertThat(said.toString())
        .contains(root + " is the root of the seal of 2025-11-06.", "The books hold");
    assertThat(exit).isZero();
  }
}
