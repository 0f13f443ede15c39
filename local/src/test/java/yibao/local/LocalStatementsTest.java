package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class LocalStatementsTest {

  private static final String DAY = "/_local/statements/wechat/2025-11-05";

  private ProbeCloud probe;

  @BeforeAll
  void start(@TempDir Path root) throws Exception {
    probe = ProbeCloud.start(root);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  private ProbeCloud.Answer put(String path, String body) throws Exception {
    return probe.send(
        HttpRequest.newBuilder(probe.at(path))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void a_statement_is_put_into_the_bucket_and_seen_there() throws Exception {
    ProbeCloud.Answer answer = put(DAY, "a statement");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("key").asText()).isEqualTo("statements/wechat/2025-11-05.csv");
    assertThat(answer.json().path("bytes").asLong()).isEqualTo(11);
    assertThat(answer.response().headers().firstValue("x-request-id")).isPresent();
    assertThat(probe.get(DAY).text()).isEqualTo("a statement");
  }

  @Test
  void a_statement_may_be_larger_than_what_a_function_can_be_sent() throws Exception {
    String large = "0123456789".repeat(UrlRequest.MAX_BODY / 10 + 1);
    assertThat(put("/_local/statements/bank/2025-11-05", large).status()).isEqualTo(200);
    assertThat(probe.get("/_local/statements/bank/2025-11-05").text()).isEqualTo(large);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_local/statements/we%20chat/2025-11-05",
        "/_local/statements/../2025-11-05",
        "/_local/statements/wechat/2025-02-30",
        "/_local/statements/wechat/20251105",
        "/_local/statements/wechat/2025-11-05.csv"
      })
  void a_name_that_is_none_is_refused_and_the_right_one_said(String path) throws Exception {
    ProbeCloud.Answer answer = put(path, "x");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).containsAnyOf("2025-11-05", "A-Z a-z 0-9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_local/statements",
        "/_local/statements/wechat",
        "/_local/statements/wechat/2025-11-05/x",
        "/_local/reports/wechat/2025-11-05.json",
        "/_local/clearing/2025-11/630000.csv"
      })
  void a_place_where_nothing_can_be_put_is_not_found(String path) throws Exception {
    assertThat(put(path, "x").status()).isEqualTo(404);
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    assertThat(probe.get("/_local/statements/wechat/1999-01-01").status()).isEqualTo(404);
    assertThat(probe.get("/_local/reports/wechat/1999-01-01.html").status()).isEqualTo(404);
    assertThat(probe.get("/_local/reports/wechat/1999-01-01.exe").status()).isEqualTo(400);
    assertThat(probe.get("/_local/clearing/1999-01/630000.html").status()).isEqualTo(404);
    assertThat(probe.get("/_local/clearing/1999-01/index.json").status()).isEqualTo(404);
    assertThat(probe.get("/_local/clearing/1999-01/630000.json").status()).isEqualTo(400);
    assertThat(probe.get("/_local/clearing/1999/630000.csv").status()).isEqualTo(400);
  }

  @Test
  void a_page_of_the_browser_may_not_put_one() throws Exception {
    ProbeCloud.Answer answer =
        probe.send(
            HttpRequest.newBuilder(probe.at("/_local/statements/evil/2025-11-05"))
                .header("Origin", "https://example.org")
                .PUT(HttpRequest.BodyPublishers.ofString("x"))
                .build());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(probe.get("/_local/statements/evil/2025-11-05").status()).isEqualTo(404);
  }

  @Test
  void the_port_that_never_signs_has_none() throws Exception {
    URI unsigned = URI.create(probe.cloud().unsignedUrl() + DAY);
    assertThat(probe.send(HttpRequest.newBuilder(unsigned).build()).status()).isEqualTo(404);
  }

  @Test
  void functions_are_told_where_objects_are() throws Exception {
    assertThat(probe.ask("probe", "env:AWS_ENDPOINT_URL_S3").said())
        .startsWith("http://127.0.0.1:");
  }
}
