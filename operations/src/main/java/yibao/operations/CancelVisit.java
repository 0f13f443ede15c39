package yibao.operations;

import yibao.records.Visit;
import yibao.rules.MedicalType;

/** Takes the registration of an outpatient's visit back (退号), while no bill of it stands. */
public final class CancelVisit {

  private final VisitChange change;

  public CancelVisit(CareRecords records) {
    this.change = new VisitChange(records);
  }

  /** Which visit. */
  public record Command(CareMessage message, String mdtrtId, String psnNo) {}

  public Keyed<CareRefusal> cancel(Command command) {
    return change.make(
        new VisitChange.Which(
            command.message(),
            Canonical.of("cancel").with(command.mdtrtId()).with(command.psnNo()).parts(),
            command.mdtrtId(),
            command.psnNo()),
        CancelVisit::cancelled);
  }

  private static VisitChange.Next cancelled(Visit visit) {
    if (visit.kind() == Visit.Kind.STAY) {
      return new VisitChange.Next.Refused(
          new CareRefusal.OtherKind(visit.type().orElse(MedicalType.STAY)));
    }
    return visit.settled() > 0
        ? new VisitChange.Next.Refused(new CareRefusal.BillStands())
        : new VisitChange.Next.As(visit.takenBack());
  }
}
