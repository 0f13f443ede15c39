package yibao.records;

import java.nio.charset.StandardCharsets;

/**
 * The secret that an institution shares with the platform and signs its calls by. It is in no log:
 * as text it shows nothing of itself.
 */
public record Token(String secret) {

  public byte[] bytes() {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Token[…]";
  }
}
