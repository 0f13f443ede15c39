package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources of a template, and what stands between them. */
record Resources(JsonNode template) {

  static final String FUNCTION = "AWS::Serverless::Function";
  static final String ROLE = "AWS::IAM::Role";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String SECRET = "AWS::SecretsManager::Secret";
  static final String BUCKET = "AWS::S3::Bucket";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String LOGS = "AWS::Logs::LogGroup";

  private static final Pattern INDEX = Pattern.compile("\\$\\{(\\w+)\\.Arn}/index/([\\w.-]+)");
  private static final Pattern FOLDER = Pattern.compile("\\$\\{(\\w+)\\.Arn}/([a-z-]+)/\\*");
  private static final String STACK = "${AWS::StackName}-";

  SequencedMap<String, JsonNode> of(String type) {
    SequencedMap<String, JsonNode> found = new TreeMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
              }
            });
    return found;
  }

  JsonNode properties(String id) {
    return template.path("Resources").path(id).path("Properties");
  }

  /** A property of a function, its own or else that of all. */
  JsonNode ofFunction(JsonNode function, String property) {
    JsonNode own = function.path("Properties").path(property);
    return own.isMissingNode() ? globals().path(property) : own;
  }

  /** The variables of all functions and its own. */
  ObjectNode variables(JsonNode function) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    for (JsonNode of : List.of(globals(), function.path("Properties"))) {
      of.path("Environment")
          .path("Variables")
          .properties()
          .forEach(variable -> variables.set(variable.getKey(), variable.getValue()));
    }
    return variables;
  }

  private JsonNode globals() {
    return template.path("Globals").path("Function");
  }

  /** The logical id that {@code !Ref} names, if a resource of that type has it. */
  Optional<String> referred(JsonNode reference, String type) {
    return named(reference.path("Ref").asText(), type);
  }

  /** The logical id whose attribute is taken, if a resource of that type has it. */
  Optional<String> attributeOf(JsonNode reference, String attribute, String type) {
    JsonNode get = reference.path("Fn::GetAtt");
    String text = get.isArray() ? get.path(0).asText() + "." + get.path(1).asText() : get.asText();
    return text.endsWith("." + attribute)
        ? named(text.substring(0, text.length() - attribute.length() - 1), type)
        : Optional.empty();
  }

  /** The logical id of the table one of whose indexes is named by its ARN. */
  Optional<String> tableOfIndex(JsonNode reference) {
    Matcher arn = INDEX.matcher(reference.path("Fn::Sub").asText());
    return arn.matches()
        ? named(arn.group(1), TABLE)
            .filter(
                table ->
                    properties(table)
                        .path("GlobalSecondaryIndexes")
                        .findValuesAsText("IndexName")
                        .contains(arn.group(2)))
        : Optional.empty();
  }

  /** A folder of a bucket: all objects whose keys begin with it. */
  record Folder(String bucket, String name) {}

  /** The folder whose objects are named by their ARN. */
  Optional<Folder> folder(JsonNode reference) {
    Matcher arn = FOLDER.matcher(reference.path("Fn::Sub").asText());
    return arn.matches()
        ? named(arn.group(1), BUCKET).map(bucket -> new Folder(bucket, arn.group(2)))
        : Optional.empty();
  }

  private Optional<String> named(String id, String type) {
    return of(type).containsKey(id) ? Optional.of(id) : Optional.empty();
  }

  /** What follows the stack's name, as all names here begin with it. */
  static String withoutStack(JsonNode name) {
    String text = name.path("Fn::Sub").asText();
    return text.startsWith(STACK) ? text.substring(STACK.length()) : "";
  }

  /** One or several, as IAM takes both. */
  static List<JsonNode> oneOrMore(JsonNode node) {
    List<JsonNode> nodes = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(nodes::add);
    } else if (!node.isMissingNode()) {
      nodes.add(node);
    }
    return nodes;
  }
}
