package yibao.simulator.expression;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.simulator.value.Refusal;

/**
 * The words that no expression may use for an attribute, as the developer guide lists them. More
 * than the grammar needs: DynamoDB keeps them for itself.
 */
final class ReservedWords {

  private static final Set<String> WORDS = read();

  private ReservedWords() {}

  static Set<String> all() {
    return WORDS;
  }

  /**
   * @throws Refusal if the name is one of them, in whichever case
   */
  static void check(String name) {
    if (WORDS.contains(name.toUpperCase(Locale.ROOT))) {
      throw new Refusal("Attribute name is a reserved keyword; reserved keyword: " + name);
    }
  }

  private static Set<String> read() {
    try (InputStream bytes = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
      if (bytes == null) {
        throw new IllegalStateException("reserved-words.txt isn't on the class path");
      }
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
