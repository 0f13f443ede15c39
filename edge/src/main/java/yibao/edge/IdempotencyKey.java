package yibao.edge;

import java.util.Optional;

/** The header {@code Idempotency-Key}: under which number of its own a caller asks for a change. */
final class IdempotencyKey {

  static final String HEADER = "idempotency-key";

  private IdempotencyKey() {}

  static String of(Optional<String> header) {
    String key =
        header
            .filter(value -> !value.isBlank())
            .orElseThrow(
                () ->
                    new Problem.Found(
                        Problem.of(
                            EdgeProblem.IDEMPOTENCY_KEY_MISSING,
                            "请在 Idempotency-Key 中写明本次业务的编号，重发时不变",
                            "say in Idempotency-Key a number of your own, the same on each repeat")));
    return Form.CALLERS_NUMBER
        .read()
        .apply(key)
        .orElseThrow(
            () ->
                new Problem.Found(
                    Problem.of(
                        EdgeProblem.MALFORMED,
                        "Idempotency-Key " + Form.CALLERS_NUMBER.mend().chinese(),
                        "Idempotency-Key: " + Form.CALLERS_NUMBER.mend().english())));
  }

  static Problem reused() {
    return Problem.of(
        EdgeProblem.KEY_REUSED,
        "该 Idempotency-Key 已用于内容不同的业务，请换一个编号",
        "the Idempotency-Key is bound to another command; take a new one");
  }
}
