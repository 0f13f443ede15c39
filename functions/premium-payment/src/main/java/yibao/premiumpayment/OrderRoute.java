package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.ActingPerson;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.Channel;
import yibao.operations.PayFromAccount;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.records.Consent;
import yibao.records.Order;
import yibao.rules.Money;
import yibao.rules.Scheme;

/**
 * {@code POST /premium-payment/orders}: an order for up to twenty people, all or nobody, for a year
 * or for months of the employee scheme. One from a personal account is paid at once, if its owner
 * asks for it.
 */
record OrderRoute(PlaceOrder orders, PayFromAccount accounts) implements Function<Call, Reply> {

  static final long MOST_FEN = 1_000_000_000_000L;

  /** The ways of paying that the contract names. */
  private enum Method {
    THIRD_PARTY,
    AGREEMENT,
    SHARED_ACCOUNT
  }

  @Override
  public Reply apply(Call call) {
    call.query().check();
    PlaceOrder.Command command = call.body(fields -> command(call, fields));
    Asking.checkNobodyTwice(command.asked());
    return switch (command.means().method()) {
      case THIRD_PARTY -> reply(call, orders.place(command, call.now()));
      case SHARED_ACCOUNT -> fromAccount(call, consented(call, command));
      case AGREEMENT, NONE -> notOffered(command).reply(call.tongue());
    };
  }

  private Reply fromAccount(Call call, PlaceOrder.Command command) {
    return command.asked().scheme() == Scheme.EMPLOYEE
        ? notOffered(command).reply(call.tongue())
        : reply(call, accounts.pay(command, call.now()));
  }

  private static Problem notOffered(PlaceOrder.Command command) {
    return command.asked().scheme() == Scheme.EMPLOYEE
        ? Problem.at(
            PaymentProblem.METHOD_NOT_OFFERED,
            "/method",
            "职工医保缴费目前请用 THIRD_PARTY",
            "for the employee scheme use THIRD_PARTY")
        : Problem.at(
            PaymentProblem.METHOD_NOT_OFFERED,
            "/method",
            "目前请用 THIRD_PARTY 或 SHARED_ACCOUNT",
            "use THIRD_PARTY or SHARED_ACCOUNT for now");
  }

  private static PlaceOrder.Command command(Call call, Fields fields) {
    return new PlaceOrder.Command(
        new Channel(call.caller().channel()),
        fields.read("channelOrderNo", Form.CALLERS_NUMBER),
        Asking.order(fields),
        fields.<String>maybeObject("payer", payer -> payer.read("psnNo", Asking.PSN_NO)),
        Order.Method.valueOf(fields.read("method", Form.oneOf(Method.class)).name()),
        Money.ofFen(fields.integer("totalFen", 0, MOST_FEN)));
  }

  /** The order with the consent of who acts, in a channel that may know who that is. */
  private static PlaceOrder.Command consented(Call call, PlaceOrder.Command command) {
    if (!call.caller().is(Caller.Kind.CITIZEN_APP) && !call.caller().is(Caller.Kind.BUREAU)) {
      throw new Problem.Found(
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON,
              "个人账户代缴须由账户本人在可认证身份的渠道办理",
              "an account pays only where its owner is authenticated"));
    }
    if (command.means().payer().isEmpty()) {
      throw new Problem.Found(
          Problem.at(
              EdgeProblem.MALFORMED,
              "/payer",
              "请写明由谁的账户支付，即办理人本人",
              "say whose account pays: that of who acts"));
    }
    ActingPerson acting = call.actingPerson();
    Consent consent =
        new Consent(acting.psnNo(), Consent.Proof.valueOf(acting.method().name()), acting.at());
    return command.with(consent);
  }

  private static Reply reply(Call call, PlaceOrder.Outcome outcome) {
    return switch (outcome) {
      case PlaceOrder.Outcome.Placed placed ->
          Reply.json(placed.answer().status(), placed.answer().body()).replayedIf(placed.before());
      case PlaceOrder.Outcome.KeyReused reused ->
          Problem.at(
                  PaymentProblem.KEY_REUSED,
                  "/channelOrderNo",
                  "该编号已用于内容不同的订单，请换一个编号",
                  "the number is bound to another order; take a new one")
              .reply(call.tongue());
      case PlaceOrder.Outcome.Refused refused ->
          Refusals.refused(refused.refusals()).reply(call.tongue());
      case PlaceOrder.Outcome.SamePersonTwice twice ->
          Refusals.samePersonTwice(twice.index()).reply(call.tongue());
      case PlaceOrder.Outcome.UnknownPayer unknown ->
          Problem.at(
                  PaymentProblem.UNKNOWN_PERSON,
                  "/payer/psnNo",
                  "没有这个人员编号",
                  "nobody has this psnNo")
              .reply(call.tongue());
      case PlaceOrder.Outcome.NoSeason season ->
          Refusals.noSeason(season.what()).reply(call.tongue());
      case PlaceOrder.Outcome.NotPublished parts ->
          Refusals.notPublished(parts.parts()).reply(call.tongue());
      case PlaceOrder.Outcome.CoverNeverStarts never ->
          Refusals.neverStarts(never.people()).reply(call.tongue());
      case PlaceOrder.Outcome.PriceChanged changed ->
          priceChanged(changed.quote(), call.tongue()).reply(call.tongue());
      case PlaceOrder.Outcome.NotThePayer other ->
          Problem.of(
                  EdgeProblem.NOT_THIS_PERSON,
                  "个人账户只能由账户本人使用，办理人须与 payer 一致",
                  "an account is its owner's alone to use; who acts must be the payer")
              .reply(call.tongue());
      case PlaceOrder.Outcome.BalanceInsufficient less ->
          Refusals.balance(less.index(), less.left()).reply(call.tongue());
      case PlaceOrder.Outcome.QuotaInsufficient less ->
          Refusals.quota(less.people(), less.left()).reply(call.tongue());
      case PlaceOrder.Outcome.Overtaken overtaken ->
          throw new IllegalStateException("a caller's order is entered for nothing else");
    };
  }

  private static Problem priceChanged(Pricing.Quote quote, Said.Tongue tongue) {
    long total = quote.total().orElseThrow().fen();
    return Problem.at(
            PaymentProblem.PRICE_CHANGED,
            "/totalFen",
            "应缴 " + total + " 分，新的报价见 quote",
            total + " fen are to be paid; quote holds the new quote")
        .with(Json.Obj.empty().with("quote", QuoteView.in(tongue).of(quote)));
  }
}
