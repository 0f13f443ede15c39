package yibao.premiumpayment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import yibao.edge.FieldError;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Said;
import yibao.operations.Pricing;
import yibao.rules.Money;

/** Says why people can't be paid for. */
final class Refusals {

  private static final Said SEE_ERRORS =
      new Said("原因见 errors，未作任何改动", "errors says who and why; nothing was changed");

  private Refusals() {}

  /** The problem is named after the most general reason; each person's own stands in the errors. */
  static Problem refused(List<Pricing.Refusal> refusals) {
    Pricing.Reason first =
        refusals.stream().map(Pricing.Refusal::reason).min(Pricing.Reason::compareTo).orElseThrow();
    return new Problem(PaymentProblem.of(first), SEE_ERRORS, errors(refusals), Json.Obj.empty());
  }

  /** Each place once: several months of one person are refused there together. */
  private static List<FieldError> errors(List<Pricing.Refusal> refusals) {
    SequencedMap<String, Said> byPlace = new LinkedHashMap<>();
    for (Pricing.Refusal refusal : refusals) {
      byPlace.merge(
          "/people/"
              + refusal.index()
              + (refusal.reason() == Pricing.Reason.NOTHING_TO_REPAIR ? "/repairYears" : "/psnNo"),
          said(refusal),
          (one, other) ->
              new Said(
                  one.chinese() + "；" + other.chinese(), one.english() + "; " + other.english()));
    }
    return byPlace.entrySet().stream()
        .map(place -> new FieldError(place.getKey(), place.getValue()))
        .toList();
  }

  private static Said said(Pricing.Refusal refusal) {
    Said title = PaymentProblem.of(refusal.reason()).title();
    return refusal
        .month()
        .map(month -> new Said(month + "：" + title.chinese(), month + ": " + title.english()))
        .orElse(title);
  }

  /** The place of the second, whether it has the first one's number or means the same person. */
  static Problem samePersonTwice(int index) {
    return Problem.at(
        PaymentProblem.DUPLICATE_PERSON,
        "/people/" + index + "/psnNo",
        "此人在前面已经列出",
        "this person is listed before");
  }

  static Problem noSeason(Pricing.Unstated what) {
    return switch (what) {
      case SCHEME ->
          Problem.at(
              PaymentProblem.POLICY_NOT_PUBLISHED,
              "/scheme",
              "该险种暂不能如此缴费，请用 RESIDENT",
              "this scheme can't be paid for in this way; use RESIDENT");
      case AREA ->
          Problem.at(
              PaymentProblem.POLICY_NOT_PUBLISHED,
              "/area",
              "没有来源公布该地区的缴费政策，请核对参保地区",
              "no source states this area's premium; check where the person is insured");
      case YEAR ->
          Problem.at(
              PaymentProblem.POLICY_NOT_PUBLISHED,
              "/year",
              "没有来源公布该地区该年度的缴费政策，请核对年度",
              "no source states this area's premium of that year; check the year");
    };
  }

  static Problem notPublished(Map<Integer, List<String>> parts) {
    return new Problem(
        PaymentProblem.POLICY_NOT_PUBLISHED,
        new Said("部分内容没有来源公布，不能下单", "parts of it no source states, so it can't be ordered"),
        parts.entrySet().stream()
            .map(
                part ->
                    new FieldError(
                        "/people/" + part.getKey() + "/psnNo",
                        new Said("未公布：" + part.getValue(), "not published: " + part.getValue())))
            .toList(),
        Json.Obj.empty());
  }

  /** What the payer's own account has left. */
  static Problem balance(int index, Money left) {
    return Problem.at(
            PaymentProblem.BALANCE_INSUFFICIENT,
            "/people/" + index + "/psnNo",
            "个人账户可用余额 " + left + " 元，不足支付本人应缴金额",
            "the account has " + left + " yuan free, less than the payer's own line costs")
        .with(left(left));
  }

  /** What is left for these people of what the payer may use of accounts. */
  static Problem quota(List<Integer> people, Money left) {
    return new Problem(
        PaymentProblem.QUOTA_INSUFFICIENT,
        new Said(
            "付款人的账户没有可用于这些人缴费的共济额度，请改用其他方式缴费",
            "no quota of the payer's account is left for these people; pay for them another way"),
        people.stream()
            .map(
                index ->
                    new FieldError(
                        "/people/" + index + "/psnNo", PaymentProblem.QUOTA_INSUFFICIENT.title()))
            .toList(),
        left(left));
  }

  private static Json.Obj left(Money left) {
    return Json.Obj.empty().with("leftFen", left.fen());
  }

  static Problem neverStarts(List<Integer> people) {
    return new Problem(
        PaymentProblem.COVER_NEVER_STARTS,
        new Said(
            "等待期超出该年度；仍要缴费请对其写明 acceptNoCover: true",
            "the wait outlasts the year; to pay all the same say acceptNoCover: true for that"
                + " person"),
        people.stream()
            .map(
                index ->
                    new FieldError(
                        "/people/" + index + "/acceptNoCover",
                        PaymentProblem.COVER_NEVER_STARTS.title()))
            .toList(),
        Json.Obj.empty());
  }
}
