package yibao.waitingperiod;

import yibao.edge.Json;
import yibao.rules.Option;
import yibao.rules.Payable;

/** What a person could do, or could have done, as callers read it. */
final class OptionView {

  private OptionView() {}

  static Json.Obj of(Option option, int repairYears) {
    Parts parts = new Parts();
    switch (option) {
      case Option.PayBy pay -> pay(parts, pay, repairYears);
      case Option.Repair repair -> repair(parts, repair);
    }
    Json.Obj view = parts.fields();
    return parts.unpublished().isEmpty()
        ? view
        : view.with("unpublished", Json.texts(parts.unpublished()));
  }

  private static void pay(Parts parts, Option.PayBy pay, int repairYears) {
    parts.text("do", "pay").text("by", pay.day());
    start(parts, pay.outcome());
    parts.fen("payableFen", pay.outcome().payable());
    if (repairYears > 0) {
      parts.fen("repairFen", pay.outcome().repair());
    }
    parts.flag("missed", pay.missed());
  }

  private static void repair(Parts parts, Option.Repair repair) {
    parts
        .text("do", "repair")
        .number("repairYears", repair.years())
        .fen("repairFen", repair.outcome().repair());
    start(parts, repair.outcome());
    parts.number("savesMonths", repair.outcome().repairedMonths()).flag("missed", false);
  }

  private static void start(Parts parts, Payable outcome) {
    if (outcome.covers().orElse(true)) {
      parts.text("coverFrom", outcome.coverFrom());
    }
    parts.flag("covers", outcome.covers());
  }
}
