package yibao.local;

import java.util.Optional;

/**
 * A secret of the template.
 *
 * @param template the JSON object that the generated text is put into, under {@code key}
 * @param fixed the text itself, where the template states it
 */
record SecretDefinition(
    String name,
    String arn,
    Optional<String> fixed,
    Optional<String> template,
    Optional<String> key,
    int length,
    boolean withoutPunctuation) {

  static SecretDefinition read(String id, Section resource) {
    Section properties = resource.section("Properties");
    Section generated = properties.section("GenerateSecretString");
    String name = properties.optionalText("Name").orElse(LocalAccount.STACK + "-" + id);
    if (generated.has("SecretStringTemplate") != generated.has("GenerateStringKey")) {
      throw generated.wrong(
          "SecretStringTemplate", "and GenerateStringKey belong together", "Add the other.");
    }
    return new SecretDefinition(
        name,
        LocalAccount.arn("secretsmanager", "secret:" + name),
        properties.optionalText("SecretString"),
        generated.optionalText("SecretStringTemplate"),
        generated.optionalText("GenerateStringKey"),
        generated.optionalNumber("PasswordLength").orElse(32),
        generated.truth("ExcludePunctuation"));
  }
}
