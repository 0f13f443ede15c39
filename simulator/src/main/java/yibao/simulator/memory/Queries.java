package yibao.simulator.memory;

import java.util.Iterator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import yibao.simulator.expression.KeyCondition;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Reads of the items with one hash key, in the order of their range keys. */
record Queries(Tables tables) {

  QueryResponse query(QueryRequest request) {
    refuseOld(request);
    Source source = Source.of(tables.named(request.tableName()), request.indexName());
    Sieve.checkConsistency(request.consistentRead(), source);
    Expressions expressions =
        new Expressions(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
            request.keyConditionExpression(),
            request.filterExpression(),
            request.projectionExpression());
    KeyCondition keys = keys(request, expressions, source);
    Sieve sieve =
        Sieve.of(
            source,
            expressions,
            request.filterExpression(),
            request.projectionExpression(),
            request.select());
    sieve.checkNoKeyIsFiltered();
    Page page =
        Page.of(
            items(request, keys, source),
            Sieve.limit(request.limit()),
            item -> source.keyOf(item).getFirst().equals(keys.hash()),
            keys::holdsInRange,
            sieve::letsBy);
    QueryResponse.Builder answer =
        QueryResponse.builder().count(page.found().size()).scannedCount(page.scanned());
    sieve.selection().written(page.found()).ifPresent(answer::items);
    sieve.lastKey(page).ifPresent(answer::lastEvaluatedKey);
    sieve
        .consumed(request.returnConsumedCapacity(), request.consistentRead(), page)
        .ifPresent(answer::consumedCapacity);
    return answer.build();
  }

  private static void refuseOld(QueryRequest request) {
    Old.refuse(request.hasKeyConditions(), "KeyConditions");
    Old.refuse(request.hasQueryFilter(), "QueryFilter");
    Old.refuse(request.hasAttributesToGet(), "AttributesToGet");
  }

  private static KeyCondition keys(QueryRequest request, Expressions expressions, Source source) {
    return expressions
        .read(
            "KeyConditionExpression",
            request.keyConditionExpression(),
            (text, placeholders) ->
                KeyCondition.read(text, placeholders, source.keys().hash(), source.keys().range()))
        .orElseThrow(
            () ->
                new Refusal(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified"
                        + " in the request."));
  }

  private static Iterator<Value.Document> items(
      QueryRequest request, KeyCondition keys, Source source) {
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    if (request.hasExclusiveStartKey()) {
      Value.Document start = source.startKey(request.exclusiveStartKey());
      if (!source.keyOf(start).getFirst().equals(keys.hash()) || !keys.holdsInRange(start)) {
        throw new Refusal("The provided starting key does not match the range key predicate");
      }
      Place place = Place.at(source.keyOf(start));
      return forward ? source.items().after(place) : source.items().backFrom(place);
    }
    if (!forward) {
      return source.items().backFrom(Place.beyond(keys.hash()));
    }
    return source
        .items()
        .from(
            keys.lowest()
                .map(lowest -> Place.at(List.of(keys.hash(), lowest)))
                .orElse(Place.before(keys.hash())));
  }
}
