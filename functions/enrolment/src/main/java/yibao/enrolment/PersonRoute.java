package yibao.enrolment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.LookUpFile;
import yibao.operations.LookUpPerson;

/**
 * {@code GET /enrolment/people/{psnNo}}: the one file of a person, for the bureau and for the
 * person.
 */
record PersonRoute(LookUpPerson people, LookUpFile files) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    String psnNo = call.path("psnNo");
    call.query().check();
    if (!call.caller().is(Caller.Kind.BUREAU)
        && !people.areSame(call.actingPerson().psnNo(), psnNo)) {
      return Problem.of(
              EdgeProblem.NOT_THIS_PERSON, "只能查询办理人本人的档案", "only the acting person's own file")
          .reply(call.tongue());
    }
    return files
        .find(psnNo, call.now())
        .map(found -> Reply.json(200, PersonView.file(found)))
        .orElseGet(
            () ->
                Problem.of(EdgeProblem.NOT_FOUND, "没有这个人员编号", "nobody has this psnNo")
                    .reply(call.tongue()));
  }
}
