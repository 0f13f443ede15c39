package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.edge.Json;
import yibao.edge.ParsedBody;
import yibao.rules.Money;

class InputTest {

  private final Flaws flaws = new Flaws();

  private Input input(String json) {
    ParsedBody.Whole whole =
        (ParsedBody.Whole) ParsedBody.of(json.getBytes(StandardCharsets.UTF_8));
    return Input.of((Json.Obj) whole.value(), flaws);
  }

  private Input of(String field, String value) {
    return input("{\"" + field + "\":" + value + "}");
  }

  private <T> T right(T read) {
    assertThat(flaws.sentence()).isEmpty();
    return read;
  }

  private String flawOf(String json, Consumer<Input> reading) {
    reading.accept(input(json));
    return flaws.sentence();
  }

  // ---- amounts --------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "12.30, 1230",
        "12.3, 1230",
        "12, 1200",
        "\"12.30\", 1230",
        "\" 12.30 \", 1230",
        "\"0012.30\", 1230",
        "0, 0",
        "0.00, 0",
        "-0.00, 0",
        "0.01, 1",
        "0.29, 29",
        "1.10, 110",
        "4.35, 435",
        "999999999999.99, 99999999999999",
        "\"999999999999.99\", 99999999999999"
      })
  void yuan_are_read_to_the_fen(String written, long fen) {
    assertThat(right(of("medfee_sumamt", written).amount("medfee_sumamt")))
        .isEqualTo(Money.ofFen(fen));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "12.345, 最多两位小数",
        "12.300, 最多两位小数",
        "\"12.300\", 最多两位小数",
        "-12.345, 最多两位小数",
        "1e2, 不得用科学计数法",
        "1.2E2, 不得用科学计数法",
        "\"1e2\", 不得用科学计数法",
        "1000000000000, 整数部分最多 12 位",
        "12345678901234567890123456789, 整数部分最多 12 位",
        "-12.30, 不得为负数",
        "\"-0.01\", 不得为负数",
        "~\"12,30\"~, ~应为数字，如 12.30~",
        "\"12.\", ~应为数字，如 12.30~",
        "\".5\", ~应为数字，如 12.30~",
        "\"+5\", ~应为数字，如 12.30~",
        "\"１２\", ~应为数字，如 12.30~",
        "\"12元\", ~应为数字，如 12.30~",
        "\"--1\", ~应为数字，如 12.30~",
        "true, 应为字符串或数字",
        "{}, 应为字符串或数字",
        "[1], 应为字符串或数字",
        "\"\", 不能为空",
        "\" \", 不能为空",
        "null, 不能为空",
        "[], 不能为空"
      })
  void what_is_no_amount_is_refused_in_one_sentence_that_names_the_field(
      String written, String rest) {
    of("medfee_sumamt", written).amount("medfee_sumamt");
    assertThat(flaws.sentence()).isEqualTo("medfee_sumamt（医疗费总额）" + rest + "。");
  }

  @Test
  void an_amount_below_zero_is_taken_where_it_may_be() {
    assertThat(right(of("det_item_fee_sumamt", "-12.30").signedAmount("det_item_fee_sumamt")))
        .isEqualTo(Money.ofFen(-1230));
  }

  @Test
  void an_amount_that_may_be_absent_is_absent() {
    assertThat(right(input("{}").maybeAmount("medfee_sumamt"))).isEmpty();
    assertThat(right(of("medfee_sumamt", "\"\"").maybeSignedAmount("medfee_sumamt"))).isEmpty();
  }

  @Test
  void prices_and_quantities_have_decimals_of_their_own() {
    assertThat(right(of("pric", "\"1.234567\"").decimal("pric", 6)))
        .isEqualTo(new BigDecimal("1.234567"));
    assertThat(right(of("cnt", "-2").signedDecimal("cnt", 4))).isEqualTo(new BigDecimal("-2"));
    of("cnt", "1.23456").decimal("cnt", 4);
    assertThat(flaws.sentence()).isEqualTo("cnt（数量）最多 4 位小数。");
  }

  // ---- texts and numbers ----------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "\"A1\", A1",
        "\" A1  \", A1",
        "17, 17",
        "360102198804020018777, 360102198804020018777"
      })
  void a_text_may_be_a_number_and_has_no_blanks_around_it(String written, String text) {
    assertThat(right(of("psn_no", written).text("psn_no", 30))).isEqualTo(text);
  }

  @Test
  void a_text_is_as_long_as_its_characters() {
    assertThat(right(of("psn_name", "\"𠮷田\"").text("psn_name", 2))).isEqualTo("𠮷田");
    of("psn_name", "\"𠮷田三\"").text("psn_name", 2);
    assertThat(flaws.sentence()).isEqualTo("psn_name（人员姓名）最长 2 个字符。");
  }

  @Test
  void integers_and_flags_are_texts_or_numbers() {
    assertThat(right(of("fixmedins_setl_cnt", "\"12\"").integer("fixmedins_setl_cnt", 0, 99)))
        .isEqualTo(12);
    assertThat(right(of("acct_used_flag", "\"1\"").flag("acct_used_flag"))).isTrue();
    assertThat(right(of("acct_used_flag", "0").flag("acct_used_flag"))).isFalse();
    assertThat(right(of("acct_used_flag", "null").maybeFlag("acct_used_flag"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "-1", "1.0", "\"1e1\"", "\"x\"", "99999999999999999999"})
  void an_integer_out_of_its_range_is_refused(String written) {
    of("fixmedins_setl_cnt", written).integer("fixmedins_setl_cnt", 0, 99);
    assertThat(flaws.sentence()).isEqualTo("fixmedins_setl_cnt（定点医药机构结算笔数）应为 0 至 99 的整数。");
  }

  @Test
  void a_flag_is_0_or_1() {
    assertThat(flawOf("{\"acct_used_flag\":\"2\"}", in -> in.flag("acct_used_flag")))
        .isEqualTo("acct_used_flag（个人账户使用标志）应为 0 或 1。");
  }

  // ---- days and times -------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01",
        "2026-03-01 00:00:00",
        "2026-03-01 23:59:59",
        "2026-03-01T08:00:00",
        "2026-03-01 08:00:00.000"
      })
  void a_day_may_have_a_time_that_does_not_count(String written) {
    assertThat(right(of("begndate", "\"" + written + "\"").day("begndate")))
        .isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-3-1", "20260301", "2026-03-01 8:00", "1772323200"})
  void what_is_no_day_is_refused(String written) {
    of("begndate", "\"" + written + "\"").day("begndate");
    assertThat(flaws.sentence()).isEqualTo("begndate（开始日期）应为日期，如 2026-03-01。");
  }

  @Test
  void a_time_is_that_of_shanghai() {
    assertThat(right(of("begntime", "\"2026-03-01 08:30:00.999\"").time("begntime")))
        .isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-01", "2026-03-01 24:00:00", "2026-02-29 08:00:00", "20260301080000"})
  void what_is_no_time_is_refused(String written) {
    of("begntime", "\"" + written + "\"").time("begntime");
    assertThat(flaws.sentence()).isEqualTo("begntime（开始时间）应为时间，如 2026-03-01 09:30:00。");
  }

  // ---- objects and lists ----------------------------------------------------------------------

  @Test
  void an_object_alone_is_a_list_of_it() {
    List<Input> alone = right(of("diseinfo", "{\"diag_code\":\"I10\"}").oneOrMany("diseinfo", 10));
    assertThat(alone).hasSize(1);
    assertThat(alone.getFirst().text("diag_code", 20)).isEqualTo("I10");
    assertThat(
            right(
                of("diseinfo", "[{\"diag_code\":\"I10\"},{\"diag_code\":\"E11\"}]")
                    .oneOrMany("diseinfo", 10)))
        .hasSize(2);
  }

  @Test
  void what_is_wrong_in_a_list_is_said_with_its_place() {
    of("feedetail", "[{\"pric\":1},{\"pric\":1e2},7]")
        .oneOrMany("feedetail", 10)
        .forEach(line -> line.decimal("pric", 6));
    assertThat(flaws.sentence())
        .isEqualTo("feedetail（费用明细）第 3 条应为一个对象。feedetail（费用明细）第 2 条的 pric（单价）不得用科学计数法。");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"[], 不能为空", "null, 不能为空", "7, 应为一个列表", "~[{},{},{}]~, 最多 2 条"})
  void a_list_has_one_and_no_more_than_so_many(String written, String rest) {
    of("feedetail", written).oneOrMany("feedetail", 2);
    assertThat(flaws.sentence()).isEqualTo("feedetail（费用明细）" + rest + "。");
  }

  @Test
  void an_object_that_lacks_is_said_once() {
    Input data = input("{}").object("data");
    data.text("psn_no", 30);
    data.amount("medfee_sumamt");
    assertThat(flaws.sentence()).isEqualTo("data（交易数据）不能为空。");
  }

  @Test
  void what_may_be_sent_flat_is_read_from_either_place() {
    assertThat(right(input("{\"data\":{\"psn_no\":\"P\"}}").within("data").text("psn_no", 30)))
        .isEqualTo("P");
    assertThat(right(input("{\"psn_no\":\"P\"}").within("data").text("psn_no", 30))).isEqualTo("P");
  }

  // ---- all of it ------------------------------------------------------------------------------

  @Test
  void all_that_is_wrong_is_said_at_once_and_never_more_than_a_screen_holds() {
    Input nothing = input("{}");
    List.of("psn_no", "certno", "mdtrt_id", "med_type", "invono", "setl_id")
        .forEach(name -> nothing.text(name, 30));
    assertThat(flaws.sentence())
        .startsWith("psn_no（人员编号）不能为空。certno（证件号码）不能为空。")
        .doesNotContain("setl_id");
  }

  @Test
  void what_is_read_twice_is_refused_once() {
    Input nothing = input("{}");
    nothing.text("psn_no", 30);
    nothing.text("psn_no", 30);
    assertThat(flaws.sentence()).isEqualTo("psn_no（人员编号）不能为空。");
  }

  @Test
  void a_caller_may_refuse_a_field_in_its_own_words() {
    assertThat(flawOf("{}", in -> in.refuse("mid_setl_flag", "为 1 的中途结算未开通")))
        .isEqualTo("mid_setl_flag（中途结算标志）为 1 的中途结算未开通。");
  }

  @Test
  void a_field_without_a_name_in_chinese_is_a_fault_of_ours() {
    assertThatThrownBy(() -> input("{}").text("mirror", 30))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
