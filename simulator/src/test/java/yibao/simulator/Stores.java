package yibao.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.simulator.memory.MemoryDynamoDb;

/** What stands in the template's tables, to be compared from one store to another. */
public final class Stores {

  private Stores() {}

  static MemoryDynamoDb inMemory() {
    MemoryDynamoDb memory = new MemoryDynamoDb(InstantSource.system());
    Premiums.TEMPLATE.definitions().forEach(memory::createTable);
    return memory;
  }

  /** Every item by table, as sets: stores keep them in orders of their own. */
  public static Map<String, List<String>> everything(MemoryDynamoDb memory) {
    return everything(table -> Objects.requireNonNull(memory.everything().get(table)));
  }

  public static Map<String, List<String>> everything(LocalTables stored) {
    return everything(stored::items);
  }

  private static Map<String, List<String>> everything(
      Function<String, List<Map<String, AttributeValue>>> items) {
    return Premiums.TEMPLATE.definitions().stream()
        .map(definition -> definition.tableName())
        .collect(
            Collectors.toMap(
                table -> table,
                table -> items.apply(table).stream().map(Printed::of).sorted().toList(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The balance of each account that was booked to. */
  static Map<String, Long> balances(MemoryDynamoDb memory) {
    Map<String, Long> balances = new TreeMap<>();
    for (Map<String, AttributeValue> posting :
        Objects.requireNonNull(memory.everything().get(Premiums.TEMPLATE.name("LedgerTable")))) {
      for (AttributeValue entry : attribute(posting, "entries").l()) {
        balances.merge(
            attribute(entry.m(), "account").s(),
            Long.parseLong(attribute(entry.m(), "fen").n()),
            Math::addExact);
      }
    }
    return balances;
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
