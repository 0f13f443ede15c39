package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Visit;
import yibao.rules.MedicalType;
import yibao.rules.Scheme;

/**
 * Registers an outpatient's visit (挂号), or admits somebody to a stay (入院). Whoever isn't covered
 * may be treated too; the bill is what that is decided on.
 */
public final class RegisterVisit {

  private final CareRecords records;
  private final LookUpPerson people;
  private final Ids ids;
  private final KeyedChange change;
  private final Rendering<Visit> rendering;

  public RegisterVisit(CareRecords records, Ids ids, Rendering<Visit> rendering) {
    this.records = records;
    this.people = new LookUpPerson(records.people());
    this.ids = ids;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /**
   * Who is treated where.
   *
   * @param idNumber of the certificate that was shown, if it is one with the number
   * @param type what a stay is for; a visit's is told later
   * @param begun the visit, or the admission
   */
  public record Command(
      CareInstitution institution,
      CareMessage message,
      String psnNo,
      Optional<String> idNumber,
      Scheme scheme,
      Visit.Kind kind,
      Optional<MedicalType> type,
      Instant begun) {}

  public Keyed<CareRefusal> register(Command command) {
    return change.make(
        command.message().binding(asked(command)), () -> decided(command, ids.visit()));
  }

  private KeyedChange.Decided<CareRefusal> decided(Command command, String mdtrtId) {
    if (records.guards().find(command.message().undoneKey()).isPresent()) {
      return new KeyedChange.Decided.Refused<>(new CareRefusal.Undone());
    }
    if (command.type().filter(type -> type.isStay() != isStay(command)).isPresent()) {
      return new KeyedChange.Decided.Refused<>(
          new CareRefusal.OtherKind(command.type().orElseThrow()));
    }
    return people
        .find(command.psnNo())
        .<KeyedChange.Decided<CareRefusal>>map(
            person ->
                CareCertificate.isOf(person, command.idNumber())
                    ? registered(command, mdtrtId, person.psnNo())
                    : new KeyedChange.Decided.Refused<>(new CareRefusal.OtherPerson()))
        .orElseGet(() -> new KeyedChange.Decided.Refused<>(new CareRefusal.UnknownPerson()));
  }

  private KeyedChange.Decided<CareRefusal> registered(
      Command command, String mdtrtId, String psnNo) {
    Visit visit =
        Visit.registered(
            mdtrtId,
            command.institution().code(),
            command.institution().area(),
            psnNo,
            command.scheme(),
            command.kind(),
            command.type(),
            command.begun());
    return new KeyedChange.Decided.Made<>(
        List.of(
            records.visits().enter(visit),
            records.people().stands(psnNo),
            records.guards().isUnbound(command.message().undoneKey())),
        mdtrtId,
        rendering.render(visit));
  }

  private static boolean isStay(Command command) {
    return command.kind() == Visit.Kind.STAY;
  }

  private static List<String> asked(Command command) {
    return Canonical.of("visit")
        .with(command.institution().code())
        .with(command.psnNo())
        .withMaybe(command.idNumber())
        .with(command.scheme())
        .with(command.kind())
        .withMaybe(command.type())
        .with(command.begun())
        .parts();
  }
}
