package yibao.settlement;

import java.util.List;
import java.util.function.Function;
import yibao.operations.Answer;
import yibao.operations.CareRefusal;
import yibao.operations.Keyed;
import yibao.rules.BenefitSetting;
import yibao.rules.Scheme;

/** Why something isn't done, in a sentence for the clerk who reads it. */
final class Refusals {

  private Refusals() {}

  static Outcome outcome(Keyed<CareRefusal> keyed, Function<Answer, Output> answered) {
    return switch (keyed) {
      case Keyed.Answered<CareRefusal> done -> new Outcome.Answered(answered.apply(done.answer()));
      case Keyed.KeyReused<CareRefusal> reused -> outcome(new CareRefusal.KeyReused());
      case Keyed.Refused<CareRefusal> refused -> outcome(refused.reason());
    };
  }

  static Outcome outcome(CareRefusal why) {
    return new Outcome.Refused(sentence(why));
  }

  private static String sentence(CareRefusal why) {
    return switch (why) {
      case CareRefusal.UnknownPerson unknown -> FieldNames.of("psn_no") + "所指的人员不存在。";
      case CareRefusal.OtherPerson other -> "就诊凭证与" + FieldNames.of("psn_no") + "不是同一人。";
      case CareRefusal.UnknownVisit unknown -> FieldNames.of("mdtrt_id") + "在本机构没有登记，或登记已撤销。";
      case CareRefusal.OtherVisit other -> FieldNames.of("mdtrt_id") + "是另一人或另一险种的就诊，请核对人员编号和险种类型。";
      case CareRefusal.OtherKind kind ->
          FieldNames.of("med_type") + kind.type().code() + " 与就诊登记的门诊或住院不符。";
      case CareRefusal.OtherCare other ->
          FieldNames.of("med_type") + "与该就诊登记的 " + other.ofVisit().code() + " 不是同一类待遇。";
      case CareRefusal.OtherInstitution other ->
          FieldNames.of("med_type") + other.type().code() + " 不能在本机构结算：药店只结算 41，医院不结算 41。";
      case CareRefusal.TypeUntold untold -> FieldNames.of("med_type") + "不能为空。";
      case CareRefusal.NotDischarged staying -> "患者尚未办理出院（2402），不能结算。";
      case CareRefusal.DischargedBefore before -> "出院日期不得早于入院日期。";
      case CareRefusal.TotalDiffers total ->
          FieldNames.of("medfee_sumamt") + "与已上传费用明细合计 " + total.lines() + " 元不一致。";
      case CareRefusal.PartsDiffer differ ->
          "全自费、超限价、先行自付、符合政策范围四项之和与" + FieldNames.of("medfee_sumamt") + "不一致，或与费用明细不一致。";
      case CareRefusal.PartsUntold untold -> "没有费用明细，也没有全自费、超限价、先行自付、符合政策范围金额，无法结算。";
      case CareRefusal.BelowNothing below -> "费用明细合计为负数，不能结算。";
      case CareRefusal.NotCovered uncovered ->
          "患者 "
              + uncovered.on()
              + " 不在待遇享受期内，不能结算"
              + uncovered.from().map(from -> "；自 " + from + " 起享受待遇。").orElse("。");
      case CareRefusal.Deceased deceased -> "患者已于 " + deceased.on() + " 死亡，此后的费用不能结算。";
      case CareRefusal.Unpublished unpublished ->
          unpublished.insured()
              + " 统筹区"
              + setting(unpublished.setting())
              + "的"
              + unpublished.gap().chineseName()
              + "尚无公布的依据（policy-not-published: "
              + unpublished.gap().field()
              + "），不能结算。";
      case CareRefusal.UnknownSettlement unknown -> FieldNames.of("setl_id") + "不是本机构该患者的结算。";
      case CareRefusal.IsReversal reversal -> FieldNames.of("setl_id") + "本身是一笔撤销，不能再撤销。";
      case CareRefusal.CannotReverse no -> "该结算涉及的人员档案或账户已变更，暂不能撤销。";
      case CareRefusal.SettledAgain again -> "该费用已重新结算，不能恢复原结算。";
      case CareRefusal.CannotUndo no -> FieldNames.of("oinfno") + no.infno() + " 不能冲正，或与原报文不符。";
      case CareRefusal.BillStands stands -> "该就诊已有结算，请先撤销结算。";
      case CareRefusal.LineStands line ->
          FieldNames.of("feedetl_sn") + line.serial() + " 已上传或在本报文中重复；如需更正，请先撤销该明细。";
      case CareRefusal.TooManyLines many -> "该就诊的费用明细超过 " + many.most() + " 条。";
      case CareRefusal.NoLines none -> FieldNames.of("chrg_bchno") + "没有可撤销的费用明细。";
      case CareRefusal.UnknownLine line ->
          FieldNames.of("feedetl_sn") + line.serial() + " 没有上传，或已撤销。";
      case CareRefusal.Undone undone -> "该报文已被冲正，不再受理；请换新的" + FieldNames.of("msgid") + "。";
      case CareRefusal.KeyReused reused -> FieldNames.of("msgid") + "已用于内容不同的另一笔报文。";
    };
  }

  private static String setting(BenefitSetting setting) {
    return (setting.scheme() == Scheme.EMPLOYEE ? "职工医保" : "居民医保")
        + (setting.level() == 0 ? "" : levelOf(setting))
        + setting.care().chineseName();
  }

  private static String levelOf(BenefitSetting setting) {
    String level = List.of("一级", "二级", "三级").get(setting.level() - 1);
    return level + setting.grade().map(grade -> grade.chinese() + "等").orElse("");
  }
}
