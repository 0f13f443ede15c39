package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.Stage;

/** A fault isn't the message's, so it has a status of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class NoTablesTest {

  private final Stage stage = SettlementStage.start(LocalTables.start(), unreachable());

  @AfterAll
  void stop() {
    stage.close();
  }

  @Test
  void where_no_table_answers_the_message_may_be_sent_again() throws Exception {
    Stage.Answer answer = stage.play("settlement/sign-in.json");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(answer.headers()).containsKey("retry-after");
  }

  private static DynamoDbClient unreachable() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              throw SdkClientException.create("no table can be reached: " + method.getName());
            });
  }
}
