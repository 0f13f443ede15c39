package yibao.waitingperiod;

import yibao.edge.Json;
import yibao.rules.Language;
import yibao.rules.Money;
import yibao.rules.Retirement;
import yibao.rules.RetirementYears;
import yibao.rules.WorkersPerRetiree;

/** What retirement asks of a person, as callers read it. */
record RetirementView(Language language, String policyRelease) {

  Json.Obj of(Retirement retirement) {
    RetirementYears years = retirement.years();
    BecauseView explained = new BecauseView(language);
    Json.Obj view =
        new Parts()
            .text("area", retirement.area())
            .maybe("sex", retirement.who().sex())
            .text("month", retirement.who().month())
            .known("neededMonths", years.needed())
            .known("neededActualMonths", years.neededActual())
            .number("contributedMonths", years.contributed())
            .known("missingMonths", years.missing())
            .known("lumpSumFen", retirement.lumpSum().map(Money::fen))
            .fields();
    if (retirement.workers().isPresent()) {
      view = view.with("workersPerRetiree", workers(retirement.workers().get()));
    }
    return explained
        .warned(
            view.with("unpublished", Json.texts(retirement.unpublished())), retirement.warnings())
        .with("because", explained.steps(retirement.because()))
        .with("policyRelease", policyRelease);
  }

  private static Json workers(WorkersPerRetiree workers) {
    return Json.Obj.empty().with("area", workers.of().toString()).with("ratio", workers.ratio());
  }
}
