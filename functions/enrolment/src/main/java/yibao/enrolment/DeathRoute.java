package yibao.enrolment;

import java.time.LocalDate;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.RecordDeath;
import yibao.operations.ShanghaiTime;

/** {@code POST /enrolment/people/{psnNo}/death}: the day on which the person died. */
record DeathRoute(RecordDeath deaths) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    LocalDate today = ShanghaiTime.dateOf(call.now());
    LocalDate on = call.body(fields -> Forms.untilToday(fields, "on", today));
    return FileReplies.of(
        call, deaths.record(new RecordDeath.Command(key, call.path("psnNo"), on), call.now()));
  }
}
