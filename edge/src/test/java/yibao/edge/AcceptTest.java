package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  private static boolean wantsPage(String header) {
    return Accept.of(header).prefers("text/html", "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML",
        "text/html;charset=utf-8",
        "text/html, application/json;q=0.9",
        "application/json;q=0.5, text/html;q=0.501",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/*, application/json;q=0.9",
        "text/html;q=0.2, application/json;q=0",
        "*/*, application/json;q=0.",
        "text/html;q=1.000, */*;q=0.999"
      })
  void who_wants_a_page_more_gets_it(String header) {
    assertThat(wantsPage(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "text/html, application/json",
        "text/html;q=0.8, application/json;q=0.9",
        "text/html;q=0.9, */*",
        "text/html;q=0, */*;q=0.1",
        "text/html;q=0",
        "image/svg+xml",
        "text/html;q=2",
        "text/html;q=1.001",
        "text/html;q=0.1234",
        "text/html;q=-1",
        "text/html;q=much",
        "html",
        ",;,/"
      })
  void everybody_else_gets_json(String header) {
    assertThat(wantsPage(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*;q=0.1, text/html", "text/*;q=0.1, text/html, application/json;q=0.5"})
  void the_most_specific_range_counts_wherever_it_stands(String header) {
    assertThat(wantsPage(header)).isTrue();
  }
}
