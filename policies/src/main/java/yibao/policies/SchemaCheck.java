package yibao.policies;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a file against its JSON schema, and says of each difference what mends it. */
final class SchemaCheck {

  private final JsonSchema schema;

  SchemaCheck(Path schemaFile) throws IOException {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(schemaFile), config);
  }

  List<Flaw> flaws(YamlFile file) {
    return schema.validate(file.root()).stream().map(message -> flaw(file, message)).toList();
  }

  private static Flaw flaw(YamlFile file, ValidationMessage message) {
    String at = message.getInstanceLocation().toString();
    String pointer = at.equals("/") ? "" : at;
    String property = message.getProperty() == null ? "" : message.getProperty();
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return switch (message.getType()) {
      case "required" ->
          property.equals("source")
              ? file.flaw(
                  pointer,
                  "a value without a source at " + pointer,
                  "add `source: <id>` naming an entry under `sources`; what no source states is left out")
              : file.flaw(
                  pointer,
                  "'" + property + "' is missing at " + pointer,
                  "add `" + property + ":`");
      case "additionalProperties" ->
          file.flaw(
              pointer + "/" + property,
              "unknown key '" + property + "' at " + pointer,
              "correct its spelling or take it out; schema/ lists the keys");
      case "not" ->
          file.flaw(
              pointer,
              "keys that exclude each other at " + pointer,
              "keep those of one kind; schema/ says which");
      case "enum", "const" ->
          file.flaw(pointer, message.getMessage(), "choose one of the words listed");
      case "type", "pattern", "format" ->
          file.flaw(
              pointer,
              message.getMessage(),
              "write '" + name + "' in the form named; codes stand in quotes");
      default -> file.flaw(pointer, message.getMessage(), "see schema/ for what may stand here");
    };
  }
}
