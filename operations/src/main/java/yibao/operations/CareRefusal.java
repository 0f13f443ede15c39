package yibao.operations;

import java.time.LocalDate;
import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.BenefitGap;
import yibao.rules.BenefitSetting;
import yibao.rules.MedicalType;
import yibao.rules.Money;

/** Why what an institution asks isn't done. */
public sealed interface CareRefusal {

  /** Nobody has that number. */
  record UnknownPerson() implements CareRefusal {}

  /** The certificate is another person's. */
  record OtherPerson() implements CareRefusal {}

  /** The institution has no such visit, or it was taken back. */
  record UnknownVisit() implements CareRefusal {}

  /** The visit is another patient's, or of another scheme. */
  record OtherVisit() implements CareRefusal {}

  /**
   * What it is for can't be settled so: a stay as an outpatient's visit, or the other way round.
   */
  record OtherKind(MedicalType type) implements CareRefusal {}

  /** The bill is for another kind of care than the visit or stay. */
  record OtherCare(MedicalType ofVisit) implements CareRefusal {}

  /** What it is for is no business of a pharmacy's, or only of one. */
  record OtherInstitution(MedicalType type) implements CareRefusal {}

  /** What it is for wasn't told. */
  record TypeUntold() implements CareRefusal {}

  /** The patient isn't discharged yet. */
  record NotDischarged() implements CareRefusal {}

  /** The discharge would be before the admission. */
  record DischargedBefore() implements CareRefusal {}

  /** The total isn't what the lines come to. */
  record TotalDiffers(Money lines) implements CareRefusal {}

  /** The parts don't come to the total, or aren't those of the lines. */
  record PartsDiffer() implements CareRefusal {}

  /** Neither lines nor parts say what of the bill is in scope. */
  record PartsUntold() implements CareRefusal {}

  /** The lines come to less than nothing. */
  record BelowNothing() implements CareRefusal {}

  /**
   * The patient wasn't covered on the day of the visit or admission.
   *
   * @param from the next day on which cover begins, if one is known
   */
  record NotCovered(LocalDate on, Optional<LocalDate> from) implements CareRefusal {}

  /** The patient had died before. */
  record Deceased(LocalDate on) implements CareRefusal {}

  /** What the funds pay depends on what no source states. */
  record Unpublished(BenefitGap gap, Area insured, BenefitSetting setting) implements CareRefusal {}

  /** There is no such settlement of this patient's in this institution. */
  record UnknownSettlement() implements CareRefusal {}

  /** It is itself one that takes another back. */
  record IsReversal() implements CareRefusal {}

  /** It can't be taken back while the files it moved are merged or gone. */
  record CannotReverse() implements CareRefusal {}

  /** The bill was settled anew since. */
  record SettledAgain() implements CareRefusal {}

  /** Messages of that number can't be undone. */
  record CannotUndo(String infno) implements CareRefusal {}

  /** Registration can't be taken back while a bill of the visit stands. */
  record BillStands() implements CareRefusal {}

  /** The message was undone, and is refused for ever. */
  record Undone() implements CareRefusal {}

  /** A line of that number stands already, or comes twice. */
  record LineStands(String serial) implements CareRefusal {}

  /** The visit has more lines than that. */
  record TooManyLines(int most) implements CareRefusal {}

  /** No line of the batch stands. */
  record NoLines() implements CareRefusal {}

  /** No line of that number stands. */
  record UnknownLine(String serial) implements CareRefusal {}

  /** The message's number is bound to another message. */
  record KeyReused() implements CareRefusal {}
}
