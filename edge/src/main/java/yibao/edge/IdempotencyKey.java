package yibao.edge;

import java.util.Optional;

/**
 * The caller's own number of a command whose content has none: the header {@code idempotency-key}.
 */
final class IdempotencyKey {

  private IdempotencyKey() {}

  static String of(Optional<String> header) {
    return header
        .flatMap(Form.CALLERS_NUMBER.read())
        .orElseThrow(
            () ->
                new Problem.Found(
                    Problem.of(
                        EdgeProblem.IDEMPOTENCY_KEY_MISSING,
                        "请在 Idempotency-Key 头中给出自己的编号（1 至 64 位字母、数字、下划线或连字符）",
                        "send a number of your own as Idempotency-Key, 1 to 64 of A-Z a-z 0-9 _ -")));
  }
}
