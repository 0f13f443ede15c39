package yibao.enrolment;

import yibao.edge.Call;
import yibao.operations.CallersKey;
import yibao.operations.Channel;

/** What a request says of its caller, as operations ask it. */
final class Callers {

  private Callers() {}

  /** The key under which a change is asked for; a request without one is refused. */
  static CallersKey key(Call call) {
    return new CallersKey(new Channel(call.caller().channel()), call.idempotencyKey());
  }
}
