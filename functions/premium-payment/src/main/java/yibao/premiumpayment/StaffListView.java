package yibao.premiumpayment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import yibao.edge.Json;
import yibao.edge.Said;
import yibao.operations.LookUpStaffList;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.records.StaffList;

/** A staff list as callers read it: what is wrong with it, or how far its order is. */
final class StaffListView {

  private StaffListView() {}

  static Json.Obj of(LookUpStaffList.Found found, Instant now, Said.Tongue tongue) {
    StaffList list = found.list();
    Json.Obj view =
        Json.Obj.empty()
            .with("listId", list.listId())
            .with("status", list.errors().isEmpty() ? "READY" : "REFUSED")
            .with("area", list.area().code())
            .with("month", list.month().toString())
            .withMaybe("employer", list.employer())
            .with("lines", list.lines())
            .with("errors", list.errors().stream().map(error -> error(error, tongue)).toList());
    return found.order().map(order -> progress(view, order, found.parts(), now)).orElse(view);
  }

  private static Json.Obj error(StaffList.Flaw error, Said.Tongue tongue) {
    String field = error.field().said();
    return Json.Obj.empty()
        .with("line", error.line())
        .with("pointer", "/people/" + (error.line() - 1) + (field.isEmpty() ? "" : "/" + field))
        .with("problem", name(error.reason()))
        .with("detail", detail(error).in(tongue));
  }

  private static String name(StaffList.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Said detail(StaffList.Flaw error) {
    return switch (error.reason()) {
      case MALFORMED ->
          new Said(
              "每行应有 psnNo 和以分计的 wageFen（1 至 " + AskingMonths.MOST_WAGE_FEN + " 的整数）",
              "a psnNo is asked and a wageFen, an integer from 1 to " + AskingMonths.MOST_WAGE_FEN);
      case UNKNOWN_PERSON -> PaymentProblem.UNKNOWN_PERSON.title();
      case DUPLICATE_PERSON -> new Said("此人在前面已经列出", "this person is listed before");
      case DECEASED -> PaymentProblem.DECEASED.title();
      case NOT_YET_BORN -> PaymentProblem.NOT_YET_BORN.title();
      case RETIRED -> PaymentProblem.RETIRED.title();
      case ALREADY_COVERED -> PaymentProblem.ALREADY_COVERED.title();
      case MONTH_NOT_PAYABLE -> PaymentProblem.MONTH_NOT_PAYABLE.title();
      case POLICY_NOT_PUBLISHED ->
          new Said("未公布：" + error.parts(), "not published: " + error.parts());
    };
  }

  private static Json.Obj progress(Json.Obj view, Order order, List<Order> parts, Instant now) {
    int applied =
        parts.stream()
            .filter(part -> part.payment().isPresent())
            .mapToInt(part -> part.lines().size())
            .sum();
    int all = parts.stream().mapToInt(part -> part.lines().size()).sum();
    return view.with("orderId", order.orderId())
        .with("channelOrderNo", order.channelOrderNo())
        .with("orderStatus", order.statusAt(now).name())
        .with("totalFen", order.total().fen())
        .with("expiresAt", ShanghaiTime.text(order.expiresAt()))
        .with("progress", Json.Obj.empty().with("applied", applied).with("pending", all - applied))
        .with(
            "receipts",
            Json.texts(parts.stream().flatMap(part -> part.receiptNo().stream()).toList()));
  }
}
