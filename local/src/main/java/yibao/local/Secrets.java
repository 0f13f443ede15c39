package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The secrets of the template, each generated once as Secrets Manager would. */
final class Secrets {

  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final Collection<SecretDefinition> definitions;
  private final ObjectNode values;

  private Secrets(Collection<SecretDefinition> definitions, ObjectNode values) {
    this.definitions = definitions;
    this.values = values;
  }

  /** Generates those that aren't kept yet. */
  static Secrets of(Collection<SecretDefinition> definitions, ObjectNode kept) {
    ObjectNode values = kept.deepCopy();
    for (SecretDefinition definition : definitions) {
      if (!values.has(definition.name())) {
        values.put(definition.name(), generate(definition));
      }
    }
    return new Secrets(definitions, values);
  }

  ObjectNode toKeep() {
    return values.deepCopy();
  }

  /** By name or ARN. */
  Optional<SecretDefinition> find(String id) {
    return definitions.stream()
        .filter(secret -> secret.name().equals(id) || secret.arn().equals(id))
        .findFirst();
  }

  String value(SecretDefinition secret) {
    return values.path(secret.name()).asText();
  }

  private static String generate(SecretDefinition definition) {
    return definition.fixed().orElseGet(() -> intoTemplate(definition, password(definition)));
  }

  private static String intoTemplate(SecretDefinition definition, String password) {
    if (definition.template().isEmpty()) {
      return password;
    }
    String template = definition.template().get();
    ObjectNode object =
        Json.readObject(template.getBytes(StandardCharsets.UTF_8))
            .orElseThrow(
                () ->
                    new TemplateException(
                        definition.name() + "'s SecretStringTemplate",
                        "is no JSON object",
                        "Mend it."));
    return object.put(definition.key().orElseThrow(), password).toString();
  }

  private static String password(SecretDefinition definition) {
    String alphabet =
        definition.withoutPunctuation() ? LETTERS_AND_DIGITS : LETTERS_AND_DIGITS + PUNCTUATION;
    RandomGenerator random = new SecureRandom();
    return random
        .ints(definition.length(), 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }
}
