package yibao.accountcredit;

import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.CreditInterest;
import yibao.operations.CreditRetirees;
import yibao.operations.FinishStaffLists;
import yibao.operations.ShanghaiTime;

/**
 * One run: what is left of staff lists' money, the retired people of each area that states what
 * they are credited, and the interest of the year that is over.
 */
record Job(
    FinishStaffLists staffLists,
    CreditRetirees retirees,
    CreditInterest interest,
    Metrics metrics) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj run(Instant scheduledFor, BooleanSupplier hasTime) {
    int applied = staffLists.finish(scheduledFor, hasTime);
    CreditRetirees.Done done = retirees.credit(scheduledFor, hasTime);
    CreditInterest.Done interested = interest.credit(scheduledFor, hasTime);
    int left = done.left() + interested.left();
    String at = ShanghaiTime.text(scheduledFor);
    metrics.count(
        Map.of(
            "AccountCreditRuns", 1L,
            "StaffListPartsApplied", (long) applied,
            "RetireesCredited", (long) done.credited(),
            "MonthsCredited", (long) done.months(),
            "InterestCredited", (long) interested.credited(),
            "AccountCreditPartsLeft", (long) left),
        Json.Obj.empty().with("scheduledFor", at));
    return Json.Obj.empty()
        .with("scheduledFor", at)
        .with("applied", applied)
        .with("areas", done.areas())
        .with("credited", done.credited())
        .with("months", done.months())
        .with("interest", interested.credited())
        .with("left", left);
  }
}
