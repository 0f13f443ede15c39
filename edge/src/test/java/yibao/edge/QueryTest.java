package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  private static final Form<String> TEXT = Form.matching("(?s).*", "", "");

  private static List<String> errors(Query query) {
    return catchThrowableOfType(Problem.Found.class, query::check).problem().errors().stream()
        .map(FieldError::pointer)
        .toList();
  }

  @Test
  void no_query_is_an_empty_one() {
    assertThatCode(() -> new Query("").check()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "a=1, 1",
    "a=, ''",
    "a, ''",
    "a=1=2, 1=2",
    "a=x+y, x y",
    "a=%E5%8C%BB, 医",
    "%61=%2b, +",
    "a=%F0%9F%98%80, \uD83D\uDE00"
  })
  void a_parameter_is_decoded(String raw, String value) {
    Query query = new Query(raw);
    assertThat(query.maybe("a", TEXT)).contains(value);
    assertThatCode(query::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "a=%ff", "%=1", "a=%ED%A0%80", "a=%\uFF11\uFF11"})
  void broken_encoding_is_an_error(String raw) {
    Query query = new Query(raw);
    query.maybe("a", TEXT);
    assertThat(errors(query)).containsExactly("?");
  }

  @Test
  void a_parameter_stands_once() {
    Query query = new Query("a=1&%61=1");
    query.maybe("a", TEXT);
    assertThat(errors(query)).containsExactly("?a");
  }

  @Test
  void a_parameter_nobody_asks_for_is_an_error() {
    assertThat(errors(new Query("a=1&b"))).containsExactlyInAnyOrder("?a", "?b");
  }

  @Test
  void a_parameter_that_must_be_there_is_named_if_it_is_not() {
    Query query = new Query("");
    query.read("day", Form.CIVIL_DATE);
    assertThat(errors(query)).containsExactly("?day");
  }

  @Test
  void a_parameter_of_the_wrong_form_is_named() {
    Query query = new Query("day=tomorrow&on=2026-02-30");
    query.read("day", Form.CIVIL_DATE);
    query.maybe("on", Form.CIVIL_DATE);
    assertThat(errors(query)).containsExactly("?day", "?on");
  }
}
