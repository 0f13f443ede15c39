package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import yibao.local.Stage;

/** Holds an answer against what it has to show. */
final class Shown {

  private Shown() {}

  /**
   * @param members texts by JSON pointer; an empty one means that there is no such member
   */
  static void shows(Stage.Answer answer, int status, Map<String, String> members) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    members.forEach(
        (pointer, value) -> assertThat(answer.at(pointer)).as(pointer).isEqualTo(value));
  }
}
