package yibao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * template.yaml as it runs on this machine: its tables, buckets, functions and secrets by logical
 * id, with every intrinsic resolved for the stack {@code yibao}. Encryption, recovery and roles
 * have no effect here.
 */
record Template(
    SequencedMap<String, TableDefinition> tables,
    SequencedMap<String, BucketDefinition> buckets,
    SequencedMap<String, FunctionDefinition> functions,
    SequencedMap<String, SecretDefinition> secrets) {

  static Template read(Path root) {
    Path file = root.resolve("template.yaml");
    try {
      return parse(Files.readString(file), root);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " can't be read: run this in the project, or pass its root.", e);
    }
  }

  static Template parse(String yaml, Path root) {
    Map<String, @Nullable Object> document = YamlTree.read(yaml);
    Section top = new Section("the file", document, new Intrinsics(document));
    if (!top.has("Resources")) {
      throw top.missing("Resources");
    }
    Map<String, Section> resources = resources(document, top.intrinsics());
    SequencedMap<String, TableDefinition> tables = new LinkedHashMap<>();
    SequencedMap<String, BucketDefinition> buckets = new LinkedHashMap<>();
    SequencedMap<String, FunctionDefinition> functions = new LinkedHashMap<>();
    SequencedMap<String, SecretDefinition> secrets = new LinkedHashMap<>();
    FunctionReader reader =
        new FunctionReader(root, top.section("Globals").section("Function"), resources);
    resources.forEach(
        (id, resource) -> {
          switch (resource.text("Type")) {
            case "AWS::DynamoDB::Table" -> tables.put(id, TableDefinition.read(id, resource));
            case "AWS::S3::Bucket" -> buckets.put(id, BucketDefinition.read(id, resource));
            case "AWS::Serverless::Function" -> functions.put(id, reader.read(resource));
            case "AWS::SecretsManager::Secret" ->
                secrets.put(id, SecretDefinition.read(id, resource));
            default -> {}
          }
        });
    Template template = new Template(tables, buckets, functions, secrets);
    template.streams().forEach(template::refuseUnlessThere);
    return template;
  }

  /** Only what stands at the top of a resource: a property is resolved when it is asked for. */
  private static Map<String, Section> resources(
      Map<String, @Nullable Object> document, Intrinsics intrinsics) {
    Map<String, Section> resources = new LinkedHashMap<>();
    Intrinsics.map(document.get("Resources"), "Resources")
        .forEach(
            (id, value) -> {
              Section resource = new Section(id, Intrinsics.map(value, id), intrinsics);
              boolean stands =
                  resource.optionalText("Condition").map(c -> intrinsics.holds(c, id)).orElse(true);
              if (stands) {
                resources.put(id, resource);
              }
            });
    return resources;
  }

  /** By logical id, by name, or by the name without the stack. */
  Optional<TableDefinition> table(String called) {
    TableDefinition byId = tables.get(called);
    return byId != null
        ? Optional.of(byId)
        : tables.values().stream()
            .filter(
                t -> t.name().equals(called) || LocalAccount.withoutStack(t.name()).equals(called))
            .findFirst();
  }

  /** By the name without the stack, as in a path. */
  Optional<FunctionDefinition> function(String name) {
    return functions.values().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  List<ScheduleDefinition> schedules() {
    return functions.values().stream().flatMap(f -> f.schedules().stream()).toList();
  }

  private void refuseUnlessThere(StreamDefinition stream) {
    if (tables.values().stream().noneMatch(table -> table.name().equals(stream.table()))) {
      throw new TemplateException(
          stream.id(),
          "reads the stream of " + stream.table() + ", whose condition fails",
          "Give both the same condition.");
    }
  }

  List<StreamDefinition> streams() {
    return functions.values().stream().flatMap(f -> f.streams().stream()).toList();
  }
}
