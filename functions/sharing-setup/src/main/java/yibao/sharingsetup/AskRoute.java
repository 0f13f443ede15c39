package yibao.sharingsetup;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Reply;
import yibao.operations.AskRelation;
import yibao.operations.CallersKey;
import yibao.records.Consent;
import yibao.rules.Kinship;
import yibao.rules.Quota;

/** {@code POST /sharing-setup/relations}: an owner or a beneficiary asks the other. */
record AskRoute(AskRelation relations) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    Consent consent = Callers.consent(call);
    CallersKey key = Callers.key(call);
    AskRelation.Command command = call.body(fields -> command(key, consent, fields));
    return SharingReplies.of(call, relations.ask(command, call.now()));
  }

  private static AskRelation.Command command(CallersKey key, Consent consent, Fields fields) {
    return new AskRelation.Command(
        key,
        consent,
        fields.object("owner", person -> person.read("psnNo", Forms.PSN_NO)),
        fields.object("beneficiary", person -> person.read("psnNo", Forms.PSN_NO)),
        fields.read("kinship", Form.oneOf(Kinship.class)),
        Quota.of(Forms.maybeQuota(fields)),
        Forms.uses(fields));
  }
}
