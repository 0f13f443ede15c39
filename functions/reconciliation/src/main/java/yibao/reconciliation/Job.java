package yibao.reconciliation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.operations.SealBooks;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.DueStatements;
import yibao.records.Books;
import yibao.records.Statements;
import yibao.records.StoredStatement;

/**
 * One run: the days that are over are sealed, then each statement that is asked for is held against
 * the books, as far as time goes; of a day that isn't sealed none is. The run that seals a day
 * holds the last days' statements against the books once more, since a notice may have come late.
 * One that fails keeps none of the others from being worked on; the run fails behind them and is
 * tried again.
 */
record Job(
    SealBooks seal,
    Books books,
    Statements statements,
    DueStatements due,
    StatementWork work,
    Watch watch) {

  /**
   * Runs and says what was done and what is left.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj run(Asked asked, BooleanSupplier hasTime) throws IOException {
    return switch (asked) {
      case Asked.Due(var scheduledFor) -> due(scheduledFor, hasTime);
      case Asked.One(var name) -> one(name);
    };
  }

  private Json.Obj due(Instant scheduledFor, BooleanSupplier hasTime) throws IOException {
    Failures failures = new Failures();
    SealBooks.Done sealing =
        failures
            .keep(() -> seal.seal(scheduledFor, hasTime))
            .orElseGet(() -> new SealBooks.Done(List.of(), 0));
    DueStatements.Due asked = due.at(scheduledFor);
    Done first = worked(asked, scheduledFor, hasTime, failures).with(sealing);
    Done done =
        sealing.sealed().isEmpty()
            ? first
            : first.with(again(asked.done(), scheduledFor, hasTime, failures));
    Json.Obj about = Json.Obj.empty().with("scheduledFor", ShanghaiTime.text(scheduledFor));
    watch.count(done, about);
    failures.keep(
        () -> {
          watch.age(done, scheduledFor, about);
          return done;
        });
    failures.raise();
    return done.told(about);
  }

  /** Nobody asks for more than this one; what it corrects is booked into the first open day. */
  private Json.Obj one(StoredStatement.Name name) throws IOException {
    Failures failures = new Failures();
    Optional<StoredStatement> found = statements.find(name);
    DueStatements.Due asked =
        new DueStatements.Due(
            found.stream().toList(),
            List.of(),
            List.of(),
            found.isPresent() ? List.of() : List.of(name));
    Done done = worked(asked, ShanghaiTime.endOf(name.day()).minusSeconds(1), () -> true, failures);
    watch.count(done, Json.Obj.empty());
    failures.raise();
    return done.told(Json.Obj.empty());
  }

  private Done worked(
      DueStatements.Due asked, Instant booksAt, BooleanSupplier hasTime, Failures failures) {
    List<Worked> worked = new ArrayList<>();
    List<StoredStatement.Name> left = new ArrayList<>();
    for (StoredStatement statement : asked.statements()) {
      boolean ready = isSealed(statement.name()) && hasTime.getAsBoolean();
      Optional<Worked> one =
          ready ? failures.keep(() -> work.on(statement, booksAt)) : Optional.empty();
      one.ifPresentOrElse(worked::add, () -> left.add(statement.name()));
    }
    return new Done(
        new SealBooks.Done(List.of(), 0),
        worked,
        List.of(),
        left,
        asked.refused(),
        asked.missing());
  }

  /** What is known of a day may have changed since its statement was held against it. */
  private List<Worked> again(
      List<StoredStatement> done, Instant booksAt, BooleanSupplier hasTime, Failures failures) {
    List<Worked> again = new ArrayList<>();
    for (StoredStatement statement : done) {
      if (hasTime.getAsBoolean()) {
        failures.keep(() -> work.on(statement, booksAt)).ifPresent(again::add);
      }
    }
    return again;
  }

  /** Or before the books began. */
  private boolean isSealed(StoredStatement.Name name) {
    return books.firstOpenDay().filter(name.day()::isBefore).isPresent();
  }
}
