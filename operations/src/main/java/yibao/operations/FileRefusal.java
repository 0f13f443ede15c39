package yibao.operations;

/** Why a person's file is not entered or changed as it was asked for. */
public sealed interface FileRefusal {

  /** Nobody has the number. */
  record NoSuchPerson() implements FileRefusal {}

  /** Nobody has the number of the child's guardian. */
  record UnknownGuardian() implements FileRefusal {}

  /** Who acts is not the child's guardian. */
  record NotTheGuardian() implements FileRefusal {}

  /** The person has a document. */
  record IdentityExists() implements FileRefusal {}

  /** The birth date or the sex in the document's number is not that of the file. */
  record IdentityMismatch() implements FileRefusal {}

  /** Somebody else is registered under the document: perhaps the same person, in two files. */
  record IdentityTaken(String holder) implements FileRefusal {}
}
