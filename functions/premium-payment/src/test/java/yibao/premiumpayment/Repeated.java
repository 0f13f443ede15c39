package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/** Sends an event of events/premium-payment and looks at what it leaves. */
final class Repeated {

  private Repeated() {}

  /** The same bytes once more are answered alike, said to be a repeat, and change nothing. */
  static void isAnsweredAlike(Stage stage, String event) throws Exception {
    byte[] bytes = stage.ready("premium-payment/" + event + ".json");
    Stage.Answer first = stage.send("premium-payment", bytes);
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer second = stage.send("premium-payment", bytes);

    assertThat(first.replayed()).isFalse();
    assertThat(second.replayed()).isTrue();
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(stage.items()).isEqualTo(before);
  }

  /** It is answered, and leaves every table as it was. */
  static void changesNothing(Stage stage, String event) throws Exception {
    byte[] bytes = stage.ready("premium-payment/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    assertThat(stage.send("premium-payment", bytes).status()).isEqualTo(200);
    assertThat(stage.items()).isEqualTo(before);
  }
}
