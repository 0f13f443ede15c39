package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import yibao.local.Yibao;

/** {@code ./yibao channel} and {@code ./yibao sign} against a running cloud. */
@ExtendWith(CloudForTests.class)
final class ChannelCommandsTest {

  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();
  private final String channel = "shop-" + Channel.number().substring(0, 8);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeKeys() throws IOException {
    OwnKey key = OwnKey.made("");
    pem("public.pem", "PUBLIC KEY", key.pair().getPublic());
    pem("private.pem", "PRIVATE KEY", key.pair().getPrivate());
  }

  private void pem(String file, String what, Key key) throws IOException {
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getEncoder().encodeToString(key.getEncoded())
            + "\n-----END "
            + what
            + "-----\n");
  }

  /** What a command printed; empty if it failed. */
  private String run(String... arguments) {
    said.getBuffer().setLength(0);
    CommandLine commands =
        Yibao.commands().setOut(new PrintWriter(said)).setErr(new PrintWriter(complained));
    return commands.execute(arguments) == 0 ? said.toString().strip() : "";
  }

  private String add(Channel machine, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("channel", "add", channel, "--kind", "PAYMENT"));
    Collections.addAll(arguments, "--key", folder.resolve("public.pem").toString());
    Collections.addAll(arguments, "--port", String.valueOf(machine.cloud().getPort()));
    Collections.addAll(arguments, more);
    return run(arguments.toArray(String[]::new)).replace("keyid: ", "");
  }

  private String sign(String keyid, String... more) {
    List<String> arguments = new ArrayList<>(List.of("sign", "--keyid", keyid));
    Collections.addAll(arguments, "--key", folder.resolve("private.pem").toString());
    Collections.addAll(arguments, more);
    return run(arguments.toArray(String[]::new));
  }

  /** What a shell makes of a pasted command, sent as curl would send it. */
  private static HttpResponse<String> pasted(String command, URI cloud)
      throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", "curl() { printf '%s\\0' \"$@\"; }\n" + command)
            .redirectErrorStream(true)
            .start();
    String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(told).isZero();
    List<String> arguments = List.of(told.split("\0", -1));
    URI target = URI.create(after("-X", arguments, 2));
    Sent sent =
        new Sent(
            after("-X", arguments, 1),
            "",
            target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()),
            Map.of(),
            arguments.contains("--data-binary") ? body(after("--data-binary", arguments, 1)) : "");
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals("-H")) {
        String[] header = arguments.get(i + 1).split(": ", 2);
        sent = sent.with(header[0], header[1]);
      }
    }
    return sent.send(cloud);
  }

  private static String after(String option, List<String> arguments, int places) {
    return arguments.get(arguments.indexOf(option) + places);
  }

  private static String body(String data) throws IOException {
    return data.startsWith("@") ? Files.readString(Path.of(data.substring(1))) : data;
  }

  private static String person(String name) {
    return "{\"idType\":\"01\",\"idNumber\":\""
        + IdNumbers.next()
        + "\",\"name\":\""
        + name
        + "\",\"area\":\"630000\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"马晓梅", "O'马", "a b", "$HOME", "`id`", "a'\\\\''b", "!1 \\\\n", "\\\"x\\\""})
  void a_signed_command_works_when_it_is_pasted(String name, Channel machine) throws Exception {
    String url = machine.unsigned() + "/enrolment/people";
    String command = sign(add(machine), "-d", person(name), url);
    assertThat(command).startsWith("curl ");
    HttpResponse<String> answer = pasted(command, machine.unsigned());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void a_body_may_stand_in_a_file(Channel machine) throws Exception {
    Path file = Files.writeString(folder.resolve("it's a body.json"), person("马晓梅") + "\n");
    String url = machine.unsigned() + "/enrolment/people";
    HttpResponse<String> answer =
        pasted(sign(add(machine), "-d", "@" + file, url), machine.unsigned());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void a_query_and_headers_are_signed_too(Channel machine) throws Exception {
    String keyid = add(machine);
    String look = "/premium-payment/orders?channelOrderNo=nothing";
    HttpResponse<String> query = pasted(sign(keyid, machine.unsigned() + look), machine.unsigned());
    assertThat(query.statusCode()).as(query.body()).isEqualTo(404);
    HttpResponse<String> act =
        pasted(
            sign(
                keyid,
                "-X",
                "POST",
                "-H",
                "Idempotency-Key: k-1",
                machine.unsigned() + "/premium-payment/windows/630000/2026/close"),
            machine.unsigned());
    assertThat(act.statusCode()).as(act.body()).isEqualTo(403);
  }

  @Test
  void a_key_that_was_removed_signs_nothing_more(Channel machine) throws Exception {
    String keyid = add(machine);
    String port = String.valueOf(machine.cloud().getPort());
    assertThat(run("channel", "remove", keyid, "--port", port)).isEqualTo("ended: " + keyid);
    String command = sign(keyid, "-d", person("马晓梅"), machine.unsigned() + "/enrolment/people");
    assertThat(pasted(command, machine.unsigned()).statusCode()).isEqualTo(401);
    assertThat(run("channel", "remove", keyid, "--port", port)).isEmpty();
    assertThat(complained.toString()).contains("has ended already");
  }

  @Test
  void a_keyid_of_ones_own_may_be_chosen_once(Channel machine) {
    String keyid = "chosen." + Channel.number();
    assertThat(add(machine, "--keyid", keyid)).isEqualTo(keyid);
    assertThat(add(machine, "--keyid", keyid)).isEmpty();
    assertThat(complained.toString()).contains("was registered before");
  }

  @Test
  void a_third_key_is_refused(Channel machine) {
    add(machine, "--keyid", channel + ".1");
    add(machine, "--keyid", channel + ".2");
    assertThat(add(machine, "--keyid", channel + ".3")).isEmpty();
    assertThat(complained.toString()).contains(channel + " has two keys already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8081/x",
        "ftp://localhost/x",
        "http://localhost/x#y",
        "http://me@localhost/x",
        "http://localhost/李",
        "http://localhost/a b",
        "http:///x"
      })
  void what_is_no_url_is_not_signed(String url) {
    assertThat(sign("k", url)).isEmpty();
    assertThat(complained.toString()).contains("is no URL that can be signed");
  }

  @Test
  void where_no_cloud_runs_a_channel_is_told_so() {
    assertThat(run("channel", "remove", "k", "--port", "1")).isEmpty();
    assertThat(complained.toString()).contains("No local cloud answers at port 1");
  }
}
