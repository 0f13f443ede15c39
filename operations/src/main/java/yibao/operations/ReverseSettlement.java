package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Person;
import yibao.records.Settlement;
import yibao.records.Visit;

/**
 * Takes a settlement back whole (撤销结算): accounts and quotas have back what they paid, the bill can
 * be settled anew, and later bills of the year are marked to be computed again.
 */
public final class ReverseSettlement {

  private static final int ANSWERED = 200;

  private final CareRecords records;
  private final LookUpPerson people;
  private final Ids ids;
  private final KeyedChange change;

  public ReverseSettlement(CareRecords records, Ids ids) {
    this.records = records;
    this.people = new LookUpPerson(records.people());
    this.ids = ids;
    this.change = new KeyedChange(records);
  }

  /**
   * Which settlement.
   *
   * @param mdtrtId of its visit, where that is told
   * @param kind which kind of visits the message is about
   */
  public record Command(
      CareMessage message,
      String psnNo,
      String setlId,
      Optional<String> mdtrtId,
      Visit.Kind kind) {}

  /** What came of it. */
  public sealed interface Outcome {

    /** It is taken back, now or before, by this one. */
    record Reversed(Settlement by) implements Outcome {}

    record Refused(CareRefusal why) implements Outcome {}
  }

  public Outcome reverse(Command command, Instant now) {
    String taking = ids.settlement();
    Keyed<CareRefusal> keyed =
        change.make(command.message().binding(asked(command)), () -> decided(command, taking, now));
    return switch (keyed) {
      case Keyed.Answered<CareRefusal> answered ->
          new Outcome.Reversed(records.settlements().find(answered.answer().body()).orElseThrow());
      case Keyed.KeyReused<CareRefusal> reused -> new Outcome.Refused(new CareRefusal.KeyReused());
      case Keyed.Refused<CareRefusal> refused -> new Outcome.Refused(refused.reason());
    };
  }

  private static List<String> asked(Command command) {
    return Canonical.of("reverse")
        .with(command.psnNo())
        .with(command.setlId())
        .withMaybe(command.mdtrtId())
        .with(command.kind())
        .parts();
  }

  private KeyedChange.Decided<CareRefusal> decided(Command command, String taking, Instant now) {
    if (records.guards().find(command.message().undoneKey()).isPresent()) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.Undone());
    }
    Optional<Settlement> found =
        records
            .settlements()
            .find(command.setlId())
            .filter(one -> one.treatment().institution().equals(command.message().institution()))
            .filter(
                one ->
                    command
                        .mdtrtId()
                        .filter(told -> !told.equals(one.treatment().mdtrtId()))
                        .isEmpty());
    Optional<Person> person = people.find(command.psnNo());
    if (found.isEmpty()
        || person.isEmpty()
        || !person.get().numbers().contains(found.get().psnNo())) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.UnknownSettlement());
    }
    Settlement settlement = found.get();
    if (settlement.undoes().isPresent()) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.IsReversal());
    }
    boolean stay = settlement.treatment().type().isStay();
    if (stay != (command.kind() == Visit.Kind.STAY)) {
      return new KeyedChange.Decided.Refused<>(
          new CareRefusal.OtherKind(settlement.treatment().type()));
    }
    return settlement
        .undoneBy()
        .<KeyedChange.Decided<CareRefusal>>map(by -> made(command, List.of(), by))
        .orElseGet(() -> taken(command, settlement, person.get(), taking, now));
  }

  private KeyedChange.Decided<CareRefusal> taken(
      Command command, Settlement settlement, Person person, String taking, Instant now) {
    return switch (new SettlementTurn(records, settlement, person, now)
        .back(taking, command.message().msgid(), false)) {
      case SettlementTurn.Turned.Stale stale -> new KeyedChange.Decided.Stale<>();
      case SettlementTurn.Turned.Refused refused ->
          new KeyedChange.Decided.Refused<>(refused.why());
      case SettlementTurn.Turned.Made made -> made(command, made.changes(), taking);
    };
  }

  private KeyedChange.Decided<CareRefusal> made(
      Command command, List<Change> decided, String taking) {
    List<Change> changes = new ArrayList<>(decided);
    changes.add(records.guards().isUnbound(command.message().undoneKey()));
    return new KeyedChange.Decided.Made<>(changes, taking, new Answer(ANSWERED, taking));
  }
}
