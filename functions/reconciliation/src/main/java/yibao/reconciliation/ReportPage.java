package yibao.reconciliation;

import static yibao.answers.PrintedPage.label;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.answers.PrintedPage;
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

  private final PrintedPage page;

  private ReportPage(PrintedPage page) {
    this.page = page;
  }

  static String of(DayReport report) {
    StoredStatement.Name name = report.statement().name();
    ReportPage page =
        new ReportPage(
            PrintedPage.begin("对账报告", "Reconciliation", name.channel() + " " + name.day()));
    page.about(report.statement());
    switch (report) {
      case DayReport.Matched matched -> page.matched(matched);
      case DayReport.Refused refused -> page.refused(refused);
    }
    return page.page.end();
  }

  private void about(StoredStatement statement) {
    page.beginFacts();
    page.fact("渠道", "Channel", statement.name().channel());
    page.fact("日期（北京时间）", "Day in China", statement.name().day().toString());
    page.fact("对账单版本", "Version of the statement", statement.version());
    page.fact("内容", "Content", statement.content());
    page.endFacts();
  }

  // ---- held against the books
  // --------------------------------------------------------------------

  private void matched(DayReport.Matched report) {
    boolean zero = report.totals().isZeroDifference();
    page.verdict(
        zero,
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
    page.heading("零差异证明", "Certificate of zero difference");
    page.beginFacts();
    page.fact("封账日", "Day of the seal", certificate.seal().day().toString());
    page.fact("封账根值", "Root of the seal", certificate.seal().root());
    page.fact("核验", "Verified by", "./yibao verify-ledger --root=" + certificate.seal().root());
    page.endFacts();
  }

  private void open(long open) {
    if (open == 0) {
      page.paragraph("差异均已入账或处理完毕。", "Every difference is booked or worked off.");
    } else {
      page.paragraph(open + " 项差异待人工处理。", open + " of them wait for a person.");
    }
  }

  private void totals(Totals totals) {
    page.beginTable("合计", "Totals");
    page.headOfNothing();
    page.headOfNumbers("我方笔数", "Ours");
    page.headOfNumbers("我方收款（元）", "Paid, yuan");
    page.headOfNumbers("我方退款（元）", "Refunded, yuan");
    page.headOfNumbers("渠道笔数", "Theirs");
    page.headOfNumbers("渠道收款（元）", "Paid, yuan");
    page.headOfNumbers("渠道退款（元）", "Refunded, yuan");
    page.beginRows();
    for (Finding finding : Finding.values()) {
      Totals.Tally tally = totals.of(finding);
      total(name(finding), tally.ours(), tally.theirs());
    }
    page.beginSums();
    total(label("合计", "All"), totals.ours(), totals.theirs());
    page.endTableAfterSums();
  }

  private void total(String name, Moved ours, Moved theirs) {
    page.beginRow(name);
    for (Moved moved : List.of(ours, theirs)) {
      page.number(Long.toString(moved.count()));
      page.number(moved.paid().toString());
      page.number(moved.refunded().toString());
    }
    page.endRow();
  }

  private void differences(DayReport.Matched report) {
    page.beginTable("差异明细", "Differences");
    page.head("类别", "Class");
    page.head("收退", "Kind");
    page.head("渠道流水号", "Transaction");
    page.head("我方：订单、金额（元）、时间", "Ours: order, yuan, time");
    page.head("渠道：行、订单、金额（元）、时间", "Theirs: line, order, yuan, time");
    page.head("处理", "Done");
    page.beginRows();
    report.differences().forEach(this::difference);
    page.endTable();
    if (report.leftOut() > 0) {
      page.paragraph(
          "另有 " + report.leftOut() + " 项差异，见同名 CSV 文件。",
          report.leftOut() + " more are in the CSV of the same name.");
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
    page.beginRow();
    page.cell(found);
    page.cell(name(kind));
    page.cell("<code>" + Markup.text(number) + "</code>");
    page.cell(ours.map(ReportPage::ours).orElse(NONE));
    page.cell(theirs.map(ReportPage::theirs).orElse(NONE));
    page.cell(done);
    page.endRow();
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
    page.verdict(
        false,
        "对账单不完整或有误，未作任何登记，请更正后重新发送",
        "The statement isn't whole and right. Nothing was done with it: mend it and send it again");
    page.beginTable("问题", "What is wrong");
    page.headOfNumbers("行", "Line");
    page.head("问题与更正", "What it is, and what mends it");
    page.beginRows();
    for (Flaw flaw : report.flaws()) {
      page.beginRow();
      page.number(Long.toString(flaw.line()));
      page.cell(
          Markup.text(flaw.chinese())
              + "<br><span lang=\"en\">"
              + Markup.text(flaw.english())
              + "</span>");
      page.endRow();
    }
    page.endTable();
  }
}
