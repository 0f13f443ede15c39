package yibao.simulator.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Takes the condition of an action away, and the names and values that it alone needed. */
final class Stripping {

  private static final Pattern PLACEHOLDER = Pattern.compile("[:#][A-Za-z0-9_]+");

  private Stripping() {}

  static Optional<Conditions.Sent> condition(TransactWriteItem action) {
    if (action.put() != null) {
      return sent("Put", action.put().tableName(), action.put().conditionExpression());
    }
    if (action.update() != null) {
      return sent("Update", action.update().tableName(), action.update().conditionExpression());
    }
    if (action.delete() != null) {
      return sent("Delete", action.delete().tableName(), action.delete().conditionExpression());
    }
    return sent(
        "ConditionCheck",
        action.conditionCheck().tableName(),
        action.conditionCheck().conditionExpression());
  }

  private static Optional<Conditions.Sent> sent(
      String action, String table, @Nullable String expression) {
    return Optional.ofNullable(expression)
        .map(text -> new Conditions.Sent(table, action, text.strip().replaceAll("\\s+", " ")));
  }

  static TransactWriteItem withoutCondition(TransactWriteItem action) {
    TransactWriteItem.Builder other = action.toBuilder();
    if (action.put() != null) {
      return other.put(without(action.put())).build();
    }
    if (action.update() != null) {
      return other.update(without(action.update())).build();
    }
    return action.delete() != null
        ? other.delete(without(action.delete())).build()
        : other.conditionCheck(always(action.conditionCheck())).build();
  }

  private static Put without(Put put) {
    return put.toBuilder()
        .conditionExpression(null)
        .expressionAttributeNames(null)
        .expressionAttributeValues(null)
        .build();
  }

  private static Delete without(Delete delete) {
    return delete.toBuilder()
        .conditionExpression(null)
        .expressionAttributeNames(null)
        .expressionAttributeValues(null)
        .build();
  }

  private static Update without(Update update) {
    Set<String> needed =
        PLACEHOLDER
            .matcher(update.updateExpression())
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    return update.toBuilder()
        .conditionExpression(null)
        .expressionAttributeNames(some(update.expressionAttributeNames(), needed))
        .expressionAttributeValues(some(update.expressionAttributeValues(), needed))
        .build();
  }

  /** A check has nothing but its condition: instead it gets one that always holds. */
  private static ConditionCheck always(ConditionCheck check) {
    String key = check.key().keySet().stream().sorted().findFirst().orElseThrow();
    return check.toBuilder()
        .conditionExpression("attribute_exists(#key) OR attribute_not_exists(#key)")
        .expressionAttributeNames(Map.of("#key", key))
        .expressionAttributeValues(null)
        .build();
  }

  private static <V> @Nullable Map<String, V> some(Map<String, V> all, Set<String> needed) {
    Map<String, V> some = new HashMap<>(all);
    some.keySet().retainAll(new HashSet<>(needed));
    return some.isEmpty() ? null : some;
  }
}
