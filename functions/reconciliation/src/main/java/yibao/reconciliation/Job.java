package yibao.reconciliation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.DueStatements;
import yibao.records.Statements;
import yibao.records.StoredStatement;

/**
 * One run: each statement that is asked for, as far as time goes. One that fails keeps none of the
 * others from being worked on; the run fails behind them and is tried again.
 */
record Job(Statements statements, DueStatements due, StatementWork work, Metrics metrics) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether another statement may be begun
   */
  Json.Obj run(Asked asked, BooleanSupplier hasTime) throws IOException {
    return switch (asked) {
      case Asked.One(var name) -> run(one(name), () -> true, Json.Obj.empty());
      case Asked.Due(var scheduledFor) ->
          run(
              due.at(scheduledFor),
              hasTime,
              Json.Obj.empty().with("scheduledFor", ShanghaiTime.text(scheduledFor)));
    };
  }

  private DueStatements.Due one(StoredStatement.Name name) {
    Optional<StoredStatement> found = statements.find(name);
    return new DueStatements.Due(
        found.stream().toList(), found.isPresent() ? List.of() : List.of(name));
  }

  private Json.Obj run(DueStatements.Due asked, BooleanSupplier hasTime, Json.Obj about)
      throws IOException {
    List<Worked> worked = new ArrayList<>();
    Failures failures = new Failures();
    long left = 0;
    for (StoredStatement statement : asked.statements()) {
      if (hasTime.getAsBoolean()) {
        failures.keep(() -> worked.add(work.on(statement)));
      } else {
        left++;
      }
    }
    List<Worked> refused = worked.stream().filter(Worked.Refused.class::isInstance).toList();
    List<Json.Obj> missing = asked.missing().stream().map(Worked::named).toList();
    metrics.count(
        Map.of(
            "ReconciliationRuns", 1L,
            "StatementsRead", (long) worked.size(),
            "StatementsRefused", (long) refused.size(),
            "StatementsMissing", (long) missing.size(),
            "StatementsLeft", left),
        about
            .with("refused", refused.stream().map(one -> Worked.named(one.name())).toList())
            .with("missing", missing));
    failures.raise();
    return about
        .with("statements", worked.stream().map(Worked::told).toList())
        .with("missing", missing)
        .with("left", left);
  }
}
