package yibao.operations;

import java.time.Instant;
import java.util.Optional;
import yibao.records.Visit;
import yibao.rules.MedicalType;

/** Notes what an outpatient's visit turned out to be for (就诊信息上传), as often as that changes. */
public final class DescribeVisit {

  private final VisitChange change;

  public DescribeVisit(CareRecords records) {
    this.change = new VisitChange(records);
  }

  /**
   * What of which visit.
   *
   * @param begun when it was
   */
  public record Command(
      CareMessage message, String mdtrtId, String psnNo, MedicalType type, Instant begun) {}

  public Keyed<CareRefusal> describe(Command command) {
    return change.make(
        new VisitChange.Which(
            command.message(),
            Canonical.of("describe")
                .with(command.mdtrtId())
                .with(command.psnNo())
                .with(command.type())
                .with(command.begun())
                .parts(),
            command.mdtrtId(),
            command.psnNo()),
        visit -> described(visit, command.type(), command.begun()));
  }

  private static VisitChange.Next described(Visit visit, MedicalType type, Instant begun) {
    if (visit.kind() == Visit.Kind.STAY || type.isStay()) {
      return new VisitChange.Next.Refused(new CareRefusal.OtherKind(type));
    }
    boolean same = visit.type().equals(Optional.of(type)) && visit.begun().equals(begun);
    return visit.settled() > 0 && !same
        ? new VisitChange.Next.Refused(new CareRefusal.BillStands())
        : new VisitChange.Next.As(visit.of(type, begun));
  }
}
