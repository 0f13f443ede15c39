package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
