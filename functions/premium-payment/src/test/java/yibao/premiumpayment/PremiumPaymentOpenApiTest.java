package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import yibao.local.OpenApi;
import yibao.local.OpenApiCheck;
import yibao.local.Stage;

/** What openapi.yaml says is what the handler does. */
@TestInstance(Lifecycle.PER_CLASS)
class PremiumPaymentOpenApiTest {

  private static final String HERE = "https://yibao.example/openapi";

  private final Stage stage = PaymentStage.start();
  private final OpenApiCheck check =
      new OpenApiCheck("premium-payment", stage, PremiumPaymentOpenApiTest::flaws);

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
  void every_example_is_what_its_event_asks_or_is_answered() throws Exception {
    assertThat(check.examples()).isEmpty();
  }

  @Test
  void a_reply_with_a_member_too_few_or_too_many_would_be_noticed() throws Exception {
    JsonNode document = OpenApi.of("premium-payment").document();
    JsonNode found = stage.play("premium-payment/unknown-route.json").json().orElseThrow();
    ObjectNode tooFew = found.deepCopy();
    tooFew.remove("title");
    ObjectNode tooMany = found.deepCopy();
    tooMany.put("hint", "");

    assertThat(flaws(document, "/components/schemas/Problem", found)).isEmpty();
    assertThat(flaws(document, "/components/schemas/Problem", tooFew)).hasSize(1);
    assertThat(flaws(document, "/components/schemas/Problem", tooMany)).hasSize(1);
  }

  private static List<String> flaws(JsonNode document, String pointer, JsonNode value) {
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.schemaLoaders(l -> l.schemas(Map.of(HERE, document.toString()))))
        .getSchema(
            SchemaLocation.of(HERE + "#" + pointer),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
