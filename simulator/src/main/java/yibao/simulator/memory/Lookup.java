package yibao.simulator.memory;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.simulator.expression.Projection;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Value;

/** Reads of a table by keys: what is there, and which parts of it are asked for. */
record Lookup(Table table, Optional<Projection> projection) {

  static Lookup of(Table table, @Nullable String expression, @Nullable Map<String, String> names) {
    Expressions expressions = new Expressions(names, null, expression);
    Optional<Projection> projection =
        expressions.read("ProjectionExpression", expression, Projection::read);
    expressions.allUsed();
    return new Lookup(table, projection);
  }

  Optional<Value.Document> find(Map<String, AttributeValue> key) {
    Keys keys = new Keys(table);
    return table.items().find(keys.parts(keys.read(key)));
  }

  Map<String, AttributeValue> written(Value.Document item) {
    return AttributeValues.write(projection.map(asked -> asked.of(item)).orElse(item));
  }

  static long size(Optional<Value.Document> item) {
    return item.map(Sizes::ofItem).orElse(0L);
  }
}
