package yibao.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import yibao.operations.Answer;
import yibao.operations.CancelVisit;
import yibao.operations.CareRecords;
import yibao.operations.CareRefusal;
import yibao.operations.DescribeVisit;
import yibao.operations.DischargePatient;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.RegisterVisit;
import yibao.records.Visit;
import yibao.rules.MedicalType;
import yibao.rules.Scheme;

/**
 * Visits and stays: registration (2201) and its reversal (2202), what a visit was for (2203),
 * admission (2401), discharge (2402).
 */
final class VisitMessages {

  private static final int ANSWERED = 200;

  private final RegisterVisit register;
  private final DescribeVisit describe;
  private final DischargePatient discharge;
  private final CancelVisit cancel;

  VisitMessages(CareRecords records, Ids ids) {
    this.register = new RegisterVisit(records, ids, visit -> new Answer(ANSWERED, visit.mdtrtId()));
    this.describe = new DescribeVisit(records);
    this.discharge = new DischargePatient(records);
    this.cancel = new CancelVisit(records);
  }

  /**
   * Who comes.
   *
   * @param type of a stay
   */
  record Coming(
      String psnNo,
      Optional<String> idNumber,
      Scheme scheme,
      Optional<MedicalType> type,
      Instant begun) {}

  static Coming coming(Input input) {
    Input data = input.object("data");
    return new Coming(
        data.text("psn_no", CareFields.NUMBER),
        CareFields.idNumber(data),
        CareFields.scheme(data),
        Optional.empty(),
        data.time("begntime"));
  }

  Outcome registered(Asked asked, Coming coming) {
    return registered(asked, coming, Visit.Kind.OUTPATIENT, "data");
  }

  static Coming admitted(Input input) {
    Input data = input.object("mdtrtinfo");
    return new Coming(
        data.text("psn_no", CareFields.NUMBER),
        CareFields.idNumber(data),
        CareFields.scheme(data),
        Optional.of(CareFields.type(data)),
        data.time("begntime"));
  }

  Outcome admitted(Asked asked, Coming coming) {
    return registered(asked, coming, Visit.Kind.STAY, "result");
  }

  private Outcome registered(Asked asked, Coming coming, Visit.Kind kind, String answeredAs) {
    if (coming.begun().isAfter(asked.now())) {
      return inFuture();
    }
    Keyed<CareRefusal> outcome =
        register.register(
            new RegisterVisit.Command(
                CareFields.institution(asked),
                CareFields.message(asked),
                coming.psnNo(),
                coming.idNumber(),
                coming.scheme(),
                kind,
                coming.type(),
                coming.begun()));
    return Refusals.outcome(
        outcome,
        answer ->
            Output.empty()
                .object(
                    answeredAs,
                    Output.empty().text("mdtrt_id", answer.body()).text("psn_no", coming.psnNo())));
  }

  /** Whose registration is taken back. */
  record Cancelled(String mdtrtId, String psnNo) {}

  static Cancelled cancelled(Input input) {
    Input data = input.object("data");
    return new Cancelled(
        data.text("mdtrt_id", CareFields.NUMBER), data.text("psn_no", CareFields.NUMBER));
  }

  Outcome cancel(Asked asked, Cancelled visit) {
    return Refusals.outcome(
        cancel.cancel(
            new CancelVisit.Command(CareFields.message(asked), visit.mdtrtId(), visit.psnNo())),
        answer -> Output.empty());
  }

  /** What a visit was for. */
  record Described(String mdtrtId, String psnNo, MedicalType type, Instant begun) {}

  static Described described(Input input) {
    Input visit = input.object("mdtrtinfo");
    return new Described(
        visit.text("mdtrt_id", CareFields.NUMBER),
        visit.text("psn_no", CareFields.NUMBER),
        CareFields.type(visit),
        visit.time("begntime"));
  }

  private static Outcome inFuture() {
    return new Outcome.Refused(FieldNames.of("begntime") + "不得晚于当前时间。");
  }

  Outcome describe(Asked asked, Described visit) {
    return visit.begun().isAfter(asked.now()) ? inFuture() : described(asked, visit);
  }

  private Outcome described(Asked asked, Described visit) {
    return Refusals.outcome(
        describe.describe(
            new DescribeVisit.Command(
                CareFields.message(asked),
                visit.mdtrtId(),
                visit.psnNo(),
                visit.type(),
                visit.begun())),
        answer -> Output.empty());
  }

  /** Who leaves. */
  record Leaving(String mdtrtId, String psnNo, LocalDate on) {}

  static Leaving leaving(Input input) {
    Input stay = input.object("dscginfo");
    return new Leaving(
        stay.text("mdtrt_id", CareFields.NUMBER),
        stay.text("psn_no", CareFields.NUMBER),
        stay.day("endtime"));
  }

  Outcome discharge(Asked asked, Leaving stay) {
    if (stay.on().isAfter(ShanghaiTime.dayOf(asked.now()))) {
      return new Outcome.Refused(FieldNames.of("endtime") + "不得晚于当前日期。");
    }
    return Refusals.outcome(
        discharge.discharge(
            new DischargePatient.Command(
                CareFields.message(asked), stay.mdtrtId(), stay.psnNo(), stay.on())),
        answer -> Output.empty());
  }
}
