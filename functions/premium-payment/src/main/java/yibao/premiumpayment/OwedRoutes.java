package yibao.premiumpayment;

import java.util.Optional;
import java.util.function.Function;
import yibao.answers.OwedView;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Form;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.Channel;
import yibao.operations.LookUpOwed;
import yibao.records.OwedMoney;
import yibao.records.Refund;
import yibao.records.Suspense;

/** Look-ups of what goes back and of what stands in suspense. */
record OwedRoutes(LookUpOwed lookUp) {

  private static final Form<String> PLACE =
      new Form<>(
          text -> Optional.of(text).filter(OwedMoney::isPlace),
          new Said("应为上一页的 next", "the page before's next is asked"),
          "");

  Reply refund(Call call) {
    call.query().check();
    return lookUp
        .refund(channel(call), call.path("refundId"))
        .map(refund -> Reply.json(200, OwedView.of(refund)))
        .orElseGet(
            () ->
                Problem.of(
                        EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number")
                    .reply(call.tongue()));
  }

  Reply refunds(Call call) {
    Query query = call.query();
    Optional<Refund.Status> status = query.maybe("status", Form.oneOf(Refund.Status.class));
    Optional<String> after = query.maybe("after", PLACE);
    query.check();
    return page(lookUp.refunds(channel(call), status, after), OwedView::of);
  }

  /** All of it for an operator; for other channels their own. */
  Reply suspense(Call call) {
    Query query = call.query();
    Optional<Suspense.Status> status = query.maybe("status", Form.oneOf(Suspense.Status.class));
    Optional<String> after = query.maybe("after", PLACE);
    query.check();
    Optional<Channel> own =
        call.caller().is(Caller.Kind.OPERATOR) ? Optional.empty() : Optional.of(channel(call));
    return page(lookUp.suspense(own, status, after), OwedView::of);
  }

  private static <T> Reply page(OwedMoney.Page<T> page, Function<T, Json.Obj> view) {
    return Reply.json(
        200,
        Json.Obj.empty()
            .with("items", page.items().stream().map(view).toList())
            .withMaybe("next", page.next()));
  }

  private static Channel channel(Call call) {
    return new Channel(call.caller().channel());
  }
}
