package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Form;
import yibao.edge.Reply;
import yibao.operations.Channel;
import yibao.operations.MatchSuspense;

/**
 * {@code POST /premium-payment/suspense/{suspenseId}/match}: an operator has found the order that
 * money was for.
 */
record MatchRoute(MatchSuspense suspense) implements Function<Call, Reply> {

  private static final Form<String> ORDER_ID =
      Form.matching("[A-Za-z0-9._-]{1,64}", "应为订单号", "an orderId is asked");

  @Override
  public Reply apply(Call call) {
    call.query().check();
    MatchSuspense.Command command =
        call.body(
            fields ->
                new MatchSuspense.Command(
                    new Channel(call.caller().channel()),
                    call.path("suspenseId"),
                    fields.read("orderId", ORDER_ID)));
    return WorkOff.reply(call, suspense.match(command, call.now()));
  }
}
