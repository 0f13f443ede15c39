package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import yibao.local.Yibao;

/** A receipt leaves the house and is verified elsewhere, by keys that were saved before. */
@ExtendWith(CloudForTests.class)
final class ReceiptTest {

  private Path folder = Path.of("");
  private final StringWriter told = new StringWriter();

  @BeforeEach
  void saved(@TempDir Path temporary) {
    folder = temporary;
  }

  private static String paid(Channel channel) {
    JsonNode order = channel.ordered(channel.registered(IdNumbers.next()));
    Answered paid = channel.tell(order, Channel.noticeOf(order));
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    return paid.json().path("receiptNo").asText();
  }

  private String file(String name, Answered answered) throws IOException {
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    return file(name, answered.body());
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private int verify(String... arguments) {
    CommandLine commands =
        Yibao.commands().setOut(new PrintWriter(told)).setErr(new PrintWriter(told));
    return commands.execute(arguments);
  }

  @Test
  void a_printed_receipt_verifies_offline_and_an_altered_one_does_not(Channel channel)
      throws IOException {
    String keys = file("keys.json", channel.get("/premium-payment/keys"));
    String receiptNo = paid(channel);
    Answered page = channel.page("/premium-payment/receipts/" + receiptNo);

    assertThat(verify("verify-receipt", "--keys", keys, "--file", file("page.html", page)))
        .as("%s", told)
        .isZero();
    assertThat(told.toString()).contains("Genuine", receiptNo, "马**", "已参保 Covered");

    String altered = page.body().replaceFirst("\\.C\\.([0-9])", ".C.9$1");
    assertThat(verify("verify-receipt", "--keys", keys, "--file", file("altered.html", altered)))
        .isEqualTo(1);
    assertThat(told.toString()).contains("altered, misread or forged");
  }

  @Test
  void the_receipt_as_json_proves_what_it_says(Channel channel) throws IOException {
    String keys = file("keys.json", channel.get("/premium-payment/keys"));
    Answered receipt = channel.get("/premium-payment/receipts/" + paid(channel));

    assertThat(verify("verify-receipt", "--keys", keys, receipt.json().path("signed").asText()))
        .as("%s", told)
        .isZero();
    assertThat(told.toString()).contains(receipt.json().path("policyRelease").asText());
  }
}
