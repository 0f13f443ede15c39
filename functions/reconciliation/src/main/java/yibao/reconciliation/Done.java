package yibao.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.edge.Json;
import yibao.operations.SealBooks;
import yibao.records.Seal;
import yibao.records.StoredStatement;

/**
 * What a run has done, and what waits.
 *
 * @param again statements that were held against the books once more
 * @param left statements that no time was left for, that failed, or whose day isn't sealed
 * @param refusedBefore statements that weren't right, and that nobody has sent anew
 * @param missing statements that are overdue
 */
record Done(
    SealBooks.Done sealing,
    List<Worked> worked,
    List<Worked> again,
    List<StoredStatement.Name> left,
    List<StoredStatement.Name> refusedBefore,
    List<StoredStatement.Name> missing) {

  Done {
    worked = List.copyOf(worked);
    again = List.copyOf(again);
    left = List.copyOf(left);
  }

  Done with(SealBooks.Done days) {
    return new Done(days, worked, again, left, refusedBefore, missing);
  }

  Done with(List<Worked> repeated) {
    return new Done(sealing, worked, repeated, left, refusedBefore, missing);
  }

  List<Worked> refused() {
    return worked.stream().filter(Worked.Refused.class::isInstance).toList();
  }

  /** The first day whose statement is there and isn't held against the books. */
  Optional<LocalDate> oldestWaiting() {
    return Stream.of(left.stream(), refusedBefore.stream(), refused().stream().map(Worked::name))
        .flatMap(names -> names)
        .map(StoredStatement.Name::day)
        .min(LocalDate::compareTo);
  }

  /** As the run answers it. */
  Json.Obj told(Json.Obj about) {
    return about
        .with("sealed", sealing.sealed().stream().map(Done::sealed).toList())
        .with("unsealed", sealing.left())
        .with("statements", worked.stream().map(Worked::told).toList())
        .with("again", again.stream().map(Worked::told).toList())
        .with("missing", missing.stream().map(Worked::named).toList())
        .with("left", left.size());
  }

  private static Json.Obj sealed(Seal seal) {
    return Json.Obj.empty()
        .with("day", seal.day().toString())
        .with("postings", seal.postings())
        .with("root", seal.root());
  }
}
