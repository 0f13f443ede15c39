package yibao.sharingsetup;

import java.util.Optional;
import yibao.edge.ActingPerson;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.records.Consent;

/** What a request says of its caller and of who acts, as operations ask it. */
final class Callers {

  private Callers() {}

  static Channel channel(Call call) {
    return new Channel(call.caller().channel());
  }

  /** The key under which a change is asked for; a request without one is refused. */
  static CallersKey key(Call call) {
    return new CallersKey(channel(call), call.idempotencyKey());
  }

  /** Who consents by acting, how that was proved and when. */
  static Consent consent(Call call) {
    ActingPerson acting = call.actingPerson();
    return new Consent(acting.psnNo(), Consent.Proof.valueOf(acting.method().name()), acting.at());
  }

  /** Who has to be one of those concerned; the bureau sees everybody's. */
  static Optional<String> viewer(Call call) {
    return call.caller().is(Caller.Kind.BUREAU)
        ? Optional.empty()
        : Optional.of(call.actingPerson().psnNo());
  }
}
