package yibao.waitingperiod;

import java.util.List;
import java.util.stream.Stream;
import yibao.edge.Json;
import yibao.operations.Assess;
import yibao.rules.Assessment;
import yibao.rules.Because;
import yibao.rules.EmployeeCover;
import yibao.rules.Incentive;
import yibao.rules.Language;
import yibao.rules.Payable;
import yibao.rules.Wait;
import yibao.rules.Warning;

/** An assessment as callers read it. */
record AssessmentView(Language language, String policyRelease) {

  Json.Obj of(Assess.Answer answer) {
    return switch (answer.assessment()) {
      case Assessment.Resident resident -> resident(resident, answer.question().repairYears());
      case Assessment.Employee employee -> employee(employee.cover());
      case Assessment.Refused refused ->
          throw new IllegalArgumentException("refused: " + refused.reason());
    };
  }

  private Json.Obj resident(Assessment.Resident resident, int repairYears) {
    Payable payable = resident.payable();
    Incentive incentive = resident.incentive();
    Parts parts = new Parts();
    if (payable.covers().orElse(true)) {
      parts.text("coverFrom", payable.coverFrom()).text("coverTo", payable.coverTo());
    }
    parts
        .flag("covers", payable.covers())
        .nested("wait", wait -> wait(wait, payable))
        .number("breakYears", payable.breakYears())
        .fen("payableFen", payable.payable())
        .fen("repairFen", payable.repair())
        .nested("incentive", part -> incentive(part, incentive));
    return explained(
        parts,
        payable.warnings(),
        Stream.concat(payable.because().stream(), incentive.because().stream()).toList(),
        payable.options().stream().map(option -> OptionView.of(option, repairYears)).toList());
  }

  private static void wait(Parts wait, Payable payable) {
    wait.text("unit", payable.waitUnit())
        .number("fixedMonths", payable.fixedMonths())
        .number("variableMonths", payable.variableMonths())
        .number("repairedMonths", payable.repairedMonths())
        .number("totalMonths", payable.waitMonths());
    if (payable.waitFromIsOpen()) {
      wait.missing("from");
    } else {
      wait.maybe("from", payable.waitFrom());
    }
  }

  private static void incentive(Parts part, Incentive incentive) {
    part.number("continuousYears", incentive.continuousYears());
    if (incentive.uncapped()) {
      part.flag("uncapped", true);
    } else {
      part.fen("capFen", incentive.cap());
    }
  }

  private Json.Obj employee(EmployeeCover cover) {
    Parts parts = new Parts();
    if (cover.covers().orElse(true)) {
      parts.text("coverFrom", cover.from()).text("coverTo", cover.to());
    }
    parts.flag("covers", cover.covers()).nested("wait", wait -> wait(wait, cover));
    // what it costs follows from a wage or a base
    parts.missing("payableFen");
    return explained(parts, cover.warnings(), cover.because(), List.of());
  }

  private static void wait(Parts wait, EmployeeCover cover) {
    wait.text("unit", Wait.Unit.MONTHS)
        .number("fixedMonths", cover.waitMonths())
        .number("variableMonths", 0)
        .number("repairedMonths", 0)
        .number("totalMonths", cover.waitMonths());
    if (cover.waitMonths().isEmpty()) {
      wait.missing("from");
    } else {
      wait.maybe("from", cover.waitFrom());
    }
  }

  private Json.Obj explained(
      Parts parts, List<Warning> warnings, List<Because> because, List<Json.Obj> options) {
    Json.Obj view = parts.fields().with("unpublished", Json.texts(parts.unpublished()));
    BecauseView explained = new BecauseView(language);
    return explained
        .warned(view, warnings)
        .with("because", explained.steps(because))
        .with("options", options)
        .with("policyRelease", policyRelease);
  }
}
