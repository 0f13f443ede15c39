package yibao.settlement;

import java.util.Optional;
import java.util.stream.Stream;
import yibao.operations.CareRecords;
import yibao.operations.Ids;
import yibao.operations.ReverseSettlement;
import yibao.operations.SettleBill;
import yibao.records.Visit;
import yibao.rules.BillParts;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/**
 * Bills of visits (2206, 2207, 2208) and stays (2303, 2304, 2305): what one would come to, its
 * settlement, and taking that back.
 */
final class BillMessages {

  private final SettleBill bills;
  private final ReverseSettlement reversals;

  BillMessages(CareRecords records, PolicyBook book, Ids ids) {
    this.bills = new SettleBill(records, book, ids);
    this.reversals = new ReverseSettlement(records, ids);
  }

  /** A bill as the institution has it. */
  record Billed(
      String psnNo,
      Optional<String> idNumber,
      String mdtrtId,
      String batch,
      Scheme scheme,
      Optional<MedicalType> type,
      Money total,
      Optional<BillParts> parts,
      boolean fromAccounts,
      Optional<String> invoice) {}

  static Billed ofVisit(Input input) {
    Input data = input.object("data");
    return billed(
        data, data.text("chrg_bchno", CareFields.NUMBER), Optional.of(CareFields.type(data)));
  }

  static Billed ofStay(Input input) {
    Input data = input.within("data");
    if (data.maybeFlag("mid_setl_flag").orElse(false)) {
      data.refuse("mid_setl_flag", "不支持中途结算，请出院后结算");
    }
    return billed(data, "", CareFields.maybeType(data));
  }

  private static Billed billed(Input data, String batch, Optional<MedicalType> type) {
    Money total = data.amount("medfee_sumamt");
    Optional<Money> read = data.maybeAmount("medfee_sumamt");
    return new Billed(
        data.text("psn_no", CareFields.NUMBER),
        CareFields.idNumber(data),
        data.text("mdtrt_id", CareFields.NUMBER),
        batch,
        CareFields.scheme(data),
        type,
        total,
        read.flatMap(known -> parts(data, known)),
        data.maybeFlag("acct_used_flag").orElse(false),
        data.maybeText("invono", CareFields.NUMBER));
  }

  /** The four parts, unless all are left out or nothing; what is in scope may be left out alone. */
  private static Optional<BillParts> parts(Input data, Money total) {
    Optional<Money> ownPaid = data.maybeAmount("fulamt_ownpay_amt");
    Optional<Money> overLimit = data.maybeAmount("overlmt_selfpay");
    Optional<Money> paidFirst = data.maybeAmount("preselfpay_amt");
    Optional<Money> inScope = data.maybeAmount("inscp_scp_amt");
    if (Stream.of(ownPaid, overLimit, paidFirst, inScope)
        .flatMap(Optional::stream)
        .allMatch(Money::isZero)) {
      return Optional.empty();
    }
    Money outOfScope =
        Stream.of(ownPaid, overLimit, paidFirst)
            .flatMap(Optional::stream)
            .reduce(Money.ZERO, Money::plus);
    if (outOfScope.compareTo(total) > 0) {
      data.refuse("medfee_sumamt", "小于全自费、超限价、先行自付之和");
      return Optional.empty();
    }
    return Optional.of(
        BillParts.of(
            ownPaid.orElse(Money.ZERO),
            overLimit.orElse(Money.ZERO),
            paidFirst.orElse(Money.ZERO),
            inScope.orElse(total.minus(outOfScope))));
  }

  Outcome previewVisit(Asked asked, Billed bill) {
    return preview(asked, bill, Visit.Kind.OUTPATIENT);
  }

  Outcome settleVisit(Asked asked, Billed bill) {
    return settle(asked, bill, Visit.Kind.OUTPATIENT);
  }

  Outcome previewStay(Asked asked, Billed bill) {
    return preview(asked, bill, Visit.Kind.STAY);
  }

  Outcome settleStay(Asked asked, Billed bill) {
    return settle(asked, bill, Visit.Kind.STAY);
  }

  private Outcome preview(Asked asked, Billed bill, Visit.Kind kind) {
    return switch (bills.preview(command(asked, bill, kind), asked.now())) {
      case SettleBill.Outcome.Refused refused -> Refusals.outcome(refused.why());
      case SettleBill.Outcome.Settled settled ->
          new Outcome.Answered(SettlementReply.ofPreview(settled.settlement()));
    };
  }

  private Outcome settle(Asked asked, Billed bill, Visit.Kind kind) {
    return switch (bills.settle(command(asked, bill, kind), asked.now())) {
      case SettleBill.Outcome.Refused refused -> Refusals.outcome(refused.why());
      case SettleBill.Outcome.Settled settled ->
          new Outcome.Answered(SettlementReply.of(settled.settlement()));
    };
  }

  /** A settlement that is to be taken back. */
  record Settled(String psnNo, String setlId, Optional<String> mdtrtId) {}

  static Settled settled(Input input) {
    Input data = input.within("data");
    return new Settled(
        data.text("psn_no", CareFields.NUMBER),
        data.text("setl_id", CareFields.NUMBER),
        data.maybeText("mdtrt_id", CareFields.NUMBER));
  }

  Outcome reverseVisit(Asked asked, Settled settled) {
    return reverse(asked, settled, Visit.Kind.OUTPATIENT);
  }

  Outcome reverseStay(Asked asked, Settled settled) {
    return reverse(asked, settled, Visit.Kind.STAY);
  }

  private Outcome reverse(Asked asked, Settled settled, Visit.Kind kind) {
    ReverseSettlement.Command command =
        new ReverseSettlement.Command(
            CareFields.message(asked), settled.psnNo(), settled.setlId(), settled.mdtrtId(), kind);
    return switch (reversals.reverse(command, asked.now())) {
      case ReverseSettlement.Outcome.Refused refused -> Refusals.outcome(refused.why());
      case ReverseSettlement.Outcome.Reversed reversed ->
          new Outcome.Answered(SettlementReply.of(reversed.by()));
    };
  }

  private static SettleBill.Command command(Asked asked, Billed bill, Visit.Kind kind) {
    return new SettleBill.Command(
        CareFields.institution(asked),
        CareFields.message(asked),
        bill.psnNo(),
        bill.idNumber(),
        bill.mdtrtId(),
        bill.batch(),
        kind,
        bill.scheme(),
        bill.type(),
        bill.total(),
        bill.parts(),
        bill.fromAccounts(),
        bill.invoice());
  }
}
