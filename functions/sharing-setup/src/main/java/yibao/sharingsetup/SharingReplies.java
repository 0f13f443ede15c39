package yibao.sharingsetup;

import java.util.List;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.FieldError;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.Keyed;
import yibao.operations.SharingRefusal;
import yibao.records.Relation;

/** How it is said what came of a change of sharing. */
final class SharingReplies {

  private SharingReplies() {}

  static Reply of(Call call, Keyed<SharingRefusal> outcome) {
    return switch (outcome) {
      case Keyed.Answered<SharingRefusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<SharingRefusal> reused -> Problem.keyReused().reply(call.tongue());
      case Keyed.Refused<SharingRefusal> refused -> problem(refused.reason()).reply(call.tongue());
    };
  }

  static Problem absent() {
    return Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number");
  }

  static Problem notThePerson() {
    return Problem.of(
        EdgeProblem.NOT_THIS_PERSON, "只能由本人查询和办理", "only the person may look this up or change it");
  }

  private static Problem problem(SharingRefusal refusal) {
    return switch (refusal) {
      case SharingRefusal.NoSuchRelation none -> absent();
      case SharingRefusal.NotThePerson other -> notThePerson();
      case SharingRefusal.NotAParty stranger ->
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON,
              "只能由共济人或被共济人本人申请",
              "only owner or beneficiary may ask for a relation");
      case SharingRefusal.NotThisParty other ->
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON,
              other.whose() == Relation.Party.OWNER ? "须由共济人本人办理" : "须由被共济人本人办理",
              other.whose() == Relation.Party.OWNER
                  ? "this is the owner's to do"
                  : "this is the beneficiary's to do");
      case SharingRefusal.QuotaOfBeneficiary quota ->
          Problem.at(
              EdgeProblem.NOT_THIS_PERSON,
              "/quotaFen",
              "额度由共济人设置，请去掉此字段",
              "the quota is the owner's to set; leave it out");
      case SharingRefusal.UnknownPerson unknown ->
          Problem.at(
              SharingProblem.UNKNOWN_PERSON,
              at(unknown.who()),
              "没有这个人员编号",
              "nobody has this psnNo");
      case SharingRefusal.Deceased deceased ->
          Problem.at(SharingProblem.DECEASED, at(deceased.who()), "此人已去世", "the person has died");
      case SharingRefusal.WithOneself oneself ->
          Problem.at(
              SharingProblem.RELATION_WITH_ONESELF,
              "/beneficiary/psnNo",
              "共济人与被共济人是同一人",
              "owner and beneficiary are one person");
      case SharingRefusal.OwnerNotEmployee owner ->
          Problem.at(
              SharingProblem.OWNER_NOT_EMPLOYEE,
              "/owner/psnNo",
              "共济人当日应在职工医保参保",
              "the owner must be insured in the employee scheme today");
      case SharingRefusal.NotInsured uninsured ->
          Problem.at(
              SharingProblem.NOT_INSURED,
              at(uninsured.who()),
              "当日未参加职工医保或居民医保",
              "insured in neither scheme today");
      case SharingRefusal.NotPublished unpublished ->
          Problem.of(
              SharingProblem.POLICY_NOT_PUBLISHED,
              "没有来源公布两地之间可以共济",
              "no source states that people of these two areas may share");
      case SharingRefusal.RelationExists exists ->
          Problem.of(
                  SharingProblem.RELATION_EXISTS,
                  "两人之间已有申请中或生效的共济关系，请先确认或解除",
                  "the owner shares with the beneficiary, or one of the two has asked to: answer or"
                      + " dissolve that first")
              .with(Json.Obj.empty().with("relationId", exists.relationId()));
      case SharingRefusal.RelationState state ->
          Problem.of(
                  SharingProblem.RELATION_STATE,
                  "该共济关系现为 " + state.status(),
                  "the relation is " + state.status())
              .with(Json.Obj.empty().with("relationStatus", state.status().name()));
      case SharingRefusal.BalanceInsufficient less ->
          Problem.of(
                  SharingProblem.BALANCE_INSUFFICIENT,
                  "共济人账户可用余额为 " + less.available() + " 元，请降低额度",
                  "the owner's account has " + less.available() + " yuan free; lower the quota")
              .with(Json.Obj.empty().with("availableFen", less.available().fen()));
      case SharingRefusal.QuotaBelowUsed used ->
          Problem.of(
                  SharingProblem.QUOTA_BELOW_USED,
                  "已使用 " + used.used() + " 元，额度和限额不得低于已使用金额",
                  used.used() + " yuan were used; no quota or limit may be below what was used")
              .with(Json.Obj.empty().with("usedFen", used.used().fen()));
      case SharingRefusal.UnknownRelations unknown -> unknown(unknown);
    };
  }

  private static Problem unknown(SharingRefusal.UnknownRelations unknown) {
    Said detail =
        new Said("不是本人可使用的生效共济关系", "none of the relations in force by which the person may pay");
    List<FieldError> errors =
        unknown.places().stream().map(place -> new FieldError("/" + place, detail)).toList();
    return new Problem(SharingProblem.UNKNOWN_RELATION, detail, errors, Json.Obj.empty());
  }

  private static String at(Relation.Party party) {
    return party == Relation.Party.OWNER ? "/owner/psnNo" : "/beneficiary/psnNo";
  }
}
