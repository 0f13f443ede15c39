package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSchemasTest {

  /** Or a check of replies would find none wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"enrolment", "premium-payment", "waiting-period"})
  void a_problem_with_a_member_too_few_or_too_many_is_noticed(String function) {
    ObjectNode problem =
        Json.object()
            .put("type", "urn:yibao:problem:not-found")
            .put("title", "没有这个资源")
            .put("status", 404)
            .put("detail", "没有这个路径");

    assertThat(flaws(function, problem)).isEmpty();
    assertThat(flaws(function, problem.deepCopy().put("hint", ""))).hasSize(1);
    assertThat(flaws(function, problem.deepCopy().without("title"))).hasSize(1);
  }

  private static List<String> flaws(String function, JsonNode problem) {
    return JsonSchemas.flaws(
        OpenApi.of(function).document(), "/components/schemas/Problem", problem);
  }
}
