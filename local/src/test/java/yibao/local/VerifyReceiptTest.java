package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerifyReceiptTest {

  /** As premium-payment's openapi.yaml shows it. */
  private static final String SIGNED =
      "YIBAO1/A29C60CC/630000-2026-EXAMP1E0RDER-P/WECHAT/390/20251105T010730Z/20251105T011014Z"
          + "/R-E8187F039442/40000/5F20.1.C.40000.0.0101.1231"
          + "/6FD52F921C2CD70BA6AC719277BD7B8F961426D30110A95FE5FB958FD1AE4471"
          + "49FE84AAF97694FB13B3B7933C2D70C5AB5BEBC853E630198EAD5B37B66DBD03";

  private static final String KEYS =
      """
      {"keys": [
        {"kty": "RSA", "kid": "A29C60CC", "n": "AQAB", "e": "AQAB"},
        {"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": "A29C60CC",
         "x": "AHEMOURCIO3aVZtEI2lGkscEf5tg0M43Jb1BJn38SsM"}]}
      """;

  private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void keys(@TempDir Path temporary) throws IOException {
    folder = temporary;
    file("keys.json", KEYS);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private int verify(String... arguments) {
    CommandLine commands =
        Yibao.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 1];
    all[0] = "verify-receipt";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return commands.execute(all);
  }

  private int verifyByFile(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--keys";
    all[1] = folder.resolve("keys.json").toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return verify(all);
  }

  @Test
  void a_genuine_receipt_is_told_in_chinese_and_english() {
    assertThat(verifyByFile(SIGNED)).isZero();

    assertThat(out.toString())
        .contains("真实", "Genuine", "A29C60CC", "630000-2026-EXAMP1E0RDER-P")
        .contains("1. 张*  已参保 Covered  400.00  2026-01-01 至 to 2026-12-31")
        .contains("合计（元） Total, yuan: 400.00");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\n",
        "{\"receiptNo\": \"forged\", \"totalFen\": 1, \"signed\": \"%s\"}",
        "<html><p>合计 999999.00</p><svg role=\"img\" data-signed=\"%s\" viewBox=\"\"></svg></html>"
      })
  void of_a_file_only_what_is_signed_is_told(String content) throws IOException {
    String saved = file("receipt", content.formatted(SIGNED));

    assertThat(verifyByFile("--file", saved)).isZero();
    assertThat(out.toString()).contains("400.00").doesNotContain("999999", "forged");
  }

  @ParameterizedTest
  @CsvSource({
    "RDER-P, RDER-Q, check character",
    "A29C60CC, A29C60CD, not among the published ones",
    "/40000/, /50000/, altered",
    "6FD52F921C, 6FD52F921D, altered",
    "/40000/5F20, '', cut off|altered",
    "YIBAO1, SHOP1, not what a receipt"
  })
  void what_is_wrong_is_said_and_nothing_else(String right, String wrong, String said) {
    assertThat(verifyByFile(SIGNED.replaceFirst(right, wrong))).isEqualTo(1);

    assertThat(err.toString()).containsPattern(said).contains("不能证明");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_number_alone_proves_nothing() {
    assertThat(verifyByFile("630000-2026-EXAMP1E0RDER-P")).isEqualTo(1);
    assertThat(err.toString()).contains("a number proves nothing");
  }

  @Test
  void nothing_of_a_forgery_reaches_the_terminal() {
    assertThat(verifyByFile("YIBAO1/\u001b[2J合计一亿元/" + SIGNED)).isEqualTo(1);
    assertThat(out.toString() + err).doesNotContain("\u001b", "一亿");
  }

  @Test
  void a_page_with_two_signed_texts_is_not_chosen_from() throws IOException {
    String saved = file("page.html", "<i data-signed=\"a\"/><i data-signed=\"b\"/>");

    assertThat(verifyByFile("--file", saved)).isEqualTo(1);
    assertThat(err.toString()).contains("several signed texts");
  }

  @Test
  void the_keys_may_be_asked_for() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body = KEYS.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://localhost:" + server.getAddress().getPort();
      assertThat(verify("--url", url + "/keys", SIGNED)).isZero();
      assertThat(verify("--url", url + "/others", SIGNED)).isEqualTo(1);
      assertThat(err.toString()).contains("404");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"keys\": []}", "{\"keys\": [{\"kty\": \"RSA\"}]}"})
  void what_is_no_key_set_is_said(String keys) throws IOException {
    assertThat(verify("--keys", file("others.json", keys), SIGNED)).isEqualTo(1);
    assertThat(err.toString()).contains("GET /premium-payment/keys");
  }

  @Test
  void a_broken_key_is_said() throws IOException {
    String broken = KEYS.replace("AHEMOURCIO3", "AHE");

    assertThat(verify("--keys", file("broken.json", broken), SIGNED)).isEqualTo(1);
    assertThat(err.toString()).contains("broken");
  }

  @Test
  void it_has_to_be_said_what_and_by_which_keys() {
    assertThat(verifyByFile()).isEqualTo(2);
    assertThat(verifyByFile("--file", "receipt", SIGNED)).isEqualTo(2);
    assertThat(verify(SIGNED)).isEqualTo(2);
    assertThat(verifyByFile("--url", "http://localhost/", SIGNED)).isEqualTo(2);
    assertThat(verifyByFile("--file", "not-there")).isEqualTo(1);
  }
}
