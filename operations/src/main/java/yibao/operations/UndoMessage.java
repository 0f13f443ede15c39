package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Guard;
import yibao.records.Person;
import yibao.records.Settlement;
import yibao.records.Visit;

/**
 * Undoes a message whose answer was lost (冲正): what it did, if it came, and that it may still come.
 * Of a settlement that takes it back, of a reversal it makes the bill stand again, of an admission
 * it cancels the stay. A message that was only told what an earlier one had done did nothing.
 */
public final class UndoMessage {

  private static final int ANSWERED = 200;

  private static final String ADMISSION = "2401";
  private static final Set<String> SETTLING = Set.of("2102", "2207", "2304");
  private static final Set<String> REVERSING = Set.of("2103", "2208", "2305");

  private final CareRecords records;
  private final LookUpPerson people;
  private final Ids ids;
  private final KeyedChange change;

  public UndoMessage(CareRecords records, Ids ids) {
    this.records = records;
    this.people = new LookUpPerson(records.people());
    this.ids = ids;
    this.change = new KeyedChange(records);
  }

  /**
   * Which message, of the same institution.
   *
   * @param psnNo of whom it was
   * @param undone by number and msgid
   */
  public record Command(CareMessage message, String psnNo, CareMessage undone) {}

  public Keyed<CareRefusal> undo(Command command, Instant now) {
    String taking = ids.settlement();
    return change.make(
        command
            .message()
            .binding(
                Canonical.of("undo")
                    .with(command.psnNo())
                    .with(command.undone().infno())
                    .with(command.undone().msgid())
                    .parts()),
        () -> decided(command, taking, now));
  }

  private KeyedChange.Decided<CareRefusal> decided(Command command, String taking, Instant now) {
    CareMessage undone = command.undone();
    String infno = undone.infno();
    if (!(infno.equals(ADMISSION) || SETTLING.contains(infno) || REVERSING.contains(infno))
        || undone.msgid().equals(command.message().msgid())) {
      return refused(new CareRefusal.CannotUndo(infno));
    }
    if (records.guards().find(undone.undoneKey()).isPresent()) {
      return made(List.of());
    }
    Optional<Guard> guard = records.guards().find(undone.key());
    if (guard.isEmpty()) {
      return made(List.of(unarrived(undone), bound(command)));
    }
    return infno.equals(ADMISSION)
        ? admission(command, guard.get().about())
        : settlement(command, guard.get().about(), taking, now);
  }

  private KeyedChange.Decided<CareRefusal> admission(Command command, String mdtrtId) {
    Optional<Visit> visit =
        records.visits().find(mdtrtId).filter(found -> found.kind() == Visit.Kind.STAY);
    if (visit.isEmpty()) {
      return refused(new CareRefusal.CannotUndo(command.undone().infno()));
    }
    if (!isOf(command, visit.get().psnNo())) {
      return refused(new CareRefusal.OtherVisit());
    }
    if (visit.get().settled() > 0) {
      return refused(new CareRefusal.BillStands());
    }
    return visit.get().cancelled()
        ? made(List.of(bound(command)))
        : made(List.of(records.visits().replace(visit.get().takenBack()), bound(command)));
  }

  private KeyedChange.Decided<CareRefusal> settlement(
      Command command, String setlId, String taking, Instant now) {
    Optional<Settlement> found = records.settlements().find(setlId);
    if (found.isEmpty() || !command.undone().infno().equals(infnoOf(found.get()))) {
      return refused(new CareRefusal.CannotUndo(command.undone().infno()));
    }
    Settlement settlement = found.get();
    Optional<Person> person = people.find(command.psnNo());
    if (person.isEmpty() || !person.get().numbers().contains(settlement.psnNo())) {
      return refused(new CareRefusal.UnknownSettlement());
    }
    if (!settlement.msgid().equals(command.undone().msgid())) {
      return made(List.of(bound(command)));
    }
    if (settlement.undoes().isPresent()) {
      return settlement.voided()
          ? made(List.of(bound(command)))
          : turned(command, restored(settlement, person.get(), now));
    }
    return settlement.undoneBy().isPresent()
        ? made(List.of(bound(command)))
        : turned(
            command,
            new SettlementTurn(records, settlement, person.get(), now)
                .back(taking, command.message().msgid(), true));
  }

  private SettlementTurn.Turned restored(Settlement reversal, Person person, Instant now) {
    Settlement settlement =
        records.settlements().find(reversal.undoes().orElseThrow()).orElseThrow();
    return new SettlementTurn(records, settlement, person, now).again(reversal);
  }

  /** By which message a settlement comes about. */
  private static String infnoOf(Settlement settlement) {
    boolean reversal = settlement.undoes().isPresent();
    return switch (settlement.treatment().setting().care()) {
      case PHARMACY -> reversal ? "2103" : "2102";
      case OUTPATIENT, CHRONIC, SPECIAL, INPATIENT, MATERNITY, OTHER -> {
        boolean stay = settlement.treatment().type().isStay();
        yield stay ? reversal ? "2305" : "2304" : reversal ? "2208" : "2207";
      }
    };
  }

  private KeyedChange.Decided<CareRefusal> turned(Command command, SettlementTurn.Turned turned) {
    return switch (turned) {
      case SettlementTurn.Turned.Stale stale -> new KeyedChange.Decided.Stale<>();
      case SettlementTurn.Turned.Refused refused -> refused(refused.why());
      case SettlementTurn.Turned.Made done -> {
        List<Change> changes = new ArrayList<>(done.changes());
        changes.add(bound(command));
        yield made(changes);
      }
    };
  }

  private boolean isOf(Command command, String psnNo) {
    return people
        .find(command.psnNo())
        .filter(person -> person.numbers().contains(psnNo))
        .isPresent();
  }

  private Change unarrived(CareMessage message) {
    return records.guards().isUnbound(message.key());
  }

  private Change bound(Command command) {
    return new Binding(command.undone().undoneKey(), List.of(command.undone().infno()))
        .bind(records, command.message().msgid(), new Answer(ANSWERED, ""));
  }

  private static KeyedChange.Decided<CareRefusal> made(List<Change> changes) {
    return new KeyedChange.Decided.Made<>(changes, "", new Answer(ANSWERED, ""));
  }

  private static KeyedChange.Decided<CareRefusal> refused(CareRefusal why) {
    return new KeyedChange.Decided.Refused<>(why);
  }
}
