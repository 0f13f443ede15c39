package yibao.simulator.memory;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import yibao.simulator.expression.Condition;
import yibao.simulator.expression.Path;
import yibao.simulator.expression.Update;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/**
 * A write whose expressions and values were read, without a look at its table.
 *
 * @param table its name
 * @param item what to put; of other writes the key
 * @param tellsItem whether a failed condition is answered with the item that failed it
 */
record Wish(
    String table,
    Value.Document item,
    Update update,
    Optional<Condition> condition,
    boolean tellsItem) {

  /**
   * @throws Refusal if something in it can't be read
   */
  static Wish of(Asked asked) {
    Expressions expressions =
        new Expressions(asked.names(), asked.values(), asked.update(), asked.condition());
    Update update =
        expressions.read("UpdateExpression", asked.update(), Update::read).orElse(Update.NONE);
    Optional<Condition> condition =
        expressions.read("ConditionExpression", asked.condition(), Condition::read);
    expressions.allUsed();
    return new Wish(
        asked.table(), AttributeValues.read(asked.item()), update, condition, tellsItem(asked));
  }

  private static boolean tellsItem(Asked asked) {
    if (asked.onFailure() == ReturnValuesOnConditionCheckFailure.UNKNOWN_TO_SDK_VERSION) {
      throw new Refusal(
          "Value at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must"
              + " satisfy enum value set: [ALL_OLD, NONE]");
    }
    return asked.onFailure() == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  Set<Path> conditionPaths() {
    return condition.map(Condition::paths).orElse(Set.of());
  }
}
