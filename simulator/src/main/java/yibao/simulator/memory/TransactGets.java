package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Reads of several items as they are at one instant. */
record TransactGets(Tables tables) {

  private static final int MOST_ACTIONS = 100;

  TransactGetItemsResponse get(TransactGetItemsRequest request) {
    List<TransactGetItem> actions = request.transactItems();
    if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
      throw new Refusal(
          "Value at 'transactItems' failed to satisfy constraint: Member must have length between 1"
              + " and 100");
    }
    List<ItemResponse> found = new ArrayList<>();
    List<CancellationReason> reasons = new ArrayList<>();
    Consumption consumption = new Consumption();
    Set<List<Object>> distinct = new HashSet<>();
    for (TransactGetItem action : actions) {
      Get get = Required.of(action.get(), "get");
      Table table = tables.named(get.tableName());
      if (!distinct.add(List.of(table.name(), AttributeValues.read(get.key())))) {
        throw new Refusal("Transaction request cannot include multiple operations on one item");
      }
      Lookup lookup =
          Lookup.of(
              table,
              get.projectionExpression(),
              get.hasExpressionAttributeNames() ? get.expressionAttributeNames() : null);
      try {
        Optional<Value.Document> item = lookup.find(get.key());
        ItemResponse.Builder response = ItemResponse.builder();
        item.map(lookup::written).ifPresent(response::item);
        found.add(response.build());
        consumption.of(table).read(Lookup.size(item), true, 2);
        reasons.add(Answers.noReason());
      } catch (Misfit e) {
        reasons.add(Answers.invalidReason(e.why()));
      }
    }
    if (found.size() < reasons.size()) {
      throw Answers.cancelled(reasons);
    }
    TransactGetItemsResponse.Builder answer = TransactGetItemsResponse.builder().responses(found);
    consumption.told(request.returnConsumedCapacity()).ifPresent(answer::consumedCapacity);
    return answer.build();
  }
}
