package yibao.simulator.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import yibao.simulator.value.Value;

/**
 * A global secondary index.
 *
 * @param projected which attributes its entries have; all where there is no such list
 */
record IndexSchema(String name, KeySchema keys, Optional<Set<String>> projected) {

  static IndexSchema of(GlobalSecondaryIndex index, KeySchema keys, KeySchema ofTable) {
    Projection projection = index.projection();
    if (projection.projectionType() == ProjectionType.ALL) {
      return new IndexSchema(index.indexName(), keys, Optional.empty());
    }
    Set<String> projected =
        Stream.of(keys.attributes(), ofTable.attributes(), projection.nonKeyAttributes().stream())
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());
    return new IndexSchema(index.indexName(), keys, Optional.of(projected));
  }

  boolean projects(String attribute) {
    return projected.map(names -> names.contains(attribute)).orElse(true);
  }

  /** What stands in the index for an item: nothing if the item lacks a key of the index. */
  Optional<Value.Document> entry(Value.Document item) {
    if (!keys.attributes().allMatch(attribute -> item.at(attribute).isPresent())) {
      return Optional.empty();
    }
    if (projected.isEmpty()) {
      return Optional.of(item);
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    item.fields()
        .forEach(
            (name, value) -> {
              if (projects(name)) {
                fields.put(name, value);
              }
            });
    return Optional.of(new Value.Document(fields));
  }
}
