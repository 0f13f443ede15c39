package yibao.reconciliation;

import java.util.List;
import yibao.edge.Json;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.records.StoredStatement;

/** What became of a statement in a run. */
sealed interface Worked {

  StoredStatement.Name name();

  /** It was whole and right, and held against the books. */
  record Matched(StoredStatement.Name name, ReconcileStatement.Reconciled reconciled)
      implements Worked {}

  /** It was not, so nothing was done with it. */
  record Refused(StoredStatement.Name name, List<Flaw> flaws) implements Worked {}

  /** As the run answers it. */
  default Json.Obj told() {
    return switch (this) {
      case Matched(var name, var reconciled) ->
          named(name)
              .with("status", "MATCHED")
              .with("theirs", ReportJson.moved(reconciled.totals().theirs()))
              .with("zeroDifference", reconciled.totals().isZeroDifference())
              .with("differences", reconciled.differences())
              .with("open", reconciled.open())
              .with("takenBack", reconciled.takenBack());
      case Refused(var name, var flaws) ->
          named(name)
              .with("status", "REFUSED")
              .with("flaws", flaws.stream().map(ReportJson::flaw).toList());
    };
  }

  static Json.Obj named(StoredStatement.Name name) {
    return Json.Obj.empty().with("channel", name.channel()).with("day", name.day().toString());
  }
}
