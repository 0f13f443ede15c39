package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private final Errors errors = new Errors();

  private Json read(String body) {
    return JsonReader.read(body.getBytes(StandardCharsets.UTF_8), errors);
  }

  private Json number(String written) {
    return ((Json.Obj) read("{\"n\":" + written + "}")).fields().getOrDefault("n", new Json.Null());
  }

  private String onlyPointer() {
    assertThat(errors.all()).hasSize(1);
    return errors.all().getFirst().pointer();
  }

  @Test
  void every_kind_of_value_is_read() {
    assertThat(
            read("{\"t\":\"文\\uD83D\\uDE00\",\"i\":-1,\"b\":true,\"a\":[1,{}],\"o\":{}}").write())
        .isEqualTo("{\"t\":\"文\uD83D\uDE00\",\"i\":-1,\"b\":true,\"a\":[1,{}],\"o\":{}}");
    assertThat(errors.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9223372036854775807", "-9223372036854775808"})
  void an_integer_of_64_bits_is_one(String written) {
    assertThat(number(written)).isEqualTo(new Json.Int(Long.parseLong(written)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "1E0", "-0.0", "9223372036854775808", "1e999999999"})
  void a_number_with_point_or_exponent_or_beyond_64_bits_is_none(String written) {
    assertThat(number(written)).isInstanceOf(Json.OtherNumber.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{", "{\"a\"}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}",
        "{\"a\":.5}", "// x\n{}", "[1 2]", "{\"a\":\"\t\"}", "nul", "\u0000", "{\"a\":\"\\x\"}"
      })
  void what_is_not_well_formed_is_refused_as_a_whole(String body) {
    read(body);
    assertThat(onlyPointer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void an_empty_body_is_said_to_be_empty(String body) {
    read(body);
    assertThat(errors.all().getFirst().detail().english()).contains("is empty");
  }

  @Test
  void where_the_json_breaks_is_said_without_its_content() {
    read("{\n  \"name\": 张三}");
    assertThat(errors.all().getFirst().detail().english())
        .isEqualTo("not well-formed JSON (line 2, column 11)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{} x", "{}]", "{},"})
  void nothing_may_follow_the_value(String body) {
    read(body);
    assertThat(onlyPointer()).isEmpty();
  }

  @Test
  void a_key_that_stands_twice_is_refused_at_its_place() {
    read("{\"a\":{\"b\":1,\"b\":1}}");
    assertThat(onlyPointer()).isEqualTo("/a/b");
  }

  @Test
  void keys_that_differ_in_escapes_only_are_the_same() {
    read("{\"b\":1,\"\\u0062\":2}");
    assertThat(onlyPointer()).isEqualTo("/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d", "\\ud83d\\ud83d"})
  void half_of_a_surrogate_pair_is_refused_at_its_place(String text) {
    read("{\"a\":[\"" + text + "\"]}");
    assertThat(onlyPointer()).isEqualTo("/a/0");
  }

  @Test
  void half_of_a_surrogate_pair_in_a_key_is_refused_and_not_sent_back() {
    read("{\"a\\ud800\":1}");
    assertThat(onlyPointer()).isEqualTo("/a?");
  }

  @Test
  void a_byte_order_mark_is_refused() {
    read("\uFEFF{}");
    assertThat(errors.all().getFirst().detail().english()).contains("byte order mark");
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    byte[][] bodies = {
      {'{', '"', (byte) 0xE6, (byte) 0x9D, '"', ':', '1', '}'},
      {(byte) 0xC0, (byte) 0x80},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
    };
    for (byte[] body : bodies) {
      Errors found = new Errors();
      JsonReader.read(body, found);
      assertThat(found.all().getFirst().detail().english()).contains("not well-formed UTF-8");
    }
  }

  @Test
  void json_that_is_nested_too_deep_is_refused() {
    read("[".repeat(20_000) + "]".repeat(20_000));
    assertThat(onlyPointer()).isEmpty();
  }

  @Test
  void a_pointer_escapes_what_pointers_have_to() {
    read("{\"a/b~c\":1,\"a/b~c\":1}");
    assertThat(onlyPointer()).isEqualTo("/a~1b~0c");
  }

  @Test
  void a_long_key_is_shortened_between_characters_of_a_pointer() {
    String key = "k".repeat(63) + "/~";
    read("{\"" + key + "\":1,\"" + key + "\":1}");
    assertThat(onlyPointer()).isEqualTo("/" + "k".repeat(63) + "~1");
  }

  @Test
  void one_place_is_named_once() {
    read("{\"a\":1,\"a\":1,\"a\":\"\\ud800\"}");
    assertThat(onlyPointer()).isEqualTo("/a");
  }

  @Test
  void errors_without_number_are_not_all_sent_back() {
    read("[" + "\"\\ud800\",".repeat(20_000) + "0]");
    assertThat(errors.all()).hasSize(500);
  }
}
