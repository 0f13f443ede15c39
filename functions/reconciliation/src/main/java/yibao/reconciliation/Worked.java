package yibao.reconciliation;

import java.util.List;
import yibao.edge.Json;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.Moved;
import yibao.records.StoredStatement;

/** What became of a statement in a run. */
sealed interface Worked {

  StoredStatement.Name name();

  /** It is whole and right. */
  record Read(StoredStatement.Name name, Moved moved) implements Worked {}

  /** It is not, so nothing was done with it. */
  record Refused(StoredStatement.Name name, List<Flaw> flaws) implements Worked {}

  /** As the run answers it. */
  default Json.Obj told() {
    return switch (this) {
      case Read(var name, var moved) ->
          named(name).with("status", "READ").with("theirs", ReportJson.moved(moved));
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
