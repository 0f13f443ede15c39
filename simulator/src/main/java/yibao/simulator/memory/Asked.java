package yibao.simulator.memory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A write as it was sent, alone or in a transaction.
 *
 * @param item what to put; of other writes the key
 */
record Asked(
    String table,
    Map<String, AttributeValue> item,
    @Nullable String update,
    @Nullable String condition,
    @Nullable Map<String, String> names,
    @Nullable Map<String, AttributeValue> values,
    @Nullable ReturnValuesOnConditionCheckFailure onFailure) {

  static Asked of(PutItemRequest put) {
    Old.refuse(put.hasExpected(), "Expected");
    return new Asked(
        put.tableName(),
        put.item(),
        null,
        put.conditionExpression(),
        put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
        put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null,
        put.returnValuesOnConditionCheckFailure());
  }

  static Asked of(UpdateItemRequest update) {
    Old.refuse(update.hasExpected(), "Expected");
    Old.refuse(update.hasAttributeUpdates(), "AttributeUpdates");
    return new Asked(
        update.tableName(),
        update.key(),
        update.updateExpression(),
        update.conditionExpression(),
        update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
        update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null,
        update.returnValuesOnConditionCheckFailure());
  }

  static Asked of(DeleteItemRequest delete) {
    Old.refuse(delete.hasExpected(), "Expected");
    return new Asked(
        delete.tableName(),
        delete.key(),
        null,
        delete.conditionExpression(),
        delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
        delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null,
        delete.returnValuesOnConditionCheckFailure());
  }

  static Asked of(Put put) {
    return new Asked(
        put.tableName(),
        put.item(),
        null,
        put.conditionExpression(),
        put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
        put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null,
        put.returnValuesOnConditionCheckFailure());
  }

  static Asked of(Update update) {
    return new Asked(
        update.tableName(),
        update.key(),
        Required.of(update.updateExpression(), "updateExpression"),
        update.conditionExpression(),
        update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
        update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null,
        update.returnValuesOnConditionCheckFailure());
  }

  static Asked of(Delete delete) {
    return new Asked(
        delete.tableName(),
        delete.key(),
        null,
        delete.conditionExpression(),
        delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
        delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null,
        delete.returnValuesOnConditionCheckFailure());
  }

  static Asked of(ConditionCheck check) {
    return new Asked(
        check.tableName(),
        check.key(),
        null,
        Required.of(check.conditionExpression(), "conditionExpression"),
        check.hasExpressionAttributeNames() ? check.expressionAttributeNames() : null,
        check.hasExpressionAttributeValues() ? check.expressionAttributeValues() : null,
        check.returnValuesOnConditionCheckFailure());
  }
}
