package yibao.waitingperiod;

import java.util.List;
import java.util.Locale;
import yibao.edge.Json;
import yibao.rules.Because;
import yibao.rules.Language;
import yibao.rules.Source;
import yibao.rules.Warning;

/** Why an answer is so, and what should be known beside it, as callers read it. */
record BecauseView(Language language) {

  List<Json> steps(List<Because> because) {
    return because.stream().map(this::step).toList();
  }

  /** With what the person should know, if there is anything. */
  Json.Obj warned(Json.Obj view, List<Warning> warnings) {
    return warnings.isEmpty()
        ? view
        : view.with("warnings", Json.texts(warnings.stream().map(w -> w.says(language)).toList()));
  }

  private Json step(Because step) {
    return Json.Obj.empty()
        .with("rule", step.rule().name())
        .with("clause", step.clause().id())
        .with("says", step.says(language))
        .with("source", source(step.clause().source()));
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
