package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.Channel;
import yibao.operations.ReturnSuspense;

/**
 * {@code POST /premium-payment/suspense/{suspenseId}/return}: an operator ends an item that is for
 * no order; money goes back.
 */
record ReturnRoute(ReturnSuspense suspense) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    ReturnSuspense.Command command =
        new ReturnSuspense.Command(new Channel(call.caller().channel()), call.path("suspenseId"));
    return WorkOff.reply(call, suspense.giveBack(command, call.now()));
  }
}
