package yibao.reconciliation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.edge.Markup;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.Moved;
import yibao.operations.reconciliation.StatementRow;
import yibao.operations.reconciliation.Totals;
import yibao.operations.reconciliation.ZeroDifference;
import yibao.records.ChannelTransaction;
import yibao.records.StoredStatement;

/** The report as a page to read and print (对账报告), in Chinese with English beside. */
final class ReportPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ShanghaiTime.ZONE);
  private static final String NONE = "—";

  private final StringBuilder page = new StringBuilder(8192);

  private ReportPage() {}

  static String of(DayReport report) {
    ReportPage page = new ReportPage();
    page.begin(report.statement());
    switch (report) {
      case DayReport.Matched matched -> page.matched(matched);
      case DayReport.Refused refused -> page.refused(refused);
    }
    return page.page.append("</body></html>\n").toString();
  }

  private void begin(StoredStatement statement) {
    String title = "对账报告 " + statement.name().channel() + " " + statement.name().day();
    page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(Markup.text(ReportStyle.POLICY))
        .append("\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(Markup.text(title))
        .append("</title><style>")
        .append(ReportStyle.CSS)
        .append("</style></head>\n<body>\n<h1>")
        .append(label("对账报告", "Reconciliation"))
        .append("</h1>\n<dl>\n");
    fact("渠道", "Channel", statement.name().channel());
    fact("日期（北京时间）", "Day in China", statement.name().day().toString());
    fact("对账单版本", "Version of the statement", statement.version());
    fact("内容", "Content", statement.content());
    page.append("</dl>\n");
  }

  // ---- held against the books
  // --------------------------------------------------------------------

  private void matched(DayReport.Matched report) {
    boolean zero = report.totals().isZeroDifference();
    verdict(
        zero ? "good" : "bad",
        zero ? "账账相符，差异为零" : "存在差异",
        zero ? "Both sides are equal, to the last fen" : "The two sides differ");
    report.certificate().ifPresent(this::certificate);
    if (!zero) {
      open(report.open());
    }
    totals(report.totals());
    if (!report.differences().isEmpty()) {
      differences(report);
    }
  }

  private void certificate(ZeroDifference certificate) {
    page.append("<h2>")
        .append(label("零差异证明", "Certificate of zero difference"))
        .append("</h2>\n<dl>\n");
    fact("封账日", "Day of the seal", certificate.seal().day().toString());
    fact("封账根值", "Root of the seal", certificate.seal().root());
    fact("核验", "Verified by", "./yibao verify-ledger --root=" + certificate.seal().root());
    page.append("</dl>\n");
  }

  private void open(long open) {
    page.append("<p>")
        .append(
            open == 0
                ? label("差异均已入账或处理完毕。", "Every difference is booked or worked off.")
                : label(open + " 项差异待人工处理。", open + " of them wait for a person."))
        .append("</p>\n");
  }

  private void totals(Totals totals) {
    beginTable("合计", "Totals");
    page.append("<td></td>");
    headOfNumbers("我方笔数", "Ours");
    headOfNumbers("我方收款（元）", "Paid, yuan");
    headOfNumbers("我方退款（元）", "Refunded, yuan");
    headOfNumbers("渠道笔数", "Theirs");
    headOfNumbers("渠道收款（元）", "Paid, yuan");
    headOfNumbers("渠道退款（元）", "Refunded, yuan");
    page.append("</tr></thead>\n<tbody>\n");
    for (Finding finding : Finding.values()) {
      Totals.Tally tally = totals.of(finding);
      total(name(finding), tally.ours(), tally.theirs());
    }
    page.append("</tbody>\n<tfoot>\n");
    total(label("合计", "All"), totals.ours(), totals.theirs());
    page.append("</tfoot></table>\n");
  }

  private void total(String name, Moved ours, Moved theirs) {
    page.append("<tr><th scope=\"row\">").append(name).append("</th>");
    for (Moved moved : List.of(ours, theirs)) {
      number(Long.toString(moved.count()));
      number(moved.paid().toString());
      number(moved.refunded().toString());
    }
    page.append("</tr>\n");
  }

  private void differences(DayReport.Matched report) {
    beginTable("差异明细", "Differences");
    head("类别", "Class");
    head("收退", "Kind");
    head("渠道流水号", "Transaction");
    head("我方：订单、金额（元）、时间", "Ours: order, yuan, time");
    head("渠道：行、订单、金额（元）、时间", "Theirs: line, order, yuan, time");
    head("处理", "Done");
    page.append("</tr></thead>\n<tbody>\n");
    report.differences().forEach(this::difference);
    page.append("</tbody></table>\n");
    if (report.leftOut() > 0) {
      page.append("<p>")
          .append(
              label(
                  "另有 " + report.leftOut() + " 项差异，见同名 CSV 文件。",
                  report.leftOut() + " more are in the CSV of the same name."))
          .append("</p>\n");
    }
  }

  private void difference(DayReport.Reported reported) {
    Difference difference = reported.difference();
    String found = name(difference.finding());
    String done = done(reported.correction());
    switch (difference) {
      case Difference.MissingHere(var row) ->
          row(found, row.kind(), row.number(), Optional.empty(), Optional.of(row), done);
      case Difference.MissingThere(var told) ->
          row(found, told.kind(), told.number(), Optional.of(told), Optional.empty(), done);
      case Difference.AmountDiffers(var told, var row, var aspects) ->
          row(
              found + "<br>" + names(aspects),
              told.kind(),
              told.number(),
              Optional.of(told),
              Optional.of(row),
              done);
      case Difference.StatusDiffers(var told, var row, var aspects) ->
          row(
              found + "<br>" + names(aspects),
              told.kind(),
              told.number(),
              Optional.of(told),
              Optional.of(row),
              done);
      case Difference.Twice(var row, var taken) ->
          row(
              found + "<br>" + label("已取第 " + taken + " 行", "line " + taken + " is taken"),
              row.kind(),
              row.number(),
              Optional.empty(),
              Optional.of(row),
              done);
    }
  }

  private void row(
      String found,
      ChannelTransaction.Kind kind,
      String number,
      Optional<ChannelTransaction> ours,
      Optional<StatementRow> theirs,
      String done) {
    page.append("<tr>");
    cell(found);
    cell(name(kind));
    cell("<code>" + Markup.text(number) + "</code>");
    cell(ours.map(ReportPage::ours).orElse(NONE));
    cell(theirs.map(ReportPage::theirs).orElse(NONE));
    cell(done);
    page.append("</tr>\n");
  }

  private static String ours(ChannelTransaction told) {
    String order =
        told.order()
            .map(numbers -> numbers.orderId() + " · " + numbers.channelOrderNo())
            .orElse(NONE);
    return "<code>"
        + Markup.text(order)
        + "</code><br>"
        + amountAt(told.amount().toString(), told.at());
  }

  private static String theirs(StatementRow row) {
    return Markup.text("#" + row.line() + " · ")
        + "<code>"
        + Markup.text(row.channelOrderNo())
        + "</code><br>"
        + amountAt(row.amount().toString(), row.at());
  }

  private static String amountAt(String yuan, Instant at) {
    return Markup.text(yuan + " · " + TIME.format(at));
  }

  private static String name(Finding finding) {
    return switch (finding) {
      case EQUAL -> label("相符", "Equal");
      case MISSING_HERE -> label("渠道有、我方无", "Missing here");
      case MISSING_THERE -> label("我方有、渠道无", "Missing there");
      case AMOUNT_DIFFERS -> label("金额不符", "Amount differs");
      case STATUS_DIFFERS -> label("状态不符", "Status differs");
      case TWICE -> label("渠道重复", "Twice there");
    };
  }

  private static String name(ChannelTransaction.Kind kind) {
    return switch (kind) {
      case PAID -> label("收款", "paid");
      case REFUNDED -> label("退款", "refunded");
    };
  }

  private static String names(Set<Difference.Aspect> aspects) {
    return aspects.stream()
        .sorted()
        .map(
            aspect ->
                switch (aspect) {
                  case ORDER -> label("订单", "order");
                  case AMOUNT -> label("金额", "amount");
                  case INSTANT -> label("时间", "time");
                })
        .collect(Collectors.joining("、"));
  }

  private static String ids(List<String> ids) {
    return ids.stream()
        .map(id -> "<br><code>" + Markup.text(id) + "</code>")
        .collect(Collectors.joining());
  }

  private static String done(Correction correction) {
    return switch (correction) {
      case Correction.Taken(var about) -> label("已入账", "Taken") + ids(List.of(about));
      case Correction.Queued(var suspenseIds) -> label("待人工处理", "For a person") + ids(suspenseIds);
      case Correction.WorkedOff(var suspenseIds) -> label("已人工处理", "Worked off") + ids(suspenseIds);
      case Correction.NumberReused reused -> label("流水号重复使用，待人工处理", "Number reused, for a person");
    };
  }

  // ---- refused
  // -----------------------------------------------------------------------------------

  private void refused(DayReport.Refused report) {
    verdict(
        "bad",
        "对账单不完整或有误，未作任何登记，请更正后重新发送",
        "The statement isn't whole and right. Nothing was done with it: mend it and send it again");
    beginTable("问题", "What is wrong");
    headOfNumbers("行", "Line");
    head("问题与更正", "What it is, and what mends it");
    page.append("</tr></thead>\n<tbody>\n");
    for (Flaw flaw : report.flaws()) {
      page.append("<tr>");
      number(Long.toString(flaw.line()));
      cell(
          Markup.text(flaw.chinese())
              + "<br><span lang=\"en\">"
              + Markup.text(flaw.english())
              + "</span>");
      page.append("</tr>\n");
    }
    page.append("</tbody></table>\n");
  }

  // ---- pieces of a page
  // --------------------------------------------------------------------------

  private static String label(String chinese, String english) {
    return Markup.text(chinese) + " <span lang=\"en\">" + Markup.text(english) + "</span>";
  }

  private void verdict(String kind, String chinese, String english) {
    page.append("<p class=\"verdict ")
        .append(kind)
        .append("\">")
        .append(label(chinese, english))
        .append("</p>\n");
  }

  private void fact(String chinese, String english, String value) {
    page.append("<div><dt>")
        .append(label(chinese, english))
        .append("</dt><dd>")
        .append(Markup.text(value))
        .append("</dd></div>\n");
  }

  private void beginTable(String chinese, String english) {
    page.append("<table>\n<caption>")
        .append(label(chinese, english))
        .append("</caption>\n<thead><tr>");
  }

  private void head(String chinese, String english) {
    page.append("<th scope=\"col\">").append(label(chinese, english)).append("</th>");
  }

  private void headOfNumbers(String chinese, String english) {
    page.append("<th scope=\"col\" class=\"number\">")
        .append(label(chinese, english))
        .append("</th>");
  }

  private void cell(String content) {
    page.append("<td>").append(content).append("</td>");
  }

  private void number(String text) {
    page.append("<td class=\"number\">").append(Markup.text(text)).append("</td>");
  }
}
