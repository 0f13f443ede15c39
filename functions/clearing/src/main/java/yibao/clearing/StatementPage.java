package yibao.clearing;

import static yibao.answers.PrintedPage.label;

import java.time.format.DateTimeFormatter;
import java.util.List;
import yibao.answers.PrintedPage;
import yibao.edge.Markup;
import yibao.operations.ShanghaiTime;
import yibao.operations.clearing.ClearMonth.Outcome.Cleared;
import yibao.operations.clearing.ClearingLine;
import yibao.operations.clearing.MonthDebts.Between;
import yibao.records.ClearedMonth;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

/** An area's statement as a page to read and print (跨统筹区清算单), in Chinese with English beside. */
final class StatementPage {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ShanghaiTime.ZONE);
  private static final String NONE = "—";

  private final PrintedPage page;

  private StatementPage(PrintedPage page) {
    this.page = page;
  }

  /**
   * The page of a cleared month.
   *
   * @param first lines, as many as are worth showing on a page
   */
  static String of(Cleared cleared, Area area, List<ClearingLine> first) {
    ClearedMonth month = cleared.month();
    StatementPage page =
        new StatementPage(
            PrintedPage.begin(
                "跨统筹区清算单", "Clearing between pooling areas", area + " " + month.month()));
    page.facts(month, area);
    List<Between> others = cleared.debts().of(area);
    Between all = sum(area, others);
    page.net(all.net());
    page.others(others, all);
    page.lines(first, all.lines());
    return page.page.end();
  }

  private static Between sum(Area area, List<Between> others) {
    return others.stream()
        .reduce(
            new Between(area, Money.ZERO, Money.ZERO, 0),
            (sum, one) ->
                new Between(
                    area,
                    sum.owed().plus(one.owed()),
                    sum.owes().plus(one.owes()),
                    sum.lines() + one.lines()));
  }

  private void facts(ClearedMonth month, Area area) {
    page.beginFacts();
    page.fact("统筹区", "Pooling area", area.code());
    page.fact("月份", "Month", month.month().toString());
    page.fact("入账时间（北京时间）", "Booked, time in China", SECOND.format(month.bookedAt()));
    page.fact("清算凭证", "Posting", month.posting().map(Posting.Place::postingId).orElse(NONE));
    page.endFacts();
  }

  private void net(Money net) {
    String yuan = net.compareTo(Money.ZERO) < 0 ? net.negated().toString() : net.toString();
    if (net.isZero()) {
      page.verdict(true, "收付相抵", "Nothing is left to pay");
    } else if (net.compareTo(Money.ZERO) > 0) {
      page.verdict(true, "应收净额 " + yuan + " 元", "The clearing owes this area " + yuan + " yuan");
    } else {
      page.verdict(true, "应付净额 " + yuan + " 元", "This area owes the clearing " + yuan + " yuan");
    }
  }

  private void others(List<Between> others, Between all) {
    page.beginTable("按对方统筹区", "By the other area");
    page.head("对方统筹区", "The other area");
    page.headOfNumbers("笔数", "Lines");
    page.headOfNumbers("对方应付（元）", "Owed by it, yuan");
    page.headOfNumbers("应付对方（元）", "Owed to it, yuan");
    page.headOfNumbers("轧差（元）", "Net, yuan");
    page.beginRows();
    others.forEach(other -> between(Markup.text(other.counterpart().code()), other));
    page.beginSums();
    between(label("合计", "All"), all);
    page.endTableAfterSums();
  }

  private void between(String name, Between between) {
    page.beginRow(name);
    page.number(Long.toString(between.lines()));
    page.number(between.owed().toString());
    page.number(between.owes().toString());
    page.number(between.net().toString());
    page.endRow();
  }

  private void lines(List<ClearingLine> first, long all) {
    page.beginTable("明细", "Lines");
    page.head("入账时间", "Booked");
    page.head("事由", "What for");
    page.head("对方统筹区", "The other area");
    page.headOfNumbers("金额（元）", "Yuan");
    page.head("订单或账户、回执", "Order or account, receipt");
    page.head("凭证", "Posting");
    page.beginRows();
    first.forEach(this::line);
    page.endTable();
    if (all > first.size()) {
      page.paragraph(
          "另有 " + (all - first.size()) + " 笔，见同名 CSV 文件。",
          (all - first.size()) + " more are in the CSV of the same name.");
    }
  }

  private void line(ClearingLine line) {
    page.beginRow();
    page.cell(SECOND.format(line.bookedAt()));
    page.cell(cause(line.cause()));
    page.cell(Markup.text(line.counterpart().code()));
    page.number(line.amount().toString());
    page.cell(
        code(line.about().orElse(NONE))
            + line.receiptNo().map(number -> "<br>" + code(number)).orElse(""));
    page.cell(code(line.postingId()));
    page.endRow();
  }

  private static String cause(Posting.Cause cause) {
    return switch (cause) {
      case PAYMENT, PART_APPLIED -> label("缴费划入个人账户", "Contribution, credited");
      case REFUND_DUE -> label("缴费退回", "Contribution given back");
      case ACCOUNT_PAYMENT -> label("个人账户支付", "Paid from an account");
      case ACCOUNT_REFUNDED -> label("退回个人账户", "Given back into an account");
      case ACCOUNT_MOVED -> label("个人账户转移", "Account moved");
      case ACCOUNT_MERGED -> label("个人账户合并", "Accounts merged");
      case PERSON_MERGED -> label("档案合并退费", "Given back, files merged");
      default -> code(cause.name());
    };
  }

  private static String code(String text) {
    return "<code>" + Markup.text(text) + "</code>";
  }
}
