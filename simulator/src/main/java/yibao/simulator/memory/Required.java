package yibao.simulator.memory;

import org.jspecify.annotations.Nullable;
import yibao.simulator.value.Refusal;

/** What a request can't do without. */
final class Required {

  private Required() {}

  static <T> T of(@Nullable T sent, String member) {
    if (sent == null) {
      throw new Refusal(
          "Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
    }
    return sent;
  }
}
