package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import yibao.local.OpenApi;
import yibao.local.OpenApiCheck;
import yibao.local.Stage;
import yibao.receipts.PublishedKeys;
import yibao.receipts.Receipt;
import yibao.receipts.Verdict;
import yibao.receipts.VerificationKey;

/** What openapi.yaml says is what the handler does. */
@TestInstance(Lifecycle.PER_CLASS)
class PremiumPaymentOpenApiTest {

  private final Stage stage = PaymentStage.start();
  private final OpenApiCheck check = new OpenApiCheck("premium-payment", stage);

  @AfterAll
  void stop() {
    stage.close();
  }

  @Test
  void every_request_that_succeeds_is_one_that_the_document_allows() throws Exception {
    assertThat(check.requests()).isEmpty();
  }

  @Test
  void every_reply_is_one_that_the_document_describes() throws Exception {
    assertThat(check.replies()).isEmpty();
  }

  @Test
  void every_operation_of_the_document_succeeds_for_some_event() throws Exception {
    assertThat(check.operations()).isEmpty();
  }

  @Test
  void the_receipt_of_the_document_verifies_by_its_keys() {
    JsonNode receipt = example("receipts/{receiptNo}", "receipt");
    List<VerificationKey> keys = new ArrayList<>();
    for (JsonNode key : example("keys", "keys").path("keys")) {
      keys.add(new VerificationKey(key.path("kid").asText(), key.path("x").asText()));
    }

    assertThat(new PublishedKeys(keys).verify(receipt.path("signed").asText()))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class,
            genuine -> {
              Receipt signed = genuine.receipt();
              assertThat(signed.number().text()).isEqualTo(receipt.path("receiptNo").asText());
              assertThat(signed.total().fen()).isEqualTo(receipt.path("totalFen").asLong());
              assertThat(signed.asOf())
                  .isEqualTo(OffsetDateTime.parse(receipt.path("asOf").asText()).toInstant());
            });
  }

  private static JsonNode example(String path, String name) {
    OpenApi.Operation operation =
        OpenApi.of("premium-payment").operations().get("GET /premium-payment/" + path);
    return Objects.requireNonNull(Objects.requireNonNull(operation).replyExamples(200).get(name));
  }

  @Test
  void every_example_is_what_its_event_asks_or_is_answered() throws Exception {
    assertThat(check.examples()).isEmpty();
  }
}
