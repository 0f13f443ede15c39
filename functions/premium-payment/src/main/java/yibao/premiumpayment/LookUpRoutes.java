package yibao.premiumpayment;

import java.util.Optional;
import yibao.answers.OrderView;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Form;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.operations.Channel;
import yibao.operations.LookUpOrder;
import yibao.records.Order;
import yibao.records.Orders;

/** The look-ups of orders and payments. What belongs to another channel reads as not there. */
record LookUpRoutes(LookUpOrder lookUp) {

  private static final Form<String> YEAR =
      Form.matching("2[01][0-9]{2}", "应为年份，如 2026", "a year is asked, such as 2026");
  private static final Form<String> ORDER_ID =
      Form.matching("[0-9A-Z]{12}", "应为订单号", "an orderId is asked");

  /** The channel's own, or that of an order by a mandate, which has points. */
  private static final Form<String> ORDER_NUMBER =
      Form.matching(
          "[A-Za-z0-9._-]{1,64}",
          "应为 1 至 64 个字母、数字、点、下划线或连字符",
          "1 to 64 letters, digits, points, underscores or hyphens are asked");

  Reply order(Call call) {
    call.query().check();
    return order(call, lookUp.byId(channel(call), call.path("orderId")));
  }

  Reply orderByNumber(Call call) {
    Query query = call.query();
    String number = query.read("channelOrderNo", ORDER_NUMBER);
    query.check();
    return order(call, lookUp.byChannelOrderNo(channel(call), number));
  }

  Reply payments(Call call) {
    Query query = call.query();
    String year = query.read("year", YEAR);
    Optional<String> after = query.maybe("after", ORDER_ID);
    query.check();
    String psnNo = call.path("psnNo");
    if (psnNo.length() > 30) {
      return absent(call);
    }
    Orders.Page page = lookUp.ofPerson(channel(call), psnNo, Integer.parseInt(year), after);
    return Reply.json(
        200,
        Json.Obj.empty()
            .with(
                "items",
                page.orders().stream().map(order -> OrderView.of(order, call.now())).toList())
            .withMaybe("next", page.next()));
  }

  private static Reply order(Call call, Optional<Order> order) {
    return order
        .map(found -> Reply.json(200, OrderView.of(found, call.now())))
        .orElseGet(() -> absent(call));
  }

  static Reply absent(Call call) {
    return Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number")
        .reply(call.tongue());
  }

  private static Channel channel(Call call) {
    return new Channel(call.caller().channel());
  }
}
