package yibao.premiumpayment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.Keyed;
import yibao.operations.SignMandate;
import yibao.records.Consent;
import yibao.records.DebitAccount;
import yibao.rules.Scheme;

/**
 * {@code POST /premium-payment/mandates}: a payer agrees to be charged for people's premium each
 * year.
 */
record MandateRoute(SignMandate mandates) implements Function<Call, Reply> {

  private static final Form<String> ACCOUNT =
      Form.matching(
          "[A-Za-z0-9._@-]{4,64}",
          "应为 4 至 64 位的账号或协议号：字母、数字和 . _ @ -",
          "4 to 64 of A-Z a-z 0-9 . _ @ - are asked: the number of an account or an agreement");

  @Override
  public Reply apply(Call call) {
    call.query().check();
    Consent consent = Consents.of(call.actingPerson());
    CallersKey key = new CallersKey(new Channel(call.caller().channel()), call.idempotencyKey());
    SignMandate.Command command = call.body(fields -> command(key, consent, fields));
    checkNobodyTwice(command.people());
    return switch (mandates.sign(command, call.now())) {
      case Keyed.Answered<SignMandate.Refusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<SignMandate.Refusal> reused -> Problem.keyReused().reply(call.tongue());
      case Keyed.Refused<SignMandate.Refusal> refused ->
          problem(refused.reason()).reply(call.tongue());
    };
  }

  private static SignMandate.Command command(CallersKey key, Consent consent, Fields fields) {
    return new SignMandate.Command(
        key,
        consent,
        fields.read("payer", Asking.PSN_NO),
        fields.list("people", 1, Asking.MOST_PEOPLE, person -> person.read("psnNo", Asking.PSN_NO)),
        fields.read("area", Asking.AREA),
        fields.read("scheme", Form.oneOf(Scheme.class)),
        new DebitAccount(fields.read("account", ACCOUNT)));
  }

  private static void checkNobodyTwice(List<String> people) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < people.size(); i++) {
      if (!seen.add(people.get(i))) {
        throw new Problem.Found(Refusals.samePersonTwice(i));
      }
    }
  }

  private static Problem problem(SignMandate.Refusal refusal) {
    return switch (refusal) {
      case SignMandate.Refusal.NotThePayer other ->
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON,
              "委托代扣须由付款人本人签约，办理人须与 payer 一致",
              "only the payer may give a mandate: who acts must be the payer");
      case SignMandate.Refusal.UnknownPayer unknown ->
          Problem.at(PaymentProblem.UNKNOWN_PERSON, "/payer", "没有这个人员编号", "nobody has this psnNo");
      case SignMandate.Refusal.PayerDeceased deceased ->
          Problem.at(
              PaymentProblem.DECEASED,
              "/payer",
              "付款人已去世，请由其他付款人签约",
              "the payer has died; let somebody else give the mandate");
      case SignMandate.Refusal.Refused refused -> Refusals.refused(refused.refusals());
      case SignMandate.Refusal.SamePersonTwice twice -> Refusals.samePersonTwice(twice.index());
      case SignMandate.Refusal.NotPublished season -> Refusals.noSeason(season.what());
    };
  }
}
