package yibao.enrolment;

import java.time.LocalDate;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.ShanghaiTime;
import yibao.operations.TransferPerson;

/** {@code POST /enrolment/people/{psnNo}/transfer}: the person is insured in another area. */
record TransferRoute(TransferPerson transfers) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    LocalDate today = ShanghaiTime.dateOf(call.now());
    TransferPerson.Command command =
        call.body(
            fields ->
                new TransferPerson.Command(
                    key,
                    call.path("psnNo"),
                    fields.read("toArea", Forms.AREA),
                    Forms.untilToday(fields, "on", today)));
    return FileReplies.of(call, transfers.transfer(command, call.now()));
  }
}
