package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.records.Change;
import yibao.records.Person;
import yibao.records.Visit;

/** Changes a visit of an institution's own, by a message of that institution's. */
final class VisitChange {

  private static final int ANSWERED = 200;

  private final CareRecords records;
  private final KeyedChange change;

  VisitChange(CareRecords records) {
    this.records = records;
    this.change = new KeyedChange(records);
  }

  /**
   * Which visit, and by which message.
   *
   * @param asked what the message asks, in a form of its own
   */
  record Which(CareMessage message, List<String> asked, String mdtrtId, String psnNo) {}

  /** What becomes of it. */
  sealed interface Next {

    record As(Visit visit) implements Next {}

    /** It stays as it is; what belongs to it changes. */
    record With(List<Change> changes, Answer answer) implements Next {}

    record Refused(CareRefusal why) implements Next {}
  }

  Keyed<CareRefusal> make(Which which, Function<Visit, Next> next) {
    return change.make(which.message().binding(which.asked()), () -> decided(which, next));
  }

  private KeyedChange.Decided<CareRefusal> decided(Which which, Function<Visit, Next> next) {
    if (records.guards().find(which.message().undoneKey()).isPresent()) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.Undone());
    }
    Optional<Visit> visit =
        records
            .visits()
            .find(which.mdtrtId())
            .filter(found -> found.institution().equals(which.message().institution()))
            .filter(found -> !found.cancelled());
    if (visit.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.UnknownVisit());
    }
    if (!isOf(visit.get(), which.psnNo())) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.OtherVisit());
    }
    return switch (next.apply(visit.get())) {
      case Next.Refused refused -> new KeyedChange.Decided.Refused<>(refused.why());
      case Next.As as ->
          made(which, List.of(records.visits().replace(as.visit())), new Answer(ANSWERED, ""));
      case Next.With with -> made(which, with.changes(), with.answer());
    };
  }

  private KeyedChange.Decided<CareRefusal> made(Which which, List<Change> made, Answer answer) {
    List<Change> changes = new ArrayList<>(made);
    changes.add(records.guards().isUnbound(which.message().undoneKey()));
    return new KeyedChange.Decided.Made<>(changes, which.mdtrtId(), answer);
  }

  private boolean isOf(Visit visit, String psnNo) {
    return visit.psnNo().equals(psnNo)
        || new LookUpPerson(records.people())
            .find(visit.psnNo())
            .map(Person::numbers)
            .filter(numbers -> numbers.contains(psnNo))
            .isPresent();
  }
}
