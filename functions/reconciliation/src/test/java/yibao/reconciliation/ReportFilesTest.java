package yibao.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Difference.Aspect;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.Moved;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.operations.reconciliation.StatementRow;
import yibao.operations.reconciliation.Totals;
import yibao.operations.reconciliation.ZeroDifference;
import yibao.records.ChannelTransaction;
import yibao.records.ChannelTransaction.Kind;
import yibao.records.Reports;
import yibao.records.Seal;
import yibao.records.Statements;
import yibao.records.StoredStatement;
import yibao.rules.Money;

class ReportFilesTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final Instant NOON = Instant.parse("2025-11-05T04:00:00Z");
  private static final ChannelTransaction OURS =
      new ChannelTransaction(
          "wechat",
          "T1",
          Kind.PAID,
          Money.ofFen(40000),
          NOON,
          Optional.of(new ChannelTransaction.OrderNumbers("G7EZQJ3HZ51E", "O1")),
          ChannelTransaction.Source.NOTICE);
  private static final StatementRow THEIRS =
      new StatementRow(7, Kind.PAID, "T1", "O2", Money.ofFen(39000), NOON.plusSeconds(1));
  private static final Seal SEAL =
      new Seal(DAY, "root-before", "root-of-the-day", 7, List.of(), 1, NOON.plusSeconds(86_400));
  private static final Totals ZERO =
      new Totals(Map.of(Finding.EQUAL, new Totals.Tally(paid(1, 40000), paid(1, 40000))));

  /** One of each class, and one of each correction. */
  private static final Map<Difference, Correction> ONE_OF_EACH =
      Map.of(
          new Difference.MissingHere(THEIRS), new Correction.Taken("O1"),
          new Difference.MissingThere(OURS), new Correction.Queued(List.of("S1")),
          new Difference.AmountDiffers(OURS, THEIRS, EnumSet.of(Aspect.AMOUNT, Aspect.INSTANT)),
              new Correction.Queued(List.of("S2")),
          new Difference.StatusDiffers(OURS, THEIRS, EnumSet.allOf(Aspect.class)),
              new Correction.WorkedOff(List.of("S3", "S4")),
          new Difference.Twice(THEIRS, 3), new Correction.NumberReused());

  private final Bucket bucket = new Bucket();
  private final Reports reports = new Reports(bucket.client(), bucket.name());
  private final StoredStatement statement;

  ReportFilesTest() {
    bucket.send("wechat", DAY, "any");
    statement =
        new Statements(bucket.client(), bucket.name())
            .find(new StoredStatement.Name("wechat", DAY))
            .orElseThrow();
  }

  @AfterEach
  void stop() {
    bucket.close();
  }

  private static Moved paid(long count, long fen) {
    return new Moved(count, Money.ofFen(fen), Money.ZERO);
  }

  private void report(Totals totals, List<Difference> differences) throws IOException {
    try (ReportFiles files = ReportFiles.begin(reports, statement)) {
      for (Difference difference : differences) {
        files.add(difference, corrected(difference));
      }
      files.finish(
          new ReconcileStatement.Reconciled(
              totals,
              differences.size(),
              differences.stream().filter(one -> corrected(one).isOpen()).count(),
              0,
              totals.isZeroDifference()
                  ? Optional.of(new ZeroDifference(totals.ours(), SEAL))
                  : Optional.empty()));
    }
  }

  private static Correction corrected(Difference difference) {
    return ONE_OF_EACH.getOrDefault(difference, new Correction.NumberReused());
  }

  private List<Difference> oneOfEach() {
    return ONE_OF_EACH.keySet().stream()
        .sorted((one, other) -> one.finding().compareTo(other.finding()))
        .toList();
  }

  private static Totals totalsOf(List<Difference> differences) {
    Totals totals = ZERO;
    for (Difference difference : differences) {
      totals =
          totals.plus(
              new Totals(
                  Map.of(
                      difference.finding(),
                      new Totals.Tally(difference.ours(), difference.theirs()))));
    }
    return totals;
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(bucket.report("wechat", DAY, "json"));
  }

  @Test
  void the_csv_has_a_line_for_each_difference() throws IOException {
    report(totalsOf(oneOfEach()), oneOfEach());

    assertThat(bucket.report("wechat", DAY, "csv"))
        .isEqualTo(
            """
            finding,kind,channelTxnNo,differsIn,orderId,ourChannelOrderNo,ourAmountFen,ourAt,line,theirChannelOrderNo,theirAmountFen,theirAt,takenLine,correction,correctionId
            MISSING_HERE,PAID,T1,,,,,,7,O2,39000,2025-11-05T12:00:01+08:00,,TAKEN,O1
            MISSING_THERE,PAID,T1,,G7EZQJ3HZ51E,O1,40000,2025-11-05T12:00:00+08:00,,,,,,QUEUED,S1
            AMOUNT_DIFFERS,PAID,T1,AMOUNT+INSTANT,G7EZQJ3HZ51E,O1,40000,2025-11-05T12:00:00+08:00,7,O2,39000,2025-11-05T12:00:01+08:00,,QUEUED,S2
            STATUS_DIFFERS,PAID,T1,ORDER+AMOUNT+INSTANT,G7EZQJ3HZ51E,O1,40000,2025-11-05T12:00:00+08:00,7,O2,39000,2025-11-05T12:00:01+08:00,,WORKED_OFF,S3+S4
            TWICE,PAID,T1,,,,,,7,O2,39000,2025-11-05T12:00:01+08:00,3,NUMBER_REUSED,
            """);
    assertThat(bucket.report("wechat", DAY, "csv").lines())
        .allMatch(line -> line.split(",", -1).length == 15);
  }

  @Test
  void the_json_has_what_both_sides_have_of_each_class() throws IOException {
    report(totalsOf(oneOfEach()), oneOfEach());

    JsonNode report = json();
    assertThat(report.path("status").asText()).isEqualTo("MATCHED");
    assertThat(report.path("zeroDifference").asBoolean(true)).isFalse();
    assertThat(report.path("ours").path("paidFen").asLong()).isEqualTo(4 * 40000);
    assertThat(report.path("theirs").path("count").asLong()).isEqualTo(5);
    assertThat(report.path("findings").size()).isEqualTo(Finding.values().length);
    assertThat(report.path("differences").findValuesAsText("finding"))
        .containsExactly(
            "MISSING_HERE", "MISSING_THERE", "AMOUNT_DIFFERS", "STATUS_DIFFERS", "TWICE");
    assertThat(report.path("differences").path(2).toString())
        .isEqualTo(
            "{\"finding\":\"AMOUNT_DIFFERS\",\"differsIn\":[\"AMOUNT\",\"INSTANT\"],"
                + "\"ours\":{\"channelTxnNo\":\"T1\",\"kind\":\"PAID\",\"orderId\":\"G7EZQJ3HZ51E\","
                + "\"channelOrderNo\":\"O1\",\"amountFen\":40000,\"at\":\"2025-11-05T12:00:00+08:00\"},"
                + "\"theirs\":{\"line\":7,\"channelTxnNo\":\"T1\",\"kind\":\"PAID\","
                + "\"channelOrderNo\":\"O2\",\"amountFen\":39000,\"at\":\"2025-11-05T12:00:01+08:00\"},"
                + "\"correction\":{\"done\":\"QUEUED\",\"suspenseIds\":[\"S2\"]}}");
    assertThat(report.path("statement").path("content").asText()).isEqualTo(statement.content());
  }

  @Test
  void two_equal_sides_are_a_zero_difference_in_each_form() throws IOException {
    report(ZERO, List.of());

    assertThat(json().path("zeroDifference").asBoolean()).isTrue();
    assertThat(bucket.report("wechat", DAY, "csv").lines()).hasSize(1);
    assertThat(bucket.report("wechat", DAY, "html")).contains("账账相符").doesNotContain("差异明细");
  }

  @Test
  void a_zero_difference_is_certified_under_the_seal_of_the_day() throws IOException {
    report(ZERO, List.of());

    assertThat(json().path("certificate").toString())
        .isEqualTo(
            "{\"channel\":\"wechat\",\"day\":\"2025-11-05\",\"content\":\""
                + statement.content()
                + "\",\"moved\":{\"count\":1,\"paidFen\":40000,\"refundedFen\":0},"
                + "\"sealedDay\":\"2025-11-05\",\"before\":\"root-before\","
                + "\"root\":\"root-of-the-day\"}");
    assertThat(bucket.report("wechat", DAY, "html"))
        .contains("零差异证明", "./yibao verify-ledger --root=root-of-the-day");
  }

  @Test
  void differences_are_certified_by_nobody_and_say_how_many_wait() throws IOException {
    report(totalsOf(oneOfEach()), oneOfEach());

    assertThat(json().has("certificate")).isFalse();
    assertThat(json().path("open").asLong()).isEqualTo(3);
    assertThat(bucket.report("wechat", DAY, "html")).contains("3 项差异待人工处理").doesNotContain("零差异证明");
  }

  @Test
  void the_page_shows_each_difference_with_both_sides_in_yuan() throws Exception {
    report(totalsOf(oneOfEach()), oneOfEach());

    String page = bucket.report("wechat", DAY, "html");
    assertThat(page)
        .contains("渠道有、我方无", "我方有、渠道无", "金额不符", "状态不符", "渠道重复")
        .contains("400.00 · 12:00:00", "390.00 · 12:00:01", "G7EZQJ3HZ51E · O1")
        .contains("O1", "S1", "待人工处理");
    assertThat(elements(page, "tr")).isEqualTo(1 + 6 + 1 + 1 + 5);
  }

  /** How many there are, in what must be well-formed. */
  private static int elements(String page, String name) throws Exception {
    String xml = page.replaceFirst("<!DOCTYPE html>\n", "").replaceAll("<(meta[^>]*|br)>", "<$1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getElementsByTagName(name)
        .getLength();
  }

  @Test
  void the_page_fetches_and_runs_nothing() throws IOException {
    report(ZERO, List.of());
    assertThat(bucket.report("wechat", DAY, "html"))
        .contains("default-src &#39;none&#39;")
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("https:");
  }

  @Test
  void the_same_state_gives_the_same_bytes() throws IOException {
    report(totalsOf(oneOfEach()), oneOfEach());
    List<String> first =
        List.of("json", "csv", "html").stream().map(f -> bucket.report("wechat", DAY, f)).toList();
    report(totalsOf(oneOfEach()), oneOfEach());

    assertThat(
            List.of("json", "csv", "html").stream()
                .map(f -> bucket.report("wechat", DAY, f))
                .toList())
        .isEqualTo(first);
  }

  @Test
  void what_is_too_much_for_a_page_is_in_the_csv_alone() throws IOException {
    int many = ReportFiles.MOST_SHOWN + 3;
    report(ZERO, Collections.nCopies(many, new Difference.MissingHere(THEIRS)));

    assertThat(bucket.report("wechat", DAY, "csv").lines()).hasSize(1 + many);
    assertThat(json().path("differences").size()).isEqualTo(ReportFiles.MOST_SHOWN);
    assertThat(json().path("leftOut").asLong()).isEqualTo(3);
    assertThat(bucket.report("wechat", DAY, "html")).contains("另有 3 项差异");
  }

  @Test
  void a_statement_that_was_refused_is_reported_flaw_by_flaw() throws Exception {
    ReportFiles.refuse(
        reports, statement, List.of(new Flaw(4, "应为 <5> 列", "write \"five\" fields")));

    assertThat(json().path("status").asText()).isEqualTo("REFUSED");
    assertThat(json().path("flaws").path(0).path("line").asLong()).isEqualTo(4);
    assertThat(bucket.report("wechat", DAY, "csv"))
        .isEqualTo("line,chinese,english\n4,\"应为 <5> 列\",\"write \"\"five\"\" fields\"\n");
    String page = bucket.report("wechat", DAY, "html");
    assertThat(page).contains("应为 &lt;5&gt; 列");
    assertThat(elements(page, "tr")).isEqualTo(2);
  }

  @Test
  void a_day_is_done_once_its_report_is_there() throws IOException {
    assertThat(reports.find(statement.name())).isEmpty();
    report(ZERO, List.of());
    assertThat(reports.find(statement.name()))
        .contains(new Reports.Reported(statement.content(), Reports.Outcome.MATCHED));
  }
}
