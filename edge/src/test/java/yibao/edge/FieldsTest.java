package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private enum Colour {
    RED,
    GREEN
  }

  private static final Form<Colour> COLOUR = Form.oneOf(Colour.class);

  private static Call call(String body) {
    Request request = Asked.post("/x").withBody(body).request();
    Caller caller = new Caller("wechat", Set.of(Caller.Kind.PAYMENT));
    return new Call(request, new ChannelProof.Signed(caller, Instant.MIN), Map.of());
  }

  private static void reads(Object expected, String body, Function<Fields, Object> reading) {
    assertThat(call(body).body(reading)).isEqualTo(expected);
  }

  private static List<String> pointers(String body, Function<Fields, ?> reading) {
    Problem.Found found =
        catchThrowableOfType(Problem.Found.class, () -> call(body).body(reading::apply));
    assertThat(found.problem().type()).isEqualTo(EdgeProblem.MALFORMED);
    return found.problem().errors().stream().map(FieldError::pointer).toList();
  }

  @Test
  void a_body_is_an_object() {
    assertThat(pointers("[]", fields -> 0)).containsExactly("");
  }

  @Test
  void a_body_may_be_asked_to_be_one_object_or_a_list() {
    Function<Fields, Long> n = item -> item.integer("n", 0, 9);

    assertThat(call("{\"n\":1}").oneOrMany(2, n)).isEqualTo(new OneOrMany<>(List.of(1L), false));
    assertThat(call("[{\"n\":1}]").oneOrMany(2, n)).isEqualTo(new OneOrMany<>(List.of(1L), true));
    assertThat(call("[{\"n\":1},{\"n\":2}]").oneOrMany(2, n).items()).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"m\":1};                 /n /m",
        "[{\"n\":1},{\"m\":1}];     /1/n /1/m",
        "[{\"n\":1},2];             /1",
        "[];                        .",
        "[{\"n\":1},{\"n\":1},{}];  .",
        "1;                         ."
      })
  void an_error_in_a_list_is_named_by_its_place(String body, String pointers) {
    Problem.Found found =
        catchThrowableOfType(
            Problem.Found.class, () -> call(body).oneOrMany(2, item -> item.integer("n", 0, 9)));

    assertThat(found.problem().errors().stream().map(FieldError::pointer))
        .containsExactly(pointers.replace(".", "").split(" ", -1));
  }

  @Test
  void a_field_nobody_asked_for_is_an_error() {
    assertThat(pointers("{\"a\":1,\"b\":{\"c\":1}}", fields -> fields.maybeObject("b", b -> 0)))
        .containsExactlyInAnyOrder("/a", "/b/c");
  }

  @Test
  void every_error_is_found_at_once() {
    assertThat(
            pointers(
                "{\"colour\":\"red\",\"list\":[{\"n\":1},{\"n\":\"1\"},2]}",
                fields -> {
                  fields.read("day", Form.CIVIL_DATE);
                  fields.read("colour", COLOUR);
                  return fields.list("list", 1, 3, item -> item.integer("n", 0, 9));
                }))
        .containsExactly("/day", "/colour", "/list/1/n", "/list/2");
  }

  @Test
  void one_place_is_named_once() {
    assertThat(
            pointers(
                "{}",
                fields -> {
                  fields.read("day", Form.CIVIL_DATE);
                  fields.error("day", "太早", "too early");
                  return 0;
                }))
        .containsExactly("/day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"1\"",
        "1.0",
        "1e0",
        "true",
        "[1]",
        "10",
        "-1",
        "1000000000000000000000"
      })
  void an_integer_is_one_between_its_bounds(String value) {
    assertThat(pointers("{\"n\":" + value + "}", fields -> fields.integer("n", 0, 9)))
        .containsExactly("/n");
    assertThat(pointers("{\"n\":" + value + "}", fields -> fields.maybeInteger("n", 0, 9)))
        .containsExactly("/n");
  }

  @Test
  void both_bounds_of_an_integer_are_included() {
    reads(0L, "{\"n\":0}", fields -> fields.integer("n", 0, 9));
    reads(9L, "{\"n\":9}", fields -> fields.integer("n", 0, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "true", "{}", "\"red\"", "\"\"", "\"RED \""})
  void a_text_is_one_that_has_its_form(String value) {
    assertThat(pointers("{\"c\":" + value + "}", fields -> fields.maybe("c", COLOUR)))
        .containsExactly("/c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"true\""})
  void a_flag_is_true_or_false(String value) {
    assertThat(pointers("{\"f\":" + value + "}", fields -> fields.flag("f"))).containsExactly("/f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "1", "[]", "[{},{},{}]"})
  void a_list_is_one_of_so_many(String value) {
    assertThat(pointers("{\"l\":" + value + "}", fields -> fields.list("l", 1, 2, item -> 0)))
        .containsExactly("/l");
  }

  private static List<YearMonth> months(Fields fields) {
    return fields.texts("months", 1, 2, Form.MONTH);
  }

  @Test
  void a_list_of_texts_is_read_in_its_order() {
    reads(
        List.of(YearMonth.of(2025, 11), YearMonth.of(2025, 10)),
        "{\"months\":[\"2025-11\",\"2025-10\"]}",
        FieldsTest::months);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"months\":[]}",
        "{\"months\":\"2025-10\"}",
        "{\"months\":{}}",
        "{\"months\":[\"2025-10\",\"2025-11\",\"2025-12\"]}"
      })
  void a_list_of_texts_is_one_of_so_many(String body) {
    assertThat(pointers(body, FieldsTest::months)).containsExactly("/months");
  }

  @Test
  void each_text_of_a_list_has_the_form() {
    assertThat(pointers("{\"months\":[202510,\"2025-13\"]}", FieldsTest::months))
        .containsExactly("/months/0", "/months/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-00", "2025-13", "2025-1", "25-10", "2025-10-01", "2025/10", ""})
  void no_month_is_read_where_there_is_none(String text) {
    assertThat(Form.MONTH.read().apply(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"\""})
  void an_object_is_one(String value) {
    assertThat(pointers("{\"o\":" + value + "}", fields -> fields.object("o", o -> 0)))
        .containsExactly("/o");
  }

  @Test
  void what_is_missing_is_named_but_nothing_inside_of_it() {
    assertThat(
            pointers(
                "{}",
                fields -> {
                  fields.object("o", o -> o.integer("n", 0, 9));
                  fields.list("l", 0, 1, item -> 0);
                  return fields.integer("n", 0, 9);
                }))
        .containsExactly("/o", "/l", "/n");
  }

  @Test
  void what_may_be_left_out_is_empty_if_it_is() {
    reads(Optional.empty(), "{}", fields -> fields.maybe("c", COLOUR));
    reads(Optional.empty(), "{}", fields -> fields.maybeInteger("n", 0, 9));
    reads(List.of(), "{}", fields -> fields.maybeList("l", 1, item -> 0));
    reads(Optional.empty(), "{}", fields -> fields.maybeObject("o", item -> 0));
    reads(false, "{}", fields -> fields.flag("f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "2026-1-1",
        "26-01-01",
        "2026-01-01T00:00:00Z",
        " 2026-01-01",
        "+2026-01-01",
        "20260101"
      })
  void no_date_is_read_where_there_is_none(String text) {
    assertThat(Form.CIVIL_DATE.read().apply(text)).isEmpty();
  }

  @Test
  void a_date_is_read() {
    assertThat(Form.CIVIL_DATE.read().apply("2024-02-29")).contains(LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:30:00+08:00, 2026-03-01T01:30:00Z",
    "2026-03-01T09:30:00.999999999+08:00, 2026-03-01T01:30:00Z",
    "2026-03-01t01:30:00z, 2026-03-01T01:30:00Z",
    "2026-03-01T01:30:00-00:00, 2026-03-01T01:30:00Z"
  })
  void an_instant_is_read_in_whole_seconds(String text, Instant instant) {
    assertThat(Form.WHOLE_SECOND.read().apply(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T09:30:00",
        "2026-03-01 09:30:00+08:00",
        "2026-03-01T09:30+08:00",
        "2026-03-01",
        "2026-02-30T09:30:00Z",
        "2026-03-01T24:30:00Z",
        "2026-03-01T09:30:00+0800",
        "2026-03-01T09:30:00+99:00",
        "1772328600"
      })
  void an_instant_needs_its_day_its_seconds_and_its_offset(String text) {
    assertThat(Form.WHOLE_SECOND.read().apply(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A-z_9", "0123456789012345678901234567890123456789012345678901234567890123"})
  void a_number_of_the_callers_own_is_of_letters_digits_and_two_signs(String number) {
    assertThat(Form.CALLERS_NUMBER.read().apply(number)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a.b",
        "a/b",
        "号",
        "a\n",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void nothing_else_is_one(String number) {
    assertThat(Form.CALLERS_NUMBER.read().apply(number)).isEmpty();
  }
}
