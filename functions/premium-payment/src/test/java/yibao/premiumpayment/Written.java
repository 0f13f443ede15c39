package yibao.premiumpayment;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/** What requests wrote into the tables, item by item. */
record Written(Stage stage, Map<String, Set<Map<String, AttributeValue>>> before) {

  /** What is written from now on. */
  static Written since(Stage stage) {
    return new Written(stage, stage.items());
  }

  /**
   * The tables that are not as they were, each with how many items were entered in it, changed or
   * taken away: {@code +1} is a new item, {@code +1 -1} a changed one.
   */
  Map<String, String> byTable() {
    Map<String, String> written = new TreeMap<>();
    stage
        .items()
        .forEach(
            (table, items) -> {
              Set<Map<String, AttributeValue>> gone =
                  new HashSet<>(before.getOrDefault(table, Set.of()));
              Set<Map<String, AttributeValue>> come = new HashSet<>(items);
              come.removeAll(gone);
              gone.removeAll(items);
              if (!come.isEmpty() || !gone.isEmpty()) {
                written.put(table, "+" + come.size() + (gone.isEmpty() ? "" : " -" + gone.size()));
              }
            });
    return written;
  }
}
