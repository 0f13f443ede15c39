package yibao.simulator.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What a request consumes, table by table. */
final class Consumption {

  private final Map<String, Units> byTable = new LinkedHashMap<>();

  Units of(Table table) {
    return byTable.computeIfAbsent(table.name(), Units::new);
  }

  /** In the words of the answer, if it is asked for. */
  Optional<List<ConsumedCapacity>> told(@Nullable ReturnConsumedCapacity asked) {
    return Units.areAsked(asked)
        ? Optional.of(byTable.values().stream().map(units -> units.told(asked)).toList())
        : Optional.empty();
  }
}
