package yibao.settlement;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Settlement;
import yibao.rules.BenefitSetting;
import yibao.rules.BillParts;
import yibao.rules.Care;
import yibao.rules.Category;
import yibao.rules.Money;
import yibao.rules.Scheme;

/**
 * A settlement as the national interface says it: {@code setlinfo}, and a {@code setldetail} for
 * each payer. Every amount is there; {@code acct_mulaid_pay} is part of {@code acct_pay}.
 */
final class SettlementReply {

  private static final int RATE_DECIMALS = 4;
  private static final int GROWN_UP = 18;
  private static final int OLD = 60;

  private final Settlement settlement;

  private SettlementReply(Settlement settlement) {
    this.settlement = settlement;
  }

  static Output of(Settlement settlement) {
    return new SettlementReply(settlement).output(true);
  }

  /** The same before it is settled, without a number and an instant. */
  static Output ofPreview(Settlement settlement) {
    return new SettlementReply(settlement).output(false);
  }

  private Output output(boolean settled) {
    return Output.empty().object("setlinfo", info(settled)).list("setldetail", details());
  }

  private Output info(boolean settled) {
    Settlement.Treatment treatment = settlement.treatment();
    Output info =
        person(Output.empty().text("mdtrt_id", treatment.mdtrtId()), settled)
            .none("mdtrt_cert_type")
            .text("med_type", treatment.type().code());
    return closing(amounts(info));
  }

  private Output person(Output info, boolean settled) {
    Settlement.Patient patient = settlement.patient();
    Output person =
        (settled ? info.text("setl_id", settlement.setlId()) : info.none("setl_id"))
            .text("psn_no", settlement.psnNo())
            .text("psn_name", patient.name());
    person = maybe(person, "psn_cert_type", patient.documentType());
    person = maybe(person, "certno", patient.documentNumber());
    person = person.text("gend", gender(patient)).none("naty");
    person =
        person
            .day("brdy", patient.birthDate())
            .number("age", age())
            .text("insutype", Integer.toString(settlement.scheme().nationalCode()));
    person = maybe(person, "psn_type", personType()).text("cvlserv_flag", "0");
    return settled ? person.time("setl_time", settlement.settledAt()) : person.none("setl_time");
  }

  private Output amounts(Output info) {
    Settlement.Funds funds = settlement.funds();
    BillParts parts = funds.parts();
    return info.amount("medfee_sumamt", settlement.billed().total())
        .amount("fulamt_ownpay_amt", parts.ownPaid())
        .amount("overlmt_selfpay", parts.overLimit())
        .amount("preselfpay_amt", parts.paidFirst())
        .amount("inscp_scp_amt", parts.inScope())
        .amount("act_pay_dedc", funds.deductibleUsed())
        .amount("hifp_pay", funds.pool().amount())
        .decimal(
            "pool_prop_selfpay",
            BigDecimal.valueOf(funds.poolRate().hundredthsOfPercent(), RATE_DECIMALS))
        .amount("cvlserv_pay", Money.ZERO)
        .amount("hifes_pay", Money.ZERO)
        .amount("hifmi_pay", funds.serious().amount())
        .amount("hifob_pay", Money.ZERO)
        .amount("maf_pay", funds.aid().amount())
        .amount("hifdm_pay", Money.ZERO)
        .amount("oth_pay", Money.ZERO)
        .amount("fund_pay_sumamt", funds.together())
        .amount("psn_part_amt", settlement.person())
        .amount("acct_pay", settlement.fromAccounts())
        .amount("psn_cash_pay", settlement.cash())
        .amount("hosp_part_amt", Money.ZERO)
        .amount("balc", settlement.balance())
        .amount("acct_mulaid_pay", settlement.fromFamily());
  }

  private Output closing(Output info) {
    return info.text("medins_setl_id", settlement.msgid())
        .text("clr_optins", settlement.treatment().institutionArea().code())
        .text("clr_way", "1")
        .text("clr_type", clearingType());
  }

  /** Outpatients' bills, stays and pharmacies are cleared apart (清算类别). */
  private String clearingType() {
    if (settlement.treatment().setting().care() == Care.PHARMACY) {
      return "41";
    }
    return settlement.treatment().type().isStay() ? "21" : "11";
  }

  private static String gender(Settlement.Patient patient) {
    return patient.sex().map(sex -> sex.equals("MALE") ? "1" : "2").orElse("0");
  }

  private long age() {
    return ChronoUnit.YEARS.between(settlement.patient().birthDate(), settlement.treatment().day());
  }

  /** Of the national list (人员类别); a child at school has none here. */
  private Optional<String> personType() {
    BenefitSetting setting = settlement.treatment().setting();
    if (settlement.scheme() == Scheme.EMPLOYEE) {
      return Optional.of(setting.retired() ? "1201" : "1101");
    }
    if (setting.groups().contains(Category.STUDENT)) {
      return Optional.of("1404");
    }
    if (setting.age() >= OLD) {
      return Optional.of("1601");
    }
    return setting.age() >= GROWN_UP ? Optional.of("1501") : Optional.empty();
  }

  private List<Output> details() {
    Settlement.Funds funds = settlement.funds();
    boolean employee = settlement.scheme() == Scheme.EMPLOYEE;
    List<Output> details = new ArrayList<>();
    fund(
        details,
        employee ? "310100" : "390100",
        employee ? "职工基本医疗保险统筹基金" : "城乡居民基本医疗保险基金",
        funds.pool());
    fund(details, "390200", "城乡居民大病医疗保险资金", funds.serious());
    fund(details, "610100", "医疗救助基金", funds.aid());
    if (!settlement.fromAccounts().isZero()) {
      details.add(
          detail(
              "310200",
              "个人账户",
              settlement.fromAccounts(),
              "个人账户支付 "
                  + settlement.fromAccounts()
                  + " 元，其中家庭共济 "
                  + settlement.fromFamily()
                  + " 元。"));
    }
    return details;
  }

  private void fund(List<Output> details, String type, String name, Settlement.Paid paid) {
    if (!paid.amount().isZero() || !paid.because().isEmpty()) {
      details.add(detail(type, name, paid.amount(), paid.because()));
    }
  }

  private Output detail(String type, String name, Money amount, String because) {
    return Output.empty()
        .text("fund_pay_type", type)
        .amount("inscp_scp_amt", settlement.funds().parts().inScope())
        .none("crt_payb_lmt_amt")
        .amount("fund_payamt", amount)
        .text("fund_pay_type_name", name)
        .text("setl_proc_info", because);
  }

  private static Output maybe(Output output, String name, Optional<String> value) {
    return value.map(text -> output.text(name, text)).orElseGet(() -> output.none(name));
  }
}
