package yibao.enrolment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.MergePeople;

/** {@code POST /enrolment/people/{psnNo}/merge}: another file is the same person's. */
record MergeRoute(MergePeople merges) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    String duplicate = call.body(fields -> fields.read("duplicate", Forms.PSN_NO));
    return FileReplies.of(
        call,
        merges.merge(new MergePeople.Command(key, call.path("psnNo"), duplicate), call.now()));
  }
}
