package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.MedicalType;
import yibao.rules.Scheme;

/**
 * That somebody is treated in an institution (就诊): an outpatient's visit, or a stay from admission
 * to discharge. Bills are settled for it.
 *
 * @param mdtrtId the number by which the national interface speaks of it (就诊ID)
 * @param version counts the changes
 * @param institution the code of where it is (定点医药机构编号)
 * @param area the institution's pooling area (就医地)
 * @param scheme in which the patient is to be insured (险种类型)
 * @param type what it is for (医疗类别); of an outpatient's visit not known when it is registered
 * @param begun when the visit was, or the admission
 * @param discharged the day on which a stay has ended
 * @param cancelled whether the registration was taken back
 * @param settled how many of its bills stand settled; while one does, the visit stays as it is
 */
public record Visit(
    String mdtrtId,
    long version,
    String institution,
    Area area,
    String psnNo,
    Scheme scheme,
    Kind kind,
    Optional<MedicalType> type,
    Instant begun,
    Optional<LocalDate> discharged,
    boolean cancelled,
    int settled) {

  /** Whether one stays overnight. */
  public enum Kind {
    OUTPATIENT,
    STAY
  }

  /** One that is registered now. */
  public static Visit registered(
      String mdtrtId,
      String institution,
      Area area,
      String psnNo,
      Scheme scheme,
      Kind kind,
      Optional<MedicalType> type,
      Instant begun) {
    return new Visit(
        mdtrtId,
        1,
        institution,
        area,
        psnNo,
        scheme,
        kind,
        type,
        begun,
        Optional.empty(),
        false,
        0);
  }

  /** With what it turned out to be for. */
  public Visit of(MedicalType told, Instant since) {
    return new Visit(
        mdtrtId,
        version + 1,
        institution,
        area,
        psnNo,
        scheme,
        kind,
        Optional.of(told),
        since,
        discharged,
        cancelled,
        settled);
  }

  public Visit discharged(LocalDate on) {
    return new Visit(
        mdtrtId,
        version + 1,
        institution,
        area,
        psnNo,
        scheme,
        kind,
        type,
        begun,
        Optional.of(on),
        cancelled,
        settled);
  }

  /** With its registration taken back. */
  public Visit takenBack() {
    return new Visit(
        mdtrtId,
        version + 1,
        institution,
        area,
        psnNo,
        scheme,
        kind,
        type,
        begun,
        discharged,
        true,
        settled);
  }

  /** With one more of its bills settled. */
  public Visit settledOneMore() {
    return withSettled(settled + 1);
  }

  /** With the settlement of one of its bills taken back. */
  public Visit settledOneLess() {
    return withSettled(settled - 1);
  }

  private Visit withSettled(int bills) {
    return new Visit(
        mdtrtId,
        version + 1,
        institution,
        area,
        psnNo,
        scheme,
        kind,
        type,
        begun,
        discharged,
        cancelled,
        bills);
  }
}
