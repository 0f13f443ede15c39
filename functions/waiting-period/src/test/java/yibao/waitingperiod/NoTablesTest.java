package yibao.waitingperiod;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.Stage;

/** Who asks from facts is answered though no table but that of the channels can be reached. */
@TestInstance(Lifecycle.PER_CLASS)
class NoTablesTest {

  private final Stage stage = WaitingPeriodStage.start(LocalTables.start(), unreachable());

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  @Test
  void facts_are_answered_without_a_table() throws Exception {
    assertThat(stage.play("waiting-period/assessment.json").status()).isEqualTo(200);
    assertThat(stage.play("waiting-period/assessments.json").status()).isEqualTo(200);
    assertThat(stage.play("waiting-period/assessment-nothing-to-repair.json").status())
        .isEqualTo(422);
  }

  @Test
  void a_file_is_not() throws Exception {
    assertThat(stage.play("waiting-period/person.json").status()).isEqualTo(500);
  }

  private static DynamoDbClient unreachable() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no table can be reached: " + method.getName());
            });
  }
}
