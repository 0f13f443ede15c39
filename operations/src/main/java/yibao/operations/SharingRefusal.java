package yibao.operations;

import java.util.List;
import yibao.records.Relation;
import yibao.rules.Money;

/** Why something about a relation of sharing isn't done. */
public sealed interface SharingRefusal {

  /** There is none of that id, or none that who acts may know of. */
  record NoSuchRelation() implements SharingRefusal {}

  /** Who acts is neither owner nor beneficiary. */
  record NotAParty() implements SharingRefusal {}

  /** It is the other one's to do this. */
  record NotThisParty(Relation.Party whose) implements SharingRefusal {}

  /** Who acts is not the person in question. */
  record NotThePerson() implements SharingRefusal {}

  /** A beneficiary has asked with a quota, which is the owner's to set. */
  record QuotaOfBeneficiary() implements SharingRefusal {}

  record UnknownPerson(Relation.Party who) implements SharingRefusal {}

  record Deceased(Relation.Party who) implements SharingRefusal {}

  record WithOneself() implements SharingRefusal {}

  /** The owner isn't insured in the employee scheme today. */
  record OwnerNotEmployee() implements SharingRefusal {}

  /** Insured in neither scheme today. */
  record NotInsured(Relation.Party who) implements SharingRefusal {}

  /** No source states that people of these two areas may share. */
  record NotPublished() implements SharingRefusal {}

  /** The owner shares with the beneficiary, or one of the two has asked to. */
  record RelationExists(String relationId) implements SharingRefusal {}

  /** Not while it stands so. */
  record RelationState(Relation.Status status) implements SharingRefusal {}

  /** The owner's account has less that is free than the quota needs. */
  record BalanceInsufficient(Money available) implements SharingRefusal {}

  /** A limit is below what was used under it. */
  record QuotaBelowUsed(Money used) implements SharingRefusal {}

  /** These of the order are none of the person's in force. */
  record UnknownRelations(List<Integer> places) implements SharingRefusal {}
}
