package yibao.accountcredit;

import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.CreditRetirees;
import yibao.operations.FinishStaffLists;
import yibao.operations.ShanghaiTime;

/**
 * One run: what is left of staff lists' money, and the retired people of each area that states what
 * they are credited.
 */
record Job(FinishStaffLists staffLists, CreditRetirees retirees, Metrics metrics) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj run(Instant scheduledFor, BooleanSupplier hasTime) {
    int applied = staffLists.finish(scheduledFor, hasTime);
    CreditRetirees.Done done = retirees.credit(scheduledFor, hasTime);
    String at = ShanghaiTime.text(scheduledFor);
    metrics.count(
        Map.of(
            "AccountCreditRuns", 1L,
            "StaffListPartsApplied", (long) applied,
            "RetireesCredited", (long) done.credited(),
            "MonthsCredited", (long) done.months(),
            "AccountCreditPartsLeft", (long) done.left()),
        Json.Obj.empty().with("scheduledFor", at));
    return Json.Obj.empty()
        .with("scheduledFor", at)
        .with("applied", applied)
        .with("areas", done.areas())
        .with("credited", done.credited())
        .with("months", done.months())
        .with("left", done.left());
  }
}
