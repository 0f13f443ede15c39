package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;

/** The schemas of an OpenAPI document; for tests alone, which bring the validator along. */
final class JsonSchemas {

  private static final String HERE = "https://yibao.example/openapi";

  private JsonSchemas() {}

  /** What is wrong with a value by the schema at a pointer of the document. */
  static List<String> flaws(JsonNode document, String pointer, JsonNode value) {
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.schemaLoaders(l -> l.schemas(Map.of(HERE, document.toString()))))
        .getSchema(
            SchemaLocation.of(HERE + "#" + pointer),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
