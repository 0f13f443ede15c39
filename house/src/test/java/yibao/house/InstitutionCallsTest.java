package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import yibao.local.Yibao;

/** {@code ./yibao institution}, and a hospital that calls the running cloud by itself. */
@ExtendWith(CloudForTests.class)
final class InstitutionCallsTest {

  private static final String PATH = "/settlement/mbs/fmi/fsi/api/callFsiService/callService";
  private static final String DEMO_CODE = "H36010000031";
  private static final String DEMO = "demo-360100-3a";
  private static final String DEMO_TOKEN = "test-token-360100-3a";

  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();
  private final String code = "H" + Channel.number().replace("-", "").substring(0, 20);
  private final String paasid = "hospital." + code;
  private final String token = Channel.number();

  @TempDir private Path folder = Path.of("");

  /** What a command printed; empty if it failed. */
  private String run(Channel machine, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--port", String.valueOf(machine.cloud().getPort()));
    said.getBuffer().setLength(0);
    CommandLine commands =
        Yibao.commands().setOut(new PrintWriter(said)).setErr(new PrintWriter(complained));
    return commands.execute(all.toArray(String[]::new)) == 0 ? said.toString().strip() : "";
  }

  private String add(Channel machine, String as) throws IOException {
    Path file = Files.writeString(folder.resolve("token.txt"), token + "\n");
    return run(
        machine,
        "institution",
        "add",
        code,
        "--name",
        "某某医院",
        "--area",
        "360100",
        "--level",
        "2",
        "--grade",
        "甲",
        "--paasid",
        as,
        "--token-file",
        file.toString());
  }

  private static Sent signIn(URI to, String code) {
    return Sent.post(
        to,
        PATH,
        "{\"infno\":\"9001\",\"msgid\":\"1\",\"fixmedins_code\":\""
            + code
            + "\",\"input\":{\"signIn\":{\"opter_no\":\"1\"}}}");
  }

  private static Sent signed(Sent sent, String paasid, String token) {
    String now = Long.toString(Instant.now().getEpochSecond());
    return sent.with("x-tif-paasid", paasid)
        .with("x-tif-timestamp", now)
        .with("x-tif-nonce", "7f3c2a91")
        .with("x-tif-signature", sha256(now + token + "7f3c2a91" + now));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode answered(Sent sent, URI to) {
    HttpResponse<String> answer = sent.send(to);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Answered(answer.statusCode(), answer.body()).json();
  }

  private static String infcode(Sent sent, URI to) {
    return answered(sent, to).path("infcode").asText();
  }

  @Test
  void a_hospital_that_is_registered_signs_in_at_either_port(Channel machine) throws Exception {
    assertThat(add(machine, paasid)).isEqualTo("paasid: " + paasid);
    for (URI port : List.of(machine.cloud(), machine.unsigned())) {
      assertThat(infcode(signed(signIn(port, code), paasid, token), port)).isEqualTo("0");
      assertThat(infcode(signed(signIn(port, code), paasid, token + "x"), port)).isEqualTo("-1");
    }
  }

  @Test
  void the_institutions_to_try_are_there_from_the_start(Channel machine) {
    assertThat(
            infcode(signed(signIn(machine.cloud(), DEMO_CODE), DEMO, DEMO_TOKEN), machine.cloud()))
        .isEqualTo("0");
  }

  @Test
  void no_port_signs_for_an_institution(Channel machine) {
    for (URI port : List.of(machine.cloud(), machine.unsigned())) {
      Sent unsigned = signIn(port, DEMO_CODE);
      assertThat(infcode(unsigned, port)).isEqualTo("-1");
      assertThat(infcode(unsigned.with("x-tif-paasid", DEMO), port)).isEqualTo("-1");
      assertThat(infcode(unsigned.with("x-local-caller", "demo-institution"), port))
          .isEqualTo("-1");
      assertThat(infcode(unsigned.with("x-tif-paasid", DEMO).with("x-tif-timestamp", "now"), port))
          .isEqualTo("-1");
    }
  }

  @Test
  void a_signed_call_is_taken_wherever_it_comes_from(Channel machine) {
    Sent signed = signed(signIn(machine.cloud(), DEMO_CODE), DEMO, DEMO_TOKEN);
    assertThat(infcode(signed.with("origin", "https://his.example"), machine.cloud()))
        .isEqualTo("0");
  }

  @Test
  void what_was_removed_is_registered_no_more(Channel machine) throws Exception {
    add(machine, paasid);
    assertThat(run(machine, "institution", "remove", paasid)).isEqualTo("removed: " + paasid);
    assertThat(infcode(signed(signIn(machine.cloud(), code), paasid, token), machine.cloud()))
        .isEqualTo("-1");
    assertThat(run(machine, "institution", "remove", paasid)).isEmpty();
    assertThat(complained.toString()).contains("No institution is registered under " + paasid);
  }

  @Test
  void an_institution_has_one_paasid(Channel machine) throws Exception {
    add(machine, paasid);
    assertThat(add(machine, paasid + ".2")).isEmpty();
    assertThat(complained.toString()).contains("is registered under another paasid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-150100-3a", "demo-hospital", "a b"})
  void a_paasid_of_the_clouds_own_or_none_is_refused(String other, Channel machine)
      throws Exception {
    assertThat(add(machine, other)).isEmpty();
    assertThat(complained.toString()).contains(other).doesNotContain(token);
  }

  @Test
  void the_token_is_no_argument(Channel machine) {
    assertThat(run(machine, "institution", "add", code, "--token", token)).isEmpty();
  }
}
