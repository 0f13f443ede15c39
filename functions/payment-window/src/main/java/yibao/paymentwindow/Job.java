package yibao.paymentwindow;

import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.AdvanceWindows;
import yibao.operations.ChargeMandates;
import yibao.operations.EnrolAided;
import yibao.operations.ShanghaiTime;
import yibao.records.WindowRecord;

/**
 * One run: the windows as far as is due, then the people who are due, then the mandates, as far as
 * time goes. In this order, so that nobody whom the state aids in full stands in a mandate's order.
 */
record Job(AdvanceWindows windows, EnrolAided people, ChargeMandates mandates, Metrics metrics) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj run(Instant scheduledFor, BooleanSupplier hasTime) {
    AdvanceWindows.Advanced advanced = windows.advance(scheduledFor);
    EnrolAided.Done done = people.enrol(advanced.windows(), scheduledFor, hasTime);
    ChargeMandates.Done charged = mandates.charge(advanced.windows(), scheduledFor, hasTime);
    int left = done.left() + charged.left();
    String at = ShanghaiTime.text(scheduledFor);
    metrics.count(
        Map.of(
            "PaymentWindowRuns", 1L,
            "WindowsDue", (long) advanced.wereDue(),
            "AidedEnrolled", (long) done.enrolled(),
            "MandatesOrdered", (long) charged.ordered(),
            "PaymentWindowPartsLeft", (long) left),
        Json.Obj.empty().with("scheduledFor", at));
    return Json.Obj.empty()
        .with("scheduledFor", at)
        .with("windows", advanced.windows().stream().map(Job::window).toList())
        .with("enrolled", done.enrolled())
        .with("passedOver", done.passedOver())
        .with("ordered", charged.ordered())
        .with("withoutOrder", charged.passedOver())
        .with("left", left);
  }

  private static Json.Obj window(WindowRecord window) {
    return Json.Obj.empty()
        .with("area", window.area().code())
        .with("year", window.year())
        .with("state", window.state().name());
  }
}
