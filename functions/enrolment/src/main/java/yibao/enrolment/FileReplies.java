package yibao.enrolment;

import java.util.List;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.FieldError;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.FileRefusal;
import yibao.operations.Keyed;

/** How it is said what came of a change of a person's file. */
final class FileReplies {

  private FileReplies() {}

  static Reply of(Call call, Keyed<FileRefusal> outcome) {
    return switch (outcome) {
      case Keyed.Answered<FileRefusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<FileRefusal> reused -> Problem.keyReused().reply(call.tongue());
      case Keyed.Refused<FileRefusal> refused ->
          problem(call, refused.reason()).reply(call.tongue());
    };
  }

  private static Problem problem(Call call, FileRefusal refusal) {
    return switch (refusal) {
      case FileRefusal.NoSuchPerson nobody ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有这个人员编号", "nobody has this psnNo");
      case FileRefusal.PersonMerged merged ->
          Problem.of(
                  EnrolmentProblem.PERSON_MERGED,
                  "该档案已并入同一人的另一档案，请用该 psnNo",
                  "the file was merged into the person's other one; use its psnNo")
              .with(PersonView.number(merged.survivor()));
      case FileRefusal.Deceased deceased ->
          Problem.of(EnrolmentProblem.DECEASED, "此人已去世", "the person has died");
      case FileRefusal.BeforeBirth early -> malformed("/on", "早于出生日期", "before birth");
      case FileRefusal.UnknownGuardian unknown ->
          Problem.at(
              EnrolmentProblem.UNKNOWN_PERSON,
              "/guardian/psnNo",
              "没有这个人员编号，请先登记监护人",
              "nobody has this psnNo; register the guardian first");
      case FileRefusal.GuardianDeceased deceased ->
          Problem.at(
              EnrolmentProblem.DECEASED,
              "/guardian/psnNo",
              "监护人已去世，请填写另一监护人",
              "the guardian has died; name another one");
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
                  "the document is in another file; if it is the same person, have the bureau merge"
                      + " the two")
              .with(holder(call, taken));
      case FileRefusal.CategoryOverlaps overlaps ->
          Problem.at(
              EnrolmentProblem.CATEGORY_OVERLAPS,
              "/from",
              "与该类别的另一时段重叠；更正结束日期请用原来的 from",
              "another spell in the group shares a day; to correct its end give its own `from`");
      case FileRefusal.BeginsBeforeBirth early -> malformed("/from", "早于出生日期", "before birth");
      case FileRefusal.BeginsAfterDeath late ->
          Problem.at(EnrolmentProblem.DECEASED, "/from", "晚于死亡日期", "after the day of death");
      case FileRefusal.CoverConflicts conflicts -> conflict(conflicts);
      case FileRefusal.EmploymentOverlaps overlaps ->
          Problem.at(
              EnrolmentProblem.EMPLOYMENT_OVERLAPS,
              "/from",
              "档案中同一天起已有另一就业状态；请用实际变动之日",
              "another spell begins on that day; give the day on which this one really began");
      case FileRefusal.BeforeLastTransfer early ->
          malformed("/on", "早于上一次转移", "before the last transfer");
      case FileRefusal.SameArea same ->
          Problem.at(
              EnrolmentProblem.SAME_AREA, "/toArea", "此人已在该地参保", "the person is insured there");
      case FileRefusal.AlreadyDead dead ->
          Problem.at(
              EnrolmentProblem.ALREADY_DEAD,
              "/on",
              "档案中的死亡日期为 " + dead.diedOn(),
              "by the file the person died on " + dead.diedOn());
      case FileRefusal.AccountExists exists ->
          Problem.of(
              EnrolmentProblem.ACCOUNT_EXISTS,
              "期初余额只登记一次；账户现状见档案的 account",
              "an opening balance is entered once; the file's account shows how it stands");
      case FileRefusal.RelationInForce relation ->
          Problem.at(
              EnrolmentProblem.MERGE_STATE,
              "/duplicate",
              "该档案有共济关系，请先解除或拒绝",
              "the file is in a relation of sharing; dissolve or refuse it first");
      case FileRefusal.TransferOpen open ->
          Problem.at(
              EnrolmentProblem.MERGE_STATE,
              "/duplicate",
              "该档案有未接收的医保钱包转账，请先接收或待其退回",
              "a transfer into a wallet is open; let it be accepted or return first");
      case FileRefusal.UnknownDuplicate unknown ->
          Problem.at(
              EnrolmentProblem.UNKNOWN_PERSON, "/duplicate", "没有这个人员编号", "nobody has this psnNo");
      case FileRefusal.SamePerson same ->
          Problem.at(
              EnrolmentProblem.SAME_PERSON,
              "/duplicate",
              "两个编号是同一份档案",
              "both numbers are of one file");
      case FileRefusal.MergeState state ->
          Problem.at(
              EnrolmentProblem.MERGE_STATE, "/duplicate", "该档案此前已合并", "the file was merged before");
      case FileRefusal.MandateInForce mandate ->
          Problem.at(
              EnrolmentProblem.MERGE_STATE,
              "/duplicate",
              "该档案有生效的委托代扣签约，请由付款人先解约",
              "a mandate in force names the person; have its payer end it first");
      case FileRefusal.GuardianAndChild two ->
          Problem.at(
              EnrolmentProblem.MERGE_STATE,
              "/duplicate",
              "两份档案互为监护人与被监护人，不是同一人",
              "one is the other's guardian, so they are two people");
    };
  }

  private static Problem conflict(FileRefusal.CoverConflicts conflicts) {
    return switch (conflicts.conflict()) {
      case SAME_YEAR ->
          Problem.at(
              EnrolmentProblem.ALREADY_COVERED,
              "/from",
              conflicts.year() + " 年度已有居民医保参保",
              "there is residents' cover of " + conflicts.year() + " already");
      case SHARED_DAY ->
          Problem.at(
              EnrolmentProblem.COVER_OVERLAPS,
              "/from",
              "与档案中的另一参保时段有共同的一天",
              "other cover in the file shares a day");
    };
  }

  private static Problem malformed(String pointer, String chinese, String english) {
    return Problem.malformed(List.of(new FieldError(pointer, new Said(chinese, english))));
  }

  /** Whose document it is only the bureau learns. */
  private static Json.Obj holder(Call call, FileRefusal.IdentityTaken taken) {
    return call.caller().is(Caller.Kind.BUREAU)
        ? Json.Obj.empty().with("psnNo", taken.holder())
        : Json.Obj.empty();
  }
}
