package yibao.enrolment;

import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.FileRefusal;
import yibao.operations.Keyed;

/** How it is said what came of a change of a person's file. */
final class FileReplies {

  private FileReplies() {}

  static Reply of(Call call, Keyed<FileRefusal> outcome) {
    return switch (outcome) {
      case Keyed.Answered<FileRefusal> answered -> {
        Reply reply = Reply.json(answered.answer().status(), answered.answer().body());
        yield answered.before() ? reply.replayed() : reply;
      }
      case Keyed.KeyReused<FileRefusal> reused -> Problem.keyReused().reply(call.tongue());
      case Keyed.Refused<FileRefusal> refused ->
          problem(call, refused.reason()).reply(call.tongue());
    };
  }

  private static Problem problem(Call call, FileRefusal refusal) {
    return switch (refusal) {
      case FileRefusal.NoSuchPerson nobody ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有这个人员编号", "nobody has this psnNo");
      case FileRefusal.UnknownGuardian unknown ->
          Problem.at(
              EnrolmentProblem.UNKNOWN_PERSON,
              "/guardian/psnNo",
              "没有这个人员编号，请先登记监护人",
              "nobody has this psnNo; register the guardian first");
      case FileRefusal.NotTheGuardian other ->
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON,
              "只能由登记的监护人办理",
              "only the registered guardian may do this");
      case FileRefusal.IdentityExists exists ->
          Problem.of(
              EnrolmentProblem.IDENTITY_EXISTS,
              "此人已有证件；另有证件的档案请合并",
              "the person has a document; a file under another one is to be merged");
      case FileRefusal.IdentityMismatch mismatch ->
          Problem.at(
              EnrolmentProblem.IDENTITY_MISMATCH,
              "/idNumber",
              "号码中的出生日期或性别与档案不一致，请核对证件",
              "birth date or sex in the number are not the file's; look at the document again");
      case FileRefusal.IdentityTaken taken ->
          Problem.at(
                  EnrolmentProblem.IDENTITY_TAKEN,
                  "/idNumber",
                  "该证件已登记在另一档案；若为同一人，请经办机构合并两份档案",
                  "the document is in another file; if it is the same person, have the bureau merge the two")
              .with(holder(call, taken));
    };
  }

  /** Whose document it is only the bureau learns. */
  private static Json.Obj holder(Call call, FileRefusal.IdentityTaken taken) {
    return call.caller().is(Caller.Kind.BUREAU)
        ? Json.Obj.empty().with("psnNo", taken.holder())
        : Json.Obj.empty();
  }
}
