package yibao.settlement;

import java.util.Map;

/** What the fields of the national interface are called (数据字典), so that a clerk knows them. */
final class FieldNames {

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          // the envelope
          Map.entry("infno", "交易编号"),
          Map.entry("msgid", "发送方报文ID"),
          Map.entry("mdtrtarea_admvs", "就医地医保区划"),
          Map.entry("insuplc_admdvs", "参保地医保区划"),
          Map.entry("fixmedins_code", "定点医药机构编号"),
          Map.entry("fixmedins_name", "定点医药机构名称"),
          Map.entry("sign_no", "交易签到流水号"),
          Map.entry("opter", "经办人"),
          Map.entry("opter_name", "经办人姓名"),
          Map.entry("inf_time", "交易时间"),
          Map.entry("input", "交易输入"),
          // objects and lists of input
          Map.entry("signIn", "签到信息"),
          Map.entry("signOut", "签退信息"),
          Map.entry("data", "交易数据"),
          Map.entry("mdtrtinfo", "就诊信息"),
          Map.entry("diseinfo", "诊断信息"),
          Map.entry("feedetail", "费用明细"),
          Map.entry("druginfo", "购药信息"),
          Map.entry("drugdetail", "购药明细"),
          Map.entry("dscginfo", "出院信息"),
          Map.entry("agnterinfo", "代办人信息"),
          Map.entry("refmedin", "转院备案信息"),
          // who calls
          Map.entry("opter_no", "操作员编号"),
          Map.entry("mac", "签到 MAC 地址"),
          Map.entry("ip", "签到 IP 地址"),
          // the person
          Map.entry("psn_no", "人员编号"),
          Map.entry("psn_name", "人员姓名"),
          Map.entry("psn_cert_type", "人员证件类型"),
          Map.entry("certno", "证件号码"),
          Map.entry("mdtrt_cert_type", "就诊凭证类型"),
          Map.entry("mdtrt_cert_no", "就诊凭证编号"),
          Map.entry("insutype", "险种类型"),
          // the visit, the stay
          Map.entry("mdtrt_id", "就诊ID"),
          Map.entry("ipt_otp_no", "住院/门诊号"),
          Map.entry("med_type", "医疗类别"),
          Map.entry("begntime", "开始时间"),
          Map.entry("endtime", "结束时间"),
          Map.entry("begndate", "开始日期"),
          Map.entry("enddate", "结束日期"),
          Map.entry("dept_code", "科室编码"),
          Map.entry("dept_name", "科室名称"),
          Map.entry("caty", "科别"),
          Map.entry("atddr_no", "医师编码"),
          Map.entry("dr_name", "医师姓名"),
          Map.entry("dise_codg", "病种编码"),
          Map.entry("dise_name", "病种名称"),
          Map.entry("diag_type", "诊断类别"),
          Map.entry("diag_srt_no", "诊断排序号"),
          Map.entry("diag_code", "诊断代码"),
          Map.entry("diag_name", "诊断名称"),
          Map.entry("dscg_way", "离院方式"),
          // lines of a bill
          Map.entry("chrg_bchno", "收费批次号"),
          Map.entry("feedetl_sn", "费用明细流水号"),
          Map.entry("rx_circ_flag", "外购处方标志"),
          Map.entry("fee_ocur_time", "费用发生时间"),
          Map.entry("med_list_codg", "医疗目录编码"),
          Map.entry("medins_list_codg", "医药机构目录编码"),
          Map.entry("det_item_fee_sumamt", "明细项目费用总额"),
          Map.entry("cnt", "数量"),
          Map.entry("pric", "单价"),
          // the settlement
          Map.entry("medfee_sumamt", "医疗费总额"),
          Map.entry("psn_setlway", "个人结算方式"),
          Map.entry("invono", "发票号"),
          Map.entry("acct_used_flag", "个人账户使用标志"),
          Map.entry("mid_setl_flag", "中途结算标志"),
          Map.entry("fulamt_ownpay_amt", "全自费金额"),
          Map.entry("overlmt_selfpay", "超限价自费费用"),
          Map.entry("preselfpay_amt", "先行自付金额"),
          Map.entry("inscp_scp_amt", "符合政策范围金额"),
          Map.entry("setl_id", "结算ID"),
          // undoing, reconciling
          Map.entry("omsgid", "原发送方报文ID"),
          Map.entry("oinfno", "原交易编号"),
          Map.entry("clr_type", "清算类别"),
          Map.entry("setl_optins", "结算经办机构"),
          Map.entry("stmt_begndate", "对账开始日期"),
          Map.entry("stmt_enddate", "对账结束日期"),
          Map.entry("fund_pay_sumamt", "基金支付总额"),
          Map.entry("acct_pay", "个人账户支付金额"),
          Map.entry("fixmedins_setl_cnt", "定点医药机构结算笔数"),
          Map.entry("refd_setl_flag", "退费结算标志"));

  private FieldNames() {}

  /**
   * A field as a sentence names it: {@code medfee_sumamt（医疗费总额）}.
   *
   * @throws IllegalArgumentException if it isn't listed here
   */
  static String of(String field) {
    String chinese = CHINESE.get(field);
    if (chinese == null) {
      throw new IllegalArgumentException("what is the field " + field + " called in Chinese?");
    }
    return field + "（" + chinese + "）";
  }
}
