package yibao.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.AddCover;
import yibao.operations.CallersKey;
import yibao.operations.ShanghaiTime;
import yibao.rules.Cover;

/** {@code POST /enrolment/people/{psnNo}/covers}: cover that the person had elsewhere. */
record CoversRoute(AddCover additions) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    LocalDate today = ShanghaiTime.dateOf(call.now());
    List<Cover> covers = call.body(fields -> History.covers(fields, today));
    return FileReplies.of(
        call, additions.add(new AddCover.Command(key, call.path("psnNo"), covers), call.now()));
  }
}
