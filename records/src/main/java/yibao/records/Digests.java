package yibao.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A digest of a stored item that any change of it changes: every value with its type and length,
 * the members of a map in the order of their names.
 */
final class Digests {

  private final MessageDigest sha256;

  private Digests() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] of(Map<String, AttributeValue> attributes) {
    Digests digests = new Digests();
    digests.map(attributes);
    return digests.sha256.digest();
  }

  private void map(Map<String, AttributeValue> members) {
    begin('M', members.size());
    new TreeMap<>(members)
        .forEach(
            (name, value) -> {
              text('K', name);
              value(value);
            });
  }

  private void value(AttributeValue value) {
    switch (value.type()) {
      case S -> text('S', value.s());
      case N -> text('N', value.n());
      case BOOL -> text('B', value.bool().toString());
      case M -> map(value.m());
      case L -> list(value.l());
      default -> throw new IllegalStateException("nothing is stored as " + value.type());
    }
  }

  private void list(List<AttributeValue> values) {
    begin('L', values.size());
    values.forEach(this::value);
  }

  private void text(char type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    begin(type, bytes.length);
    sha256.update(bytes);
  }

  private void begin(char type, int size) {
    sha256.update((type + Integer.toString(size) + ":").getBytes(StandardCharsets.UTF_8));
  }
}
