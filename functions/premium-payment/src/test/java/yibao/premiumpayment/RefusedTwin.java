package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/** An event of events/premium-payment that is wrong in one thing. */
record RefusedTwin(String event) {

  /**
   * Plays it: it has to be refused so, and to leave every table as it was.
   *
   * @param pointers the wrong places, separated by blanks; {@code .} is the body as a whole
   */
  void isRefused(Stage stage, int status, String problem, String pointers) throws Exception {
    byte[] bytes = stage.ready("premium-payment/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = stage.send("premium-payment", bytes);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.pointers()).containsExactlyInAnyOrderElementsOf(places(pointers));
    assertThat(stage.items()).isEqualTo(before);
  }

  private static List<String> places(String separated) {
    return switch (separated) {
      case "" -> List.of();
      case "." -> List.of("");
      default -> List.of(separated.split(" ", -1));
    };
  }
}
