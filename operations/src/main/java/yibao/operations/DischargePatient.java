package yibao.operations;

import java.time.LocalDate;
import java.util.Optional;
import yibao.records.Visit;
import yibao.rules.MedicalType;

/** Ends a stay (出院): its bill can be settled from then on. */
public final class DischargePatient {

  private final VisitChange change;

  public DischargePatient(CareRecords records) {
    this.change = new VisitChange(records);
  }

  /** Whose stay ended when. */
  public record Command(CareMessage message, String mdtrtId, String psnNo, LocalDate on) {}

  public Keyed<CareRefusal> discharge(Command command) {
    return change.make(
        new VisitChange.Which(
            command.message(),
            Canonical.of("discharge")
                .with(command.mdtrtId())
                .with(command.psnNo())
                .with(command.on())
                .parts(),
            command.mdtrtId(),
            command.psnNo()),
        visit -> discharged(visit, command.on()));
  }

  private static VisitChange.Next discharged(Visit visit, LocalDate on) {
    if (visit.kind() != Visit.Kind.STAY) {
      return new VisitChange.Next.Refused(
          new CareRefusal.OtherKind(visit.type().orElse(MedicalType.OUTPATIENT)));
    }
    if (visit.settled() > 0 && !visit.discharged().equals(Optional.of(on))) {
      return new VisitChange.Next.Refused(new CareRefusal.BillStands());
    }
    return on.isBefore(ShanghaiTime.dateOf(visit.begun()))
        ? new VisitChange.Next.Refused(new CareRefusal.DischargedBefore())
        : new VisitChange.Next.As(visit.discharged(on));
  }
}
