package yibao.accountcredit;

import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.CreditRetirees;
import yibao.operations.ShanghaiTime;

/** One run: the retired people of each area that states what they are credited. */
record Job(CreditRetirees retirees, Metrics metrics) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj run(Instant scheduledFor, BooleanSupplier hasTime) {
    CreditRetirees.Done done = retirees.credit(scheduledFor, hasTime);
    String at = ShanghaiTime.text(scheduledFor);
    metrics.count(
        Map.of(
            "AccountCreditRuns", 1L,
            "RetireesCredited", (long) done.credited(),
            "MonthsCredited", (long) done.months(),
            "AccountCreditPartsLeft", (long) done.left()),
        Json.Obj.empty().with("scheduledFor", at));
    return Json.Obj.empty()
        .with("scheduledFor", at)
        .with("areas", done.areas())
        .with("credited", done.credited())
        .with("months", done.months())
        .with("left", done.left());
  }
}
