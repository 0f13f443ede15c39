package yibao.operations;

import java.time.LocalDate;
import yibao.rules.Cover;

/** Why a person's file is not entered or changed as it was asked for. */
public sealed interface FileRefusal {

  /** Nobody has the number. */
  record NoSuchPerson() implements FileRefusal {}

  /** The file went into the same person's other one. */
  record PersonMerged(String survivor) implements FileRefusal {}

  /** The person has died. */
  record Deceased() implements FileRefusal {}

  /** The day is before the person's birth. */
  record BeforeBirth() implements FileRefusal {}

  // ---- registering ----------------------------------------------------------------------------

  /** Nobody has the number of the child's guardian. */
  record UnknownGuardian() implements FileRefusal {}

  /** The guardian has died. */
  record GuardianDeceased() implements FileRefusal {}

  /** Who acts is not the child's guardian. */
  record NotTheGuardian() implements FileRefusal {}

  /** The person has a document. */
  record IdentityExists() implements FileRefusal {}

  /** The birth date or the sex in the document's number is not that of the file. */
  record IdentityMismatch() implements FileRefusal {}

  /** Somebody else is registered under the document: perhaps the same person, in two files. */
  record IdentityTaken(String holder) implements FileRefusal {}

  // ---- what a file holds ----------------------------------------------------------------------

  /** Another spell in the same group shares a day. */
  record CategoryOverlaps() implements FileRefusal {}

  /** Cover or work begins before the person's birth. */
  record BeginsBeforeBirth() implements FileRefusal {}

  /** Cover or work begins after the person's death. */
  record BeginsAfterDeath() implements FileRefusal {}

  /** Other cover of that benefit year, or on a day of it. */
  record CoverConflicts(Cover.Conflict conflict, int year) implements FileRefusal {}

  /** Something else is in the file of how the person works from that day on. */
  record EmploymentOverlaps() implements FileRefusal {}

  /** The day is before that of the last transfer. */
  record BeforeLastTransfer() implements FileRefusal {}

  /** The person is insured there. */
  record SameArea() implements FileRefusal {}

  /** The person died on another day. */
  record AlreadyDead(LocalDate diedOn) implements FileRefusal {}

  /** The person has an account: its opening balance was entered, or is another file's. */
  record AccountExists() implements FileRefusal {}

  // ---- two files of one person ----------------------------------------------------------------

  /** Nobody has the number of the other file. */
  record UnknownDuplicate() implements FileRefusal {}

  /** Both numbers are of one file. */
  record SamePerson() implements FileRefusal {}

  /** The other file was merged before. */
  record MergeState() implements FileRefusal {}

  /** The other file is in a relation of sharing that is asked or in force. */
  record RelationInForce() implements FileRefusal {}

  /** A transfer is offered by or to the other file's person. */
  record TransferOpen() implements FileRefusal {}

  /** The other file's person pays by a mandate in force, or is to be covered by one. */
  record MandateInForce() implements FileRefusal {}

  /** The one answers for the other as guardian, so they are two people. */
  record GuardianAndChild() implements FileRefusal {}
}
