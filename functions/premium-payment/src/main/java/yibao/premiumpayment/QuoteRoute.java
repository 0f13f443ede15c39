package yibao.premiumpayment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Form;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.operations.Pricing;
import yibao.operations.QuotePremium;
import yibao.operations.ShanghaiTime;

/**
 * {@code POST /premium-payment/quotes}: what people would pay, and from when they would be covered.
 */
record QuoteRoute(QuotePremium quotes) implements Function<Call, Reply> {

  private static final Form<String> FLAG =
      Form.matching("true|false", "应为 true 或 false", "true or false is asked");

  private record Question(Pricing.Asked asked, Optional<LocalDate> payOn) {}

  @Override
  public Reply apply(Call call) {
    Query query = call.query();
    boolean explain = query.maybe("explain", FLAG).map("true"::equals).orElse(false);
    query.check();
    Question question =
        call.body(
            fields -> new Question(Asking.quote(fields), fields.maybe("payOn", Form.CIVIL_DATE)));
    Asking.checkNobodyTwice(question.asked());
    LocalDate payOn = question.payOn().orElse(ShanghaiTime.dateOf(call.now()));
    return switch (quotes.quote(question.asked(), payOn, call.now())) {
      case Pricing.Priced.As as ->
          Reply.json(
              200,
              explain
                  ? QuoteView.in(call.tongue()).explained(as.quote())
                  : QuoteView.in(call.tongue()).of(as.quote()));
      case Pricing.Priced.Refused refused ->
          Refusals.refused(refused.refusals()).reply(call.tongue());
      case Pricing.Priced.SamePersonTwice twice ->
          Refusals.samePersonTwice(twice.index()).reply(call.tongue());
      case Pricing.Priced.NotPublished season ->
          Refusals.noSeason(season.what()).reply(call.tongue());
    };
  }
}
