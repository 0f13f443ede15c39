package yibao.premiumpayment;

import java.util.Optional;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Form;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.operations.Channel;
import yibao.operations.EndMandate;
import yibao.operations.LookUpMandate;
import yibao.operations.OpenCharges;

/** A mandate as it stands, its end, and what its channel is to charge. */
record MandateRoutes(LookUpMandate lookUp, EndMandate ending, OpenCharges charges) {

  private static final Form<String> PLACE =
      Form.matching("[A-Za-z0-9._-]{1,100}", "应为上一页的 next", "the page before's next is asked");

  /** {@code GET /premium-payment/mandates/{mandateId}}, for its payer and for the bureau. */
  Reply mandate(Call call) {
    call.query().check();
    Optional<String> acting =
        call.caller().is(Caller.Kind.BUREAU)
            ? Optional.empty()
            : Optional.of(call.actingPerson().psnNo());
    return switch (lookUp.find(channel(call), call.path("mandateId"), acting, call.now())) {
      case LookUpMandate.Found.As found -> Reply.json(200, MandateView.of(found.file()));
      case LookUpMandate.Found.Nothing nothing -> absent(call);
      case LookUpMandate.Found.NotThePayer other -> notThePayer(call);
    };
  }

  /** {@code DELETE /premium-payment/mandates/{mandateId}}, for its payer. */
  Reply end(Call call) {
    call.query().check();
    EndMandate.Command command =
        new EndMandate.Command(
            channel(call), call.path("mandateId"), Consents.of(call.actingPerson()));
    return switch (ending.end(command, call.now())) {
      case EndMandate.Outcome.Ended ended -> Reply.json(200, MandateView.of(ended.file()));
      case EndMandate.Outcome.Unknown unknown -> absent(call);
      case EndMandate.Outcome.NotThePayer other -> notThePayer(call);
    };
  }

  /** {@code GET /premium-payment/mandates/charges}: the caller's own, with whole accounts. */
  Reply charges(Call call) {
    Query query = call.query();
    Optional<String> after = query.maybe("after", PLACE);
    query.check();
    OpenCharges.Page page = charges.of(channel(call), after, call.now());
    return Reply.json(
            200,
            Json.Obj.empty()
                .with("items", page.charges().stream().map(MandateView::charge).toList())
                .withMaybe("next", page.next()))
        .with("cache-control", "no-store");
  }

  private static Reply absent(Call call) {
    return Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number")
        .reply(call.tongue());
  }

  private static Reply notThePayer(Call call) {
    return Problem.of(
            EdgeProblem.NOT_THIS_PERSON,
            "委托代扣只能由付款人本人查询和解约",
            "only its payer may look a mandate up and end it")
        .reply(call.tongue());
  }

  private static Channel channel(Call call) {
    return new Channel(call.caller().channel());
  }
}
