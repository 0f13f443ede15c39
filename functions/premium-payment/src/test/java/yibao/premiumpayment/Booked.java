package yibao.premiumpayment;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/** What was booked in a stage's ledger. */
final class Booked {

  private Booked() {}

  /** What the postings of a cause moved in each account. */
  static Map<String, Long> of(Stage stage, String cause) {
    Map<String, Long> moved = new TreeMap<>();
    for (Map<String, AttributeValue> posting :
        Objects.requireNonNull(stage.items().get("LedgerTable"))) {
      if (AttributeValue.fromS(cause).equals(posting.get("cause"))) {
        for (AttributeValue entry : attribute(posting, "entries").l()) {
          moved.merge(
              attribute(entry.m(), "account").s(),
              Long.parseLong(attribute(entry.m(), "fen").n()),
              Math::addExact);
        }
      }
    }
    return moved;
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
