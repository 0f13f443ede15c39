package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import yibao.edge.Markup;
import yibao.edge.Reply;
import yibao.receipts.ReceiptLine;
import yibao.receipts.ReceiptNo;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.ContributionKind;
import yibao.rules.Money;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;
import yibao.rules.StartRule;
import yibao.rules.Waiting;

class ReceiptPageTest {

  private static final Instant PAID_AT = Instant.parse("2025-11-05T16:30:05Z");
  private static final Instant NOW = Instant.parse("2025-11-06T01:00:00Z");
  private static final Order.Means THIRD_PARTY =
      new Order.Means(Order.Method.THIRD_PARTY, Optional.empty(), Optional.empty());
  private static final String LONGEST = "W".repeat(64);

  private final ReceiptPage receipts = new ReceiptPage(PolicyResource.load());
  private final ReceiptKeys keys = ReceiptKeysTest.keys(ReceiptKeysTest.FIRST);

  private static Order.Line line(String name, Order.LineStatus status, long fen) {
    boolean covered = status == Order.LineStatus.COVERED;
    return new Order.Line(
        "P1",
        name,
        status,
        Money.ofFen(fen),
        Money.ZERO,
        Optional.empty(),
        new StartRule.After(0, 3, new StartRule.DayOfPayment()),
        OptionalInt.of(3),
        1,
        covered ? Optional.of(LocalDate.of(2026, 6, 5)) : Optional.empty(),
        covered ? Optional.of(LocalDate.of(2026, 12, 31)) : Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Order order(Optional<Order.Payment> payment, List<Order.Line> lines) {
    return new Order(
        "EXAMP1E0RDER",
        2,
        "wechat",
        "WX1",
        new Area("630000"),
        Scheme.RESIDENT,
        2026,
        Optional.empty(),
        THIRD_PARTY,
        Order.Status.PAID,
        lines.stream().map(Order.Line::price).reduce(Money.ZERO, Money::plus),
        lines,
        NOW,
        NOW,
        "r-1",
        payment,
        Optional.of("630000-2026-EXAMP1E0RDER-P"));
  }

  private static Optional<Order.Payment> paid(String channelTxnNo) {
    return Optional.of(
        new Order.Payment.ByChannel("wechat", channelTxnNo, Money.ofFen(40000), PAID_AT));
  }

  private Reply reply(Order order) {
    return receipts.reply(order, ReceiptView.of(order, NOW), signed(order));
  }

  private String signed(Order order) {
    return keys.sign(ReceiptView.of(order, NOW));
  }

  private String page(Order.Line... lines) {
    return reply(order(paid("4200002511050001"), List.of(lines))).body();
  }

  /** What a reader sees, without marks. */
  private static String seen(String page) {
    return page.replaceAll("(?s)<style>.*</style>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void all_that_a_payer_asks_for_stands_on_it() {
    assertThat(seen(page(line("欧***", Order.LineStatus.COVERED, 40000))))
        .contains("缴费回执单", "Payment receipt")
        .contains("630000-2026-EXAMP1E0RDER-P", " EXAMP1E0RDER ", "4200002511050001", "wechat")
        .contains("青海省 Qinghai 630000", "城乡居民基本医疗保险", " 2026 ", "r-1")
        .contains("2025-11-06 00:30:05", "2025-11-06 09:00:00")
        .contains(" 1 欧*** 已参保 Covered 400.00 — 2026-06-05 至 2026-12-31 3 ")
        .contains("合计（元） Total, yuan 400.00", "人民币肆佰元整");
  }

  @Test
  void what_bought_off_break_years_is_told_apart_and_in_the_sum() {
    Order.Line line =
        new Order.Line(
            "P1",
            "张*",
            Order.LineStatus.COVERED,
            Money.ofYuan(400),
            Money.ofYuan(800),
            Optional.empty(),
            new StartRule.FirstDayOfYear(),
            OptionalInt.of(3),
            1,
            Optional.of(LocalDate.of(2026, 4, 1)),
            Optional.of(LocalDate.of(2026, 12, 31)),
            Optional.empty(),
            Optional.empty());
    assertThat(seen(page(line)))
        .contains("金额（元） Yuan 其中修复 Repair", " 1200.00 800.00 2026-04-01 至")
        .contains("合计（元） Total, yuan 1200.00");
  }

  @Test
  void a_line_that_went_back_is_shown_and_not_summed() {
    String page =
        page(
            line("张*", Order.LineStatus.COVERED, 40000),
            line("李*", Order.LineStatus.REFUND_DUE, 40000),
            line("王*", Order.LineStatus.REFUNDED, 40000),
            line("赵*", Order.LineStatus.NOT_COVERED, 110000));

    assertThat(seen(page))
        .contains(" 2 李* 待退款 To be refunded 400.00 — — — ", " 3 王* 已退款 Refunded 400.00 — — — ")
        .contains(" 4 赵* 不享待遇 Not covered 1100.00 — — 3 ")
        .contains("Total, yuan 1500.00", "人民币壹仟伍佰元整", "不计入合计");
    assertThat(page.split("<tr class=\"back\">", -1)).hasSize(3);
  }

  @Test
  void where_nothing_went_back_nothing_is_said_of_it() {
    assertThat(page(line("张*", Order.LineStatus.COVERED, 40000))).doesNotContain("不计入合计");
  }

  // ---- months of the employee scheme -----------------------------------------------------------

  private static Order.Line month(
      String name, YearMonth month, Order.LineStatus status, Optional<Waiting> waiting) {
    boolean covered = status == Order.LineStatus.COVERED;
    return new Order.Line(
        "P1",
        name,
        status,
        Money.ofFen(2041_48),
        Money.ZERO,
        Optional.empty(),
        new StartRule.OnDay(month.atDay(1)),
        OptionalInt.of(waiting.map(Waiting::months).orElse(0)),
        1,
        covered ? Optional.of(month.atDay(1)) : Optional.empty(),
        covered ? Optional.of(month.atEndOfMonth()) : Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Order.Month(
                month,
                ContributionKind.EMPLOYED,
                Money.ofFen(22938_00),
                Money.ofFen(1582_72),
                Money.ofFen(458_76),
                waiting)));
  }

  private static Order staff(List<Order.Line> lines) {
    return new Order(
        "EXAMP1ESTAFF",
        2,
        "wechat",
        "WX2",
        new Area("510100"),
        Scheme.EMPLOYEE,
        2025,
        Optional.of("CD-510100-0815"),
        THIRD_PARTY,
        Order.Status.PAID,
        lines.stream().map(Order.Line::price).reduce(Money.ZERO, Money::plus),
        lines,
        NOW,
        NOW,
        "r-1",
        paid(LONGEST),
        Optional.of(new ReceiptNo(new Area("510100"), 2025, "EXAMP1ESTAFF").text()));
  }

  /** The most months that an order holds, of people with the longest masked names. */
  private static Order mostMonths() {
    return staff(
        Collections.nCopies(
            24, month("欧***", YearMonth.of(2025, 10), Order.LineStatus.COVERED, Optional.empty())));
  }

  @Test
  void a_month_stands_there_with_the_employers_share_of_it() {
    Order.Line october =
        month("陈**", YearMonth.of(2025, 10), Order.LineStatus.COVERED, Optional.empty());

    assertThat(seen(reply(staff(List.of(october))).body()))
        .contains("职工基本医疗保险", "单位编号 Employer CD-510100-0815", "费款属期 Month", "其中单位 Employer")
        .contains(" 1 陈** 2025-10 已参保 Covered 2041.48 1582.72 2025-10-01 至 2025-10-31 ");
  }

  @Test
  void a_month_of_a_wait_says_from_when_those_after_it_cover() {
    Waiting waiting = new Waiting(2, LocalDate.of(2025, 10, 1), LocalDate.of(2025, 12, 1));
    Order.Line october =
        month("刘*", YearMonth.of(2025, 10), Order.LineStatus.NOT_COVERED, Optional.of(waiting));

    assertThat(seen(reply(staff(List.of(october))).body()))
        .contains(" 1 刘* 2025-10 不享待遇 Not covered 2041.48 1582.72 自 2025-12-01 起 from then ");
  }

  @Test
  void a_month_that_went_back_keeps_its_name() {
    Order.Line october =
        month("陈**", YearMonth.of(2025, 10), Order.LineStatus.REFUND_DUE, Optional.empty());

    assertThat(seen(reply(staff(List.of(october))).body()))
        .contains(" 1 陈** 2025-10 待退款 To be refunded 2041.48 1582.72 — ");
  }

  @Test
  void a_receipt_of_a_year_has_no_column_of_months() {
    assertThat(seen(page(line("张*", Order.LineStatus.COVERED, 1))))
        .contains("其中修复 Repair", "等待月数 Wait, mo.")
        .doesNotContain("费款属期", "单位编号");
  }

  @Test
  void twenty_four_months_fit_on_one_sheet_of_a5() {
    assertThat(ReceiptStyle.height(24)).isLessThanOrEqualTo(ReceiptStyle.SHEET);
    assertThat(reply(mostMonths()).body())
        .contains("<table class=\"close\">")
        .satisfies(page -> assertThat(page.split("<td class=\"no\">", -1)).hasSize(25));
  }

  @Test
  void their_qr_code_is_the_signed_text_and_names_the_months() throws Exception {
    String scanned = ScannedCode.on(reply(mostMonths()).body()).text();

    assertThat(scanned).isEqualTo(signed(mostMonths())).contains(".1001.1031.10/");
  }

  @Test
  void and_a_module_of_it_has_four_dots() {
    int side = ScannedCode.on(reply(mostMonths()).body()).side();

    assertThat(ReceiptStyle.CODE * 300 / side).isGreaterThanOrEqualTo(4 * 72);
  }

  @Test
  void an_order_of_nothing_to_pay_has_no_transaction() {
    Order free = order(Optional.empty(), List.of(line("李*", Order.LineStatus.COVERED, 0)));

    assertThat(seen(reply(free).body()))
        .contains("无需缴费 nothing to pay", "Transaction number —", "Total, yuan 0.00", "人民币零元整");
  }

  @Test
  void what_an_account_paid_names_the_account_in_place_of_a_transaction() {
    Order.Payment payment = new Order.Payment.FromAccount("P1", Money.ofFen(40000), PAID_AT);
    Order order = order(Optional.of(payment), List.of(line("张*", Order.LineStatus.COVERED, 40000)));

    assertThat(seen(reply(order).body()))
        .contains("Transaction number 个人账户 Personal account", "2025-11-06 00:30:05");
  }

  @Test
  void an_area_that_is_no_longer_known_stands_by_its_code() {
    Order moved =
        new Order(
            "EXAMP1E0RDER",
            2,
            "wechat",
            "WX1",
            new Area("110000"),
            Scheme.RESIDENT,
            2026,
            Optional.empty(),
            THIRD_PARTY,
            Order.Status.PAID,
            Money.ZERO,
            List.of(),
            NOW,
            NOW,
            "r-1",
            Optional.empty(),
            Optional.of(new ReceiptNo(new Area("110000"), 2026, "EXAMP1E0RDER").text()));

    assertThat(seen(reply(moved).body())).contains("参保地区 Area 110000 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"'&<>", "</td><b>", "<img src=x>"})
  void whatever_somebody_is_called_stays_text(String name) {
    String page = page(line(name, Order.LineStatus.COVERED, 40000));

    assertThat(page).doesNotContain(name).contains(Markup.text(name));
    assertThatCode(() -> parse(page)).doesNotThrowAnyException();
  }

  /** With void elements closed the page is XML, so it can be read strictly. */
  private static void parse(String page) throws Exception {
    String xml = page.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void nothing_is_fetched_run_or_kept() throws Exception {
    Reply reply = reply(order(paid("T1"), List.of(line("张*", Order.LineStatus.COVERED, 1))));
    Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher(reply.body());

    assertThat(style.find()).isTrue();
    assertThat(reply.headers())
        .containsAllEntriesOf(
            Map.of(
                "content-type", "text/html; charset=utf-8",
                "cache-control", "no-store",
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "content-security-policy",
                    "default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder()
                            .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                    .digest(style.group(1).getBytes(StandardCharsets.UTF_8)))
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    assertThat(reply.body())
        .doesNotContainIgnoringCase(
            "<script", "http:", "https:", "url(", "@import", "style=\"", "src=");
  }

  @Test
  void twenty_lines_fit_on_one_sheet_of_a5() {
    assertThat(ReceiptStyle.height(20)).isLessThanOrEqualTo(ReceiptStyle.SHEET);
    assertThat(ReceiptStyle.CSS).doesNotContain("{TITLE}").contains("white-space: nowrap");
  }

  @Test
  void as_many_rows_as_people_stand_on_it() {
    assertThat(reply(family(20)).body().split("<td class=\"no\">", -1)).hasSize(21);
  }

  private static Order family(int lines) {
    return order(
        paid(LONGEST), Collections.nCopies(lines, line("欧***", Order.LineStatus.COVERED, 110000)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 20})
  void the_qr_code_is_the_signed_text_to_an_independent_reader(int lines) throws Exception {
    Order family = family(lines);
    String page = reply(family).body();

    assertThat(ScannedCode.on(page).text()).isEqualTo(signed(family));
    assertThat(page).contains("data-signed=\"" + signed(family) + "\"");
  }

  /** Four dots of a printer of 300 dpi make a module that phones and scanners read: 0.339 mm. */
  @ParameterizedTest
  @ValueSource(ints = {1, 6, 20})
  void a_module_of_the_qr_code_has_at_least_four_dots(int lines) {
    int side = ScannedCode.on(reply(family(lines)).body()).side();

    assertThat(ReceiptStyle.CODE * 300 / side).isGreaterThanOrEqualTo(4 * 72);
  }

  @Test
  void wherever_a_line_of_an_order_stands_a_receipt_can_say_so() {
    assertThat(ReceiptLine.Status.values())
        .extracting(Enum::name)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Order.LineStatus.values()).map(Enum::name).toList());
  }

  @Test
  void a_screen_reader_says_what_the_qr_code_is_for() {
    assertThat(page(line("张*", Order.LineStatus.COVERED, 40000)))
        .containsPattern("<svg role=\"img\" aria-label=\"[^\"]*离线核验[^\"]*verify offline\"")
        .contains("扫码离线核验");
  }
}
