package yibao.waitingperiod;

import java.util.Optional;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.LookUpPerson;

/** Whose file may be asked about: anybody's by the bureau, by others that of who acts. */
record OwnFile(LookUpPerson people) {

  /** Why it may not be this person's, if that is so. */
  Optional<Reply> refusal(Call call, String psnNo) {
    boolean own =
        call.caller().is(Caller.Kind.BUREAU) || people.areSame(call.actingPerson().psnNo(), psnNo);
    return own
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    EdgeProblem.NOT_THIS_PERSON,
                    "只能查询办理人本人的档案",
                    "only the acting person's own file")
                .reply(call.tongue()));
  }

  static Reply noSuchPerson(Call call) {
    return Problem.of(EdgeProblem.NOT_FOUND, "没有这个人员编号", "nobody has this psnNo")
        .reply(call.tongue());
  }
}
