package yibao.simulator.memory;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import yibao.simulator.value.Value;

/** Reads of one item. */
record Gets(Tables tables) {

  GetItemResponse get(GetItemRequest request) {
    Old.refuse(request.hasAttributesToGet(), "AttributesToGet");
    Table table = tables.named(request.tableName());
    Lookup lookup =
        Lookup.of(
            table,
            request.projectionExpression(),
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null);
    Optional<Value.Document> item = lookup.find(request.key());
    GetItemResponse.Builder answer = GetItemResponse.builder();
    item.map(lookup::written).ifPresent(answer::item);
    if (Units.areAsked(request.returnConsumedCapacity())) {
      Units units = new Units(table.name());
      units.read(Lookup.size(item), Boolean.TRUE.equals(request.consistentRead()), 1);
      answer.consumedCapacity(units.told(request.returnConsumedCapacity()));
    }
    return answer.build();
  }
}
