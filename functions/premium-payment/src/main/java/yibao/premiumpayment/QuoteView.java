package yibao.premiumpayment;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Json;
import yibao.edge.Said;
import yibao.operations.PricedLine;
import yibao.operations.Pricing;
import yibao.operations.ShanghaiTime;
import yibao.rules.Because;
import yibao.rules.Cited;
import yibao.rules.Contribution;
import yibao.rules.Language;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.Season;
import yibao.rules.Source;
import yibao.rules.Waiting;

/** A quote as callers read it, in the language asked for. */
record QuoteView(Language language) {

  static QuoteView in(Said.Tongue tongue) {
    return new QuoteView(tongue == Said.Tongue.ENGLISH ? Language.ENGLISH : Language.CHINESE);
  }

  Json.Obj of(Pricing.Quote quote) {
    return view(quote, this::line);
  }

  /** With the trail of each line. */
  Json.Obj explained(Pricing.Quote quote) {
    return view(
        quote,
        line -> line(line).with("because", because(line).stream().map(this::because).toList()));
  }

  private static List<Because> because(PricedLine line) {
    return switch (line) {
      case PricedLine.Year year -> year.decision().because();
      case PricedLine.Month month -> month.decision().because();
    };
  }

  private Json.Obj view(Pricing.Quote quote, Function<PricedLine, Json> line) {
    Json.Obj lines = head(quote).with("lines", quote.lines().stream().map(line).toList());
    return fen(lines, "totalFen", quote.total())
        .with("validUntil", ShanghaiTime.text(ShanghaiTime.endOf(quote.lastDay())))
        .with("policyRelease", quote.policyRelease());
  }

  private static Json.Obj head(Pricing.Quote quote) {
    Json.Obj head =
        Json.Obj.empty()
            .with("area", quote.asked().area().code())
            .with("scheme", quote.asked().scheme().name());
    return quote
        .season()
        .map(season -> head.with("year", season.year()).with("window", window(quote, season)))
        .orElseGet(
            () ->
                head.with(
                        "months",
                        Json.texts(
                            quote.asked().months().stream().map(YearMonth::toString).toList()))
                    .withMaybe("employer", quote.asked().employer()));
  }

  /** What no source states of the window is left out. */
  private static Json.Obj window(Pricing.Quote quote, Season season) {
    Optional<Season.Window> window = season.window().map(Cited::value);
    return Json.Obj.empty()
        .withMaybe("state", quote.state())
        .withMaybe("opens", window.map(Season.Window::opens))
        .withMaybe("closes", window.map(Season.Window::closes));
  }

  private Json.Obj line(PricedLine line) {
    return switch (line) {
      case PricedLine.Year year -> line(year);
      case PricedLine.Month month -> line(month);
    };
  }

  private static Json.Obj line(PricedLine.Month line) {
    Contribution decision = line.decision();
    Json.Obj view =
        Json.Obj.empty()
            .with("psnNo", line.psnNo())
            .with("month", decision.month().toString())
            .with("kind", decision.contributor().kind().name());
    view = fen(view, "baseFen", decision.base());
    view = fen(view, "employerFen", decision.employer());
    view = fen(view, "ownFen", decision.own());
    view = fen(view, "payableFen", decision.payable()).with("repairFen", 0);
    view =
        fen(view, "creditFen", decision.credit())
            .withMaybe("coverFrom", decision.coverFrom())
            .withMaybe("coverTo", decision.coverTo());
    if (decision.covers().isPresent()) {
      boolean covers = decision.covers().get();
      view =
          view.with("covers", covers)
              .with("waitMonths", decision.waiting().map(Waiting::months).orElse(0))
              .withMaybe(
                  "coversFrom",
                  decision.waiting().filter(wait -> !covers).map(Waiting::coversFrom));
    }
    return view.with("unpublished", Json.texts(decision.unpublished()));
  }

  private Json.Obj line(PricedLine.Year line) {
    Payable decision = line.decision();
    Json.Obj view =
        fen(Json.Obj.empty().with("psnNo", line.psnNo()), "standardFen", decision.standard());
    view = fen(view, "subsidyFen", decision.stateAdds());
    view = fen(view, "payableFen", decision.payable());
    view =
        fen(view, "repairFen", decision.repair())
            .withMaybe("category", decision.category())
            .withMaybe("coverFrom", decision.coverFrom())
            .withMaybe("coverTo", decision.coverTo());
    if (decision.covers().isPresent()) {
      view = view.with("covers", decision.covers().get());
    }
    if (decision.waitMonths().isPresent()) {
      view = view.with("waitMonths", decision.waitMonths().getAsInt());
    }
    view = view.with("unpublished", Json.texts(decision.unpublished()));
    return decision.warnings().isEmpty()
        ? view
        : view.with(
            "warnings",
            Json.texts(decision.warnings().stream().map(w -> w.says(language)).toList()));
  }

  private static Json.Obj fen(Json.Obj view, String name, Optional<Money> amount) {
    return amount.isPresent() ? view.with(name, amount.get().fen()) : view;
  }

  private Json because(Because step) {
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
