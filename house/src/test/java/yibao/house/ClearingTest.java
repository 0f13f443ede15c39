package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;
import yibao.audit.VerifyLedger;
import yibao.local.LocalCloud;

/**
 * An account that moves from Qinghai to Tongren and pays a premium there, and gets it back in the
 * next month; and the clearing of both months, in which runs are killed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClearingTest {

  private static final String QINGHAI = "630000";
  private static final String TONGREN = "520600";
  private static final List<String> FILES =
      List.of(
          "index.json", QINGHAI + ".csv", QINGHAI + ".html", TONGREN + ".csv", TONGREN + ".html");

  /** The calls of DynamoDB before which a run is killed: adding up, and writing the statements. */
  private static final List<Integer> DEATHS = List.of(30, 100, 170);

  private final LocalCloud cloud =
      LocalCloud.start(
          LocalCloud.Options.forTests()
              .withToday(LocalDate.of(2025, 11, 29))
              .withSay(System.err::println));
  private final Channel channel = new Channel(cloud.url(), cloud.unsignedUrl());
  private String psnNo = "";
  private String orderId = "";
  private JsonNode early = JsonNodeFactory.instance.nullNode();
  private JsonNode november = early;
  private JsonNode again = early;
  private JsonNode december = early;
  private Map<String, String> written = Map.of();
  private Map<String, String> writtenAgain = Map.of();
  private JsonNode trialBalance = early;

  @BeforeAll
  void play() {
    psnNo = channel.registered(IdNumbers.next());
    answered(
        201,
        channel.post(
            "/enrolment/people/" + psnNo + "/account/opening",
            body().put("amountFen", 100000),
            "idempotency-key",
            "opening"));
    answered(
        200,
        channel.post(
            "/enrolment/people/" + psnNo + "/transfer",
            body().put("toArea", TONGREN).put("on", "2025-11-29"),
            "idempotency-key",
            "transfer"));
    clockAt("2025-11-29T10:00:00+08:00");
    orderId = paidFromTheAccount();
    early = run("clearing");

    clockAt("2025-12-01T00:35:00+08:00");
    run("reconciliation");
    clockAt("2025-12-01T01:10:00+08:00");
    for (int call : DEATHS) {
      channel.prepare(body().put("function", "clearing").put("beforeCall", call));
      assertThat(channel.fire("clearing").status()).isEqualTo(502);
    }
    november = run("clearing");
    written = written("2025-11");
    again = run("clearing");
    writtenAgain = written("2025-11");

    clockAt("2025-12-03T12:00:00+08:00");
    answered(
        201,
        channel.post(
            "/premium-payment/orders/" + orderId + "/refunds",
            body().put("psnNo", psnNo).put("reason", "INSURED_ELSEWHERE").put("on", "2025-12-03")));
    clockAt("2026-01-01T00:35:00+08:00");
    run("reconciliation");
    clockAt("2026-01-01T01:10:00+08:00");
    trialBalance = channel.get("/premium-payment/ledger/trial-balance").json();
    december = run("clearing");
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode answered(int status, Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(status);
    return answered.json();
  }

  private String paidFromTheAccount() {
    ObjectNode order =
        body()
            .put("channelOrderNo", "from-the-account")
            .put("area", QINGHAI)
            .put("scheme", "RESIDENT")
            .put("year", 2026)
            .put("method", "SHARED_ACCOUNT")
            .put("totalFen", 40000);
    order.putObject("payer").put("psnNo", psnNo);
    order.putArray("people").addObject().put("psnNo", psnNo);
    String acting = psnNo + ";FACE;" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    JsonNode placed =
        answered(201, channel.post("/premium-payment/orders", order, "x-acting-person", acting));
    assertThat(placed.path("status").asText()).isEqualTo("PAID");
    return placed.path("orderId").asText();
  }

  private void clockAt(String now) {
    channel.moveClock(OffsetDateTime.parse(now));
  }

  private JsonNode run(String function) {
    return answered(200, channel.fire(function));
  }

  private Map<String, String> written(String month) {
    Map<String, String> written = new TreeMap<>();
    for (String file : FILES) {
      Answered found = channel.get("/_local/clearing/" + month + "/" + file);
      assertThat(found.status()).as(file).isEqualTo(200);
      written.put(file, found.body());
    }
    return written;
  }

  private static List<Long> nets(JsonNode index) {
    return index
        .path("multilateral")
        .valueStream()
        .map(net -> net.path("netFen").asLong())
        .toList();
  }

  private JsonNode index(String month) {
    return channel.get("/_local/clearing/" + month + "/index.json").json();
  }

  /** The fields of a table's line. */
  private List<String> line(String month, String area, int number) {
    String csv = channel.get("/_local/clearing/" + month + "/" + area + ".csv").body();
    return List.of(csv.lines().toList().get(number).split(",", -1));
  }

  @Test
  void a_run_before_the_month_is_over_says_so_and_does_nothing() {
    assertThat(early.path("months").findValuesAsText("status")).containsExactly("NOT_SEALED");
    assertThat(early.path("left").asInt(-1)).isZero();
  }

  @Test
  void the_run_after_those_that_were_killed_ends_their_work() {
    assertThat(november.at("/months/0/month").asText()).isEqualTo("2025-11");
    assertThat(november.at("/months/0/status").asText()).isEqualTo("CLEARED");
    assertThat(november.path("left").asInt(-1)).isZero();
    assertThat(
            channel.table("ledger").stream()
                .filter(posting -> posting.path("cause").asText().equals("AREAS_CLEARED")))
        .hasSize(2);
  }

  @Test
  void a_second_run_finds_nothing_to_do_and_changes_nothing() {
    assertThat(again.path("months").findValuesAsText("status")).containsExactly("NOT_SEALED");
    assertThat(writtenAgain).isEqualTo(written);
  }

  @Test
  void what_moved_and_what_was_paid_stand_apart_and_trace_to_account_and_receipt() {
    assertThat(index("2025-11").path("gross").toString())
        .isEqualTo(
            "[{\"debtor\":\"520600\",\"creditor\":\"630000\",\"amountFen\":40000,\"lines\":1},"
                + "{\"debtor\":\"630000\",\"creditor\":\"520600\",\"amountFen\":100000,\"lines\":1}]");
    assertThat(line("2025-11", TONGREN, 1)).contains("ACCOUNT_MOVED", QINGHAI, "100000", psnNo);
    assertThat(line("2025-11", TONGREN, 2))
        .contains("ACCOUNT_PAYMENT", QINGHAI, "-40000", orderId)
        .anyMatch(field -> field.startsWith(QINGHAI + "-2026-" + orderId));
    assertThat(line("2025-11", TONGREN, 3)).containsExactly("#total", "2", "60000");
    assertThat(nets(index("2025-11"))).containsExactly(60000L, -60000L);
  }

  @Test
  void what_is_given_back_later_is_of_the_next_month() {
    assertThat(december.at("/months/0/month").asText()).isEqualTo("2025-12");
    assertThat(line("2025-12", TONGREN, 1)).contains("ACCOUNT_REFUNDED", QINGHAI, "40000", orderId);
    assertThat(nets(index("2025-12"))).containsExactly(40000L, -40000L);
    assertThat(written("2025-11")).isEqualTo(written);
  }

  @Test
  void the_trial_balance_knows_what_the_clearing_owes_and_what_came_since() {
    Map<String, Long> balances = new TreeMap<>();
    trialBalance
        .path("accounts")
        .forEach(
            account ->
                balances.put(account.path("id").asText(), account.path("balanceFen").asLong()));

    assertThat(trialBalance.path("sumFen").asLong(-1)).isZero();
    assertThat(balances)
        .containsEntry("area-settlement." + TONGREN, 60000L)
        .containsEntry("area-settlement." + QINGHAI, -60000L)
        .containsEntry("area-clearing." + TONGREN, 40000L)
        .containsEntry("area-clearing." + QINGHAI, -40000L);
  }

  @Test
  void the_ledger_proves_it_all() {
    StringWriter said = new StringWriter();

    int exit =
        new CommandLine(new VerifyLedger())
            .setOut(new PrintWriter(said))
            .execute("--port=" + cloud.url().getPort());

    assertThat(said.toString()).contains("The books hold");
    assertThat(exit).isZero();
  }
}
