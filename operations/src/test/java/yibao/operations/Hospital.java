package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import yibao.local.LocalTables;
import yibao.records.Settlement;
import yibao.records.Settlements;
import yibao.records.Visit;
import yibao.records.Visits;
import yibao.rules.Area;
import yibao.rules.BillParts;
import yibao.rules.InstitutionGrade;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;

/** An institution with what it asks. */
final class Hospital {

  final CareRecords records;
  final CareInstitution institution;
  final RegisterVisit visits;
  final SettleBill bills;
  final ReverseSettlement reversals;
  final UndoMessage undoing;
  private int serial;

  static Hospital of(Sharing family, LocalTables stored, Area area, int level) {
    return new Hospital(
        family,
        stored,
        new CareInstitution(
            "H" + area + level,
            area,
            level,
            level == 3 ? Optional.of(InstitutionGrade.A) : Optional.empty()));
  }

  Hospital(Sharing family, LocalTables stored, CareInstitution institution) {
    this.institution = institution;
    this.records =
        new CareRecords(
            family.records,
            new Visits(family.house.records.tables(), stored.name("VisitsTable")),
            new Settlements(
                family.house.records.tables(),
                stored.name("SettlementsTable"),
                family.house.records.vault()),
            family.house.records.ledger(),
            family.house.records.books());
    Ids ids = new Ids(new SplittableRandom());
    this.visits = new RegisterVisit(records, ids, visit -> new Answer(200, visit.mdtrtId()));
    this.bills = new SettleBill(records, PolicyResource.load(), ids);
    this.reversals = new ReverseSettlement(records, ids);
    this.undoing = new UndoMessage(records, ids);
  }

  CareMessage message(String infno) {
    return message(infno, "msg-" + ++serial);
  }

  CareMessage message(String infno, String msgid) {
    return new CareMessage(institution.code(), infno, msgid);
  }

  String visit(String psnNo, Scheme scheme) {
    return visit(psnNo, scheme, Operations.at("2026-03-05T12:00:00"));
  }

  String visit(String psnNo, Scheme scheme, Instant at) {
    return answered(
        visits.register(
            new RegisterVisit.Command(
                institution,
                message("2201"),
                psnNo,
                Optional.empty(),
                scheme,
                Visit.Kind.OUTPATIENT,
                Optional.empty(),
                at)));
  }

  String stay(String psnNo, Scheme scheme, Instant at, String discharged) {
    String mdtrtId =
        answered(
            visits.register(
                new RegisterVisit.Command(
                    institution,
                    message("2401"),
                    psnNo,
                    Optional.empty(),
                    scheme,
                    Visit.Kind.STAY,
                    Optional.of(MedicalType.STAY),
                    at)));
    Visit visit = records.visits().find(mdtrtId).orElseThrow();
    records
        .tables()
        .commit(List.of(records.visits().replace(visit.discharged(LocalDate.parse(discharged)))));
    return mdtrtId;
  }

  SettleBill.Command outpatient(String psnNo, Scheme scheme, String mdtrtId, long yuan) {
    return bill(psnNo, scheme, mdtrtId, "1", Visit.Kind.OUTPATIENT, inScope(yuan), message("2207"));
  }

  SettleBill.Command inpatient(String psnNo, Scheme scheme, String mdtrtId, long yuan) {
    return bill(psnNo, scheme, mdtrtId, "", Visit.Kind.STAY, inScope(yuan), message("2304"));
  }

  SettleBill.Command bill(
      String psnNo,
      Scheme scheme,
      String mdtrtId,
      String batch,
      Visit.Kind kind,
      BillParts parts,
      CareMessage message) {
    return new SettleBill.Command(
        institution,
        message,
        psnNo,
        Optional.empty(),
        mdtrtId,
        batch,
        kind,
        scheme,
        kind == Visit.Kind.STAY ? Optional.empty() : Optional.of(MedicalType.OUTPATIENT),
        parts.total(),
        Optional.of(parts),
        true,
        Optional.empty());
  }

  static String answered(Keyed<CareRefusal> outcome) {
    if (outcome instanceof Keyed.Answered<CareRefusal> answered) {
      return answered.answer().body();
    }
    throw new AssertionError(outcome.toString());
  }

  ReverseSettlement.Outcome reverse(Settlement settlement, Instant now) {
    return reversals.reverse(reversal(settlement), now);
  }

  ReverseSettlement.Command reversal(Settlement settlement) {
    boolean stay = settlement.treatment().type().isStay();
    return new ReverseSettlement.Command(
        message(stay ? "2305" : "2208"),
        settlement.psnNo(),
        settlement.setlId(),
        Optional.of(settlement.treatment().mdtrtId()),
        stay ? Visit.Kind.STAY : Visit.Kind.OUTPATIENT);
  }

  Keyed<CareRefusal> undo(String psnNo, CareMessage undone, Instant now) {
    return undoing.undo(new UndoMessage.Command(message("2601"), psnNo, undone), now);
  }

  static BillParts inScope(long yuan) {
    return BillParts.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ofYuan(yuan));
  }
}
