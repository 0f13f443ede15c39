package yibao.premiumpayment;

import yibao.edge.ActingPerson;
import yibao.records.Consent;

/** Keeps who acted, how that was proved and when. */
final class Consents {

  private Consents() {}

  static Consent of(ActingPerson acting) {
    return new Consent(acting.psnNo(), Consent.Proof.valueOf(acting.method().name()), acting.at());
  }
}
