package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import yibao.local.OpenApiCheck;
import yibao.local.Stage;

/** What openapi.yaml says is what the handler does. */
@TestInstance(Lifecycle.PER_CLASS)
class SettlementOpenApiTest {

  private final Stage stage = SettlementStage.start();
  private final OpenApiCheck check =
      new OpenApiCheck("settlement", stage, answer -> answer.at("/infcode").equals("0"));

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
}
