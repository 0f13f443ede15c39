package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/** Feeds the handler the bytes of events/settlement. */
@TestInstance(Lifecycle.PER_CLASS)
class SettlementHandlerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOT_PROVED = "请求方身份未能确认，请核对接入账号、时间和签名。";

  private final Stage stage = SettlementStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("settlement/" + event + ".json");
  }

  private Stage.Answer done(String event) throws Exception {
    Stage.Answer answer = play(event);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/infcode")).as(answer.body()).isEqualTo("0");
    assertThat(answer.at("/err_msg")).isEmpty();
    return answer;
  }

  private String refused(String event) throws Exception {
    Stage.Answer answer = play(event);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/infcode")).as(answer.body()).isEqualTo("-1");
    assertThat(answer.json().orElseThrow().path("output").isEmpty()).isTrue();
    assertThat(stage.items().values()).allSatisfy(items -> assertThat(items).isEmpty());
    return answer.at("/err_msg");
  }

  // ---- signing in and out ---------------------------------------------------------------------

  @Test
  void an_operator_signs_in() throws Exception {
    Stage.Answer answer = done("sign-in");
    assertThat(answer.at("/output/signinoutb/sign_time")).isEqualTo("2026-03-05 08:30:01");
    assertThat(answer.at("/output/signinoutb/sign_no")).matches("[0-9A-F]{30}");
  }

  @Test
  void who_signs_in_twice_by_the_same_message_gets_the_same_number() throws Exception {
    assertThat(done("sign-in").at("/output/signinoutb"))
        .isEqualTo(done("sign-in").at("/output/signinoutb"));
  }

  @Test
  void an_operator_signs_out() throws Exception {
    Stage.Answer answer = done("sign-out");
    assertThat(answer.at("/output/signinoutb/sign_time")).isEqualTo("2026-03-05 08:30:01");
  }

  @Test
  void numbers_for_texts_blanks_for_absence_and_fields_that_nobody_knows_are_taken()
      throws Exception {
    assertThat(done("sign-in-loosely-written").at("/output/signinoutb/sign_no")).isNotEmpty();
  }

  @Test
  void a_reply_is_numbered_by_its_time_and_never_twice_alike() throws Exception {
    Stage.Answer first = done("sign-in");
    assertThat(first.at("/inf_refmsgid")).matches("20260305083001417[0-9]{13}");
    assertThat(first.at("/refmsg_time")).isEqualTo("20260305083001417");
    assertThat(first.at("/respond_time")).isBetween("20260305083001417", "20260305083101417");
    assertThat(done("sign-in").at("/inf_refmsgid")).isNotEqualTo(first.at("/inf_refmsgid"));
  }

  // ---- who isn't the institution --------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign-in-wrong-signature",
        "sign-in-unknown-institution",
        "sign-in-unsigned",
        "sign-in-signed-long-ago",
        "sign-out-wrong-signature",
        "sign-out-unknown-institution",
        "sign-out-unsigned",
        "sign-out-signed-long-ago"
      })
  void whatever_is_wrong_with_the_proof_is_answered_alike(String event) throws Exception {
    assertThat(refused(event)).isEqualTo(NOT_PROVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-in-of-another-institution", "sign-out-of-another-institution"})
  void nobody_speaks_for_another_institution(String event) throws Exception {
    assertThat(refused(event)).isEqualTo("fixmedins_code（定点医药机构编号）不是该接入账号所属的机构。");
  }

  // ---- what is no message ---------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "sign-in-without-institution, fixmedins_code（定点医药机构编号）不能为空。",
    "sign-in-without-number, msgid（发送方报文ID）不能为空。",
    "sign-in-number-too-long, msgid（发送方报文ID）最长 30 个字符。",
    "sign-in-a-list, 请求报文应为一个 JSON 对象。",
    "sign-in-duplicate-key, 请求报文 /input/signIn/opter_no：此字段出现两次。",
    "sign-in-without-input, signIn（签到信息）不能为空。",
    "sign-in-without-operator, opter_no（操作员编号）不能为空。",
    "sign-in-operator-as-object, opter_no（操作员编号）应为字符串或数字。",
    "sign-in-input-as-text, input（交易输入）应为一个对象。",
    "sign-out-without-institution, fixmedins_code（定点医药机构编号）不能为空。",
    "sign-out-without-number, msgid（发送方报文ID）不能为空。",
    "sign-out-number-too-long, msgid（发送方报文ID）最长 30 个字符。",
    "sign-out-a-list, 请求报文应为一个 JSON 对象。",
    "sign-out-duplicate-key, 请求报文 /input/signOut/opter_no：此字段出现两次。",
    "sign-out-without-input, signOut（签退信息）不能为空。",
    "sign-out-without-operator, opter_no（操作员编号）不能为空。",
    "sign-out-operator-as-object, opter_no（操作员编号）应为字符串或数字。",
    "sign-out-input-as-text, input（交易输入）应为一个对象。",
    "unknown-message, infno（交易编号）所指的交易不存在或未开通。",
    "unknown-message-of-a-variant, infno（交易编号）所指的交易不存在或未开通。",
    "unknown-message-without-infno, infno（交易编号）不能为空。"
  })
  void what_is_wrong_is_said_in_a_sentence(String event, String sentence) throws Exception {
    assertThat(refused(event)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-in-not-json", "sign-out-not-json"})
  void what_is_no_json_is_told_where_it_breaks(String event) throws Exception {
    assertThat(refused(event)).matches("请求报文：不是有效的 JSON（第 1 行第 [0-9]+ 列）。");
  }

  @Test
  void a_message_of_more_than_256_kb_is_refused_like_any_other() throws Exception {
    Stage.Answer answer = signIn(" ".repeat(256 * 1024));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/infcode")).isEqualTo("-1");
    assertThat(answer.at("/err_msg")).isEqualTo("请求报文不得超过 256 KB。");
  }

  @Test
  void blanks_around_a_message_are_none_of_it() throws Exception {
    assertThat(signIn("\r\n").at("/infcode")).isEqualTo("0");
  }

  private Stage.Answer signIn(String behind) throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(stage.ready("settlement/sign-in.json"));
    event.put("body", event.path("body").asText() + behind);
    return stage.send("settlement", JSON.writeValueAsBytes(event));
  }

  // ---- visits and bills -------------------------------------------------------------------------

  /** Refused, and every table is as it was before. */
  private String unchanged(String event) throws Exception {
    byte[] ready = stage.ready("settlement/" + event + ".json");
    var before = stage.items();
    Stage.Answer answer = stage.send("settlement", ready);
    assertThat(answer.at("/infcode")).as(answer.body()).isEqualTo("-1");
    assertThat(stage.items()).isEqualTo(before);
    return answer.at("/err_msg");
  }

  @Test
  void a_bill_is_split_to_the_fen() throws Exception {
    done("visit-described");
    Stage.Answer answer = done("bill");
    assertThat(answer.at("/output/setlinfo/setl_id")).matches("S[0-9A-Z]{12}");
    assertThat(answer.at("/output/setlinfo/setl_time")).isEqualTo("2026-03-05 08:30:01");
    assertThat(amounts(answer))
        .isEqualTo(
            "medfee_sumamt 1100.00, fulamt_ownpay_amt 60.50, overlmt_selfpay 0.00,"
                + " preselfpay_amt 39.50, inscp_scp_amt 1000.00, act_pay_dedc 300.00, hifp_pay"
                + " 455.00, pool_prop_selfpay 0.6500, cvlserv_pay 0.00, hifes_pay 0.00, hifmi_pay"
                + " 0.00, hifob_pay 0.00, maf_pay 0.00, hifdm_pay 0.00, oth_pay 0.00,"
                + " fund_pay_sumamt 455.00, psn_part_amt 645.00, acct_pay 500.00, psn_cash_pay"
                + " 145.00, hosp_part_amt 0.00, balc 0.00, acct_mulaid_pay 0.00");
    assertThat(answer.at("/output/setldetail/0/fund_pay_type")).isEqualTo("310100");
    assertThat(answer.at("/output/setldetail/0/setl_proc_info"))
        .isEqualTo("起付标准 300.00 元。起付标准以上 700.00 元 × 65%。统筹基金支付 455.00 元。");
    assertThat(answer.at("/output/setldetail/1/fund_pay_type")).isEqualTo("310200");
  }

  @Test
  void a_preview_says_what_the_settlement_then_does_and_writes_nothing() throws Exception {
    byte[] ready = stage.ready("settlement/bill-preview.json");
    var before = stage.items();
    Stage.Answer preview = stage.send("settlement", ready);
    assertThat(stage.items()).isEqualTo(before);
    assertThat(amounts(preview)).isEqualTo(amounts(done("bill")));
    assertThat(preview.json().orElseThrow().at("/output/setlinfo/setl_id").isNull()).isTrue();
    assertThat(preview.json().orElseThrow().at("/output/setlinfo/setl_time").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bill-again", "bill-under-another-number"})
  void a_bill_that_is_settled_gets_the_first_answer(String again) throws Exception {
    Stage.Answer first = done("bill");
    assertThat(done(again).json().orElseThrow().path("output"))
        .isEqualTo(first.json().orElseThrow().path("output"));
  }

  @Test
  void a_visit_that_is_registered_again_is_the_same() throws Exception {
    assertThat(done("visit-again").at("/output/data/mdtrt_id"))
        .isEqualTo(done("visit").at("/output/data/mdtrt_id"));
  }

  @Test
  void accounts_pay_nothing_if_the_patient_does_not_want_it() throws Exception {
    assertThat(amounts(done("bill-without-accounts")))
        .contains("acct_pay 0.00, psn_cash_pay 645.00")
        .contains("balc 500.00");
  }

  @Test
  void a_stay_is_settled_after_the_discharge() throws Exception {
    String preview = amounts(done("stay-preview"));
    assertThat(amounts(done("stay")))
        .isEqualTo(preview)
        .contains("act_pay_dedc 200.00, hifp_pay 9500.00")
        .contains("psn_cash_pay 700.00");
  }

  @Test
  void a_settlement_is_taken_back_with_its_amounts_turned() throws Exception {
    Stage.Answer answer = done("reversal");
    assertThat(amounts(answer))
        .contains("medfee_sumamt -1100.00", "hifp_pay -455.00", "acct_pay -500.00")
        .contains("psn_cash_pay -145.00", "balc 500.00");
    assertThat(answer.at("/output/setlinfo/setl_id")).matches("S[0-9A-Z]{12}");
    assertThat(done("reversal-again").json().orElseThrow().path("output"))
        .isEqualTo(answer.json().orElseThrow().path("output"));
    assertThat(done("reversal-under-another-number").json().orElseThrow().path("output"))
        .isEqualTo(answer.json().orElseThrow().path("output"));
    assertThat(amounts(done("stay-reversal"))).contains("hifp_pay -9500.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"undoing", "undoing-again", "undoing-what-never-came"})
  void a_message_is_undone_however_often_and_even_if_it_never_came(String event) throws Exception {
    done(event);
  }

  @Test
  void what_was_undone_is_refused_from_then_on() throws Exception {
    done("undoing");
    assertThat(unchanged("bill-again")).isEqualTo("该报文已被冲正，不再受理；请换新的msgid（发送方报文ID）。");
  }

  @Test
  void a_visit_is_cancelled_and_has_no_bill_then() throws Exception {
    done("visit-cancelled");
    assertThat(unchanged("bill-preview")).isEqualTo("mdtrt_id（就诊ID）在本机构没有登记，或登记已撤销。");
  }

  @ParameterizedTest
  @CsvSource({
    "undoing-a-description, 'oinfno（原交易编号）2203 不能冲正，或与原报文不符。'",
    "undoing-without-message, omsgid（原发送方报文ID）不能为空。",
    "undoing-of-another-kind, 'oinfno（原交易编号）2304 不能冲正，或与原报文不符。'",
    "undoing-for-another-person, setl_id（结算ID）不是本机构该患者的结算。",
    "visit-cancelled-with-bill, 该就诊已有结算，请先撤销结算。",
    "visit-cancelled-unknown-visit, mdtrt_id（就诊ID）在本机构没有登记，或登记已撤销。",
    "visit-cancelled-stay, med_type（医疗类别）21 与就诊登记的门诊或住院不符。",
    "reversal-key-reused, msgid（发送方报文ID）已用于内容不同的另一笔报文。",
    "reversal-as-stay, med_type（医疗类别）11 与就诊登记的门诊或住院不符。",
    "reversal-unknown-settlement, setl_id（结算ID）不是本机构该患者的结算。",
    "reversal-of-another-person, setl_id（结算ID）不是本机构该患者的结算。",
    "reversal-of-another-visit, setl_id（结算ID）不是本机构该患者的结算。",
    "reversal-without-number, setl_id（结算ID）不能为空。",
    "visit-described-in-the-future, begntime（开始时间）不得晚于当前时间。",
    "visit-key-reused, msgid（发送方报文ID）已用于内容不同的另一笔报文。",
    "visit-unknown-person, psn_no（人员编号）所指的人员不存在。",
    "visit-other-certificate, 就诊凭证与psn_no（人员编号）不是同一人。",
    "visit-in-the-future, begntime（开始时间）不得晚于当前时间。",
    "visit-unknown-insurance, insutype（险种类型）应为 310（职工）或 390（城乡居民）。",
    "'visit-no-date', 'begntime（开始时间）应为时间，如 2026-03-01 09:30:00。'",
    "visit-described-as-stay, med_type（医疗类别）21 与就诊登记的门诊或住院不符。",
    "visit-described-unknown-visit, mdtrt_id（就诊ID）在本机构没有登记，或登记已撤销。",
    "admission-as-outpatient, med_type（医疗类别）11 与就诊登记的门诊或住院不符。",
    "discharge-before-admission, 出院日期不得早于入院日期。",
    "discharge-in-the-future, endtime（结束时间）不得晚于当前日期。",
    "stay-in-the-middle, mid_setl_flag（中途结算标志）不支持中途结算，请出院后结算。",
    "stay-before-discharge, 患者尚未办理出院（2402），不能结算。",
    "bill-key-reused, msgid（发送方报文ID）已用于内容不同的另一笔报文。",
    "bill-three-decimals, medfee_sumamt（医疗费总额）最多两位小数。",
    "bill-negative, medfee_sumamt（医疗费总额）不得为负数。",
    "bill-with-exponent, medfee_sumamt（医疗费总额）不得用科学计数法。",
    "bill-parts-above-the-total, medfee_sumamt（医疗费总额）小于全自费、超限价、先行自付之和。",
    "bill-parts-differ, 全自费、超限价、先行自付、符合政策范围四项之和与medfee_sumamt（医疗费总额）不一致，或与费用明细不一致。",
    "bill-without-parts, 没有费用明细，也没有全自费、超限价、先行自付、符合政策范围金额，无法结算。",
    "bill-unknown-visit, mdtrt_id（就诊ID）在本机构没有登记，或登记已撤销。",
    "bill-of-another-person, mdtrt_id（就诊ID）是另一人或另一险种的就诊，请核对人员编号和险种类型。",
    "bill-other-insurance, mdtrt_id（就诊ID）是另一人或另一险种的就诊，请核对人员编号和险种类型。",
    "bill-as-stay, med_type（医疗类别）21 与就诊登记的门诊或住院不符。",
    "bill-unknown-type, med_type（医疗类别）不是医疗类别代码。",
    "bill-chronic, 360100 统筹区职工医保一级甲等门诊慢性病的起付标准尚无公布的依据（policy-not-published: deductible），不能结算。"
  })
  void what_is_refused_says_what_to_mend_and_changes_nothing(String event, String sentence)
      throws Exception {
    assertThat(unchanged(event)).isEqualTo(sentence);
  }

  private static String amounts(Stage.Answer answer) {
    List<String> amounts = new ArrayList<>();
    answer
        .json()
        .orElseThrow()
        .at("/output/setlinfo")
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isFloatingPointNumber()) {
                String written = answer.body();
                String name = '"' + field.getKey() + "\":";
                int from = written.indexOf(name) + name.length();
                amounts.add(
                    field.getKey() + " " + written.substring(from, written.indexOf(',', from)));
              }
            });
    return String.join(", ", amounts).replace("}", "");
  }

  // ---- beside the interface -------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "unknown-route, 404, not-found",
    "unknown-route-unsigned, 401, signature",
    "wrong-method, 405, method-not-allowed"
  })
  void what_is_not_the_interface_is_answered_as_by_every_function(
      String event, int status, String problem) throws Exception {
    Stage.Answer answer = play(event);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void no_event_makes_a_fault() throws Exception {
    List<String> events = stage.eventsOf("settlement");
    assertThat(events)
        .contains("settlement/sign-in.json")
        .doesNotContain("settlement/institutions.json");
    for (String event : events) {
      assertThat(stage.play(event).status()).as(event).isBetween(200, 405);
    }
  }
}
