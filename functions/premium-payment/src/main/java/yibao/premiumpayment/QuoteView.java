package yibao.premiumpayment;

import java.util.Locale;
import java.util.Optional;
import yibao.edge.Json;
import yibao.edge.Said;
import yibao.operations.Pricing;
import yibao.operations.ShanghaiTime;
import yibao.rules.Because;
import yibao.rules.Language;
import yibao.rules.Money;
import yibao.rules.PremiumDecision;
import yibao.rules.Source;

/** A quote as callers read it. */
final class QuoteView {

  private QuoteView() {}

  static Json.Obj of(Pricing.Quote quote) {
    Json.Obj lines =
        head(quote).with("lines", quote.lines().stream().map(QuoteView::line).toList());
    return fen(lines, "totalFen", quote.total())
        .with("validUntil", ShanghaiTime.text(ShanghaiTime.endOf(quote.lastDay())))
        .with("policyRelease", quote.policyRelease());
  }

  /** With the trail of each line, in the language asked for. */
  static Json.Obj explained(Pricing.Quote quote, Said.Tongue tongue) {
    return of(quote)
        .with(
            "lines",
            quote.lines().stream()
                .map(
                    line ->
                        line(line)
                            .with(
                                "because",
                                line.decision().because().stream()
                                    .map(step -> because(step, tongue))
                                    .toList()))
                .toList());
  }

  private static Json.Obj head(Pricing.Quote quote) {
    var window = quote.season().window().value();
    return Json.Obj.empty()
        .with("area", quote.asked().area().code())
        .with("scheme", quote.asked().scheme().name())
        .with("year", quote.asked().year())
        .with(
            "window",
            Json.Obj.empty()
                .withMaybe("state", quote.state())
                .with("opens", window.opens().toString())
                .with("closes", window.closes().toString()));
  }

  private static Json.Obj line(Pricing.PricedLine line) {
    PremiumDecision.Payable decision = line.decision();
    Json.Obj view =
        fen(
            fen(
                Json.Obj.empty()
                    .with("psnNo", line.psnNo())
                    .with("standardFen", decision.standard().fen()),
                "subsidyFen",
                decision.stateAdds()),
            "payableFen",
            decision.payable());
    view =
        view.with("repairFen", 0)
            .withMaybe("category", decision.category())
            .withMaybe("coverFrom", decision.coverFrom())
            .withMaybe("coverTo", decision.coverTo());
    if (decision.covers().isPresent()) {
      view = view.with("covers", decision.covers().get());
    }
    if (decision.waitMonths().isPresent()) {
      view = view.with("waitMonths", decision.waitMonths().getAsInt());
    }
    return view.with("unpublished", Json.texts(decision.unpublished()));
  }

  private static Json.Obj fen(Json.Obj view, String name, Optional<Money> amount) {
    return amount.isPresent() ? view.with(name, amount.get().fen()) : view;
  }

  private static Json because(Because step, Said.Tongue tongue) {
    Language language = tongue == Said.Tongue.ENGLISH ? Language.ENGLISH : Language.CHINESE;
    return Json.Obj.empty()
        .with("rule", step.rule().name())
        .with("says", step.says(language))
        .with("source", source(step.source()));
  }

  private static Json source(Source source) {
    return Json.Obj.empty()
        .with("title", source.title())
        .withMaybe("number", source.number())
        .with("publisher", source.publisher())
        .withMaybe("date", source.date())
        .withMaybe("url", source.url())
        .with("grade", source.grade().name().toLowerCase(Locale.ROOT));
  }
}
