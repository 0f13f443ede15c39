package yibao.simulator.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import yibao.simulator.expression.Condition;
import yibao.simulator.expression.KeyCondition;
import yibao.simulator.expression.Path;
import yibao.simulator.expression.Projection;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Queries, and the scans by which tests see what is stored. */
record Searches(Tables tables) {

  QueryResponse query(QueryRequest request) {
    refuseOld(request);
    Source source = Source.of(tables.named(request.tableName()), request.indexName());
    checkConsistency(request.consistentRead(), source);
    Expressions expressions =
        new Expressions(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
            request.keyConditionExpression(),
            request.filterExpression(),
            request.projectionExpression());
    KeyCondition keys =
        expressions
            .read(
                "KeyConditionExpression",
                request.keyConditionExpression(),
                (text, placeholders) ->
                    KeyCondition.read(
                        text, placeholders, source.keys().hash(), source.keys().range()))
            .orElseThrow(
                () ->
                    new Refusal(
                        "Either the KeyConditions or KeyConditionExpression parameter must be"
                            + " specified in the request."));
    Optional<Condition> filter = filter(request.filterExpression(), expressions, source);
    filter.ifPresent(condition -> checkNoKey(condition, source));
    Optional<Projection> projection =
        expressions.read("ProjectionExpression", request.projectionExpression(), Projection::read);
    expressions.allUsed();
    Selection selection = Selection.of(request.select(), projection, source);
    Page page =
        Page.of(
            items(request, keys, source),
            limit(request.limit()),
            item -> source.keyOf(item).getFirst().equals(keys.hash()),
            item -> keys.range().map(condition -> condition.holds(item)).orElse(true),
            item -> filter.map(condition -> condition.holds(item)).orElse(true));
    QueryResponse.Builder answer =
        QueryResponse.builder().count(page.found().size()).scannedCount(page.scanned());
    if (!selection.counted()) {
      answer.items(selection.written(page.found()));
    }
    page.last()
        .map(source::lastKey)
        .map(AttributeValues::write)
        .ifPresent(answer::lastEvaluatedKey);
    consumed(request.returnConsumedCapacity(), request.consistentRead(), page, source)
        .ifPresent(units -> answer.consumedCapacity(units.told(request.returnConsumedCapacity())));
    return answer.build();
  }

  private static void refuseOld(QueryRequest request) {
    Old.refuse(request.hasKeyConditions(), "KeyConditions");
    Old.refuse(request.hasQueryFilter(), "QueryFilter");
    Old.refuse(request.hasAttributesToGet(), "AttributesToGet");
  }

  private static Iterator<Value.Document> items(
      QueryRequest request, KeyCondition keys, Source source) {
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    if (request.hasExclusiveStartKey()) {
      Value.Document start = source.startKey(request.exclusiveStartKey());
      if (!source.keyOf(start).getFirst().equals(keys.hash())
          || !keys.range().map(condition -> condition.holds(start)).orElse(true)) {
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

  ScanResponse scan(ScanRequest request) {
    Old.refuse(request.hasScanFilter(), "ScanFilter");
    Old.refuse(request.hasAttributesToGet(), "AttributesToGet");
    Old.refuse(request.totalSegments() != null, "TotalSegments");
    Source source = Source.of(tables.named(request.tableName()), request.indexName());
    checkConsistency(request.consistentRead(), source);
    Expressions expressions =
        new Expressions(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
            request.filterExpression(),
            request.projectionExpression());
    Optional<Condition> filter = filter(request.filterExpression(), expressions, source);
    Optional<Projection> projection =
        expressions.read("ProjectionExpression", request.projectionExpression(), Projection::read);
    expressions.allUsed();
    Selection selection = Selection.of(request.select(), projection, source);
    Iterator<Value.Document> items =
        request.hasExclusiveStartKey()
            ? source
                .items()
                .after(Place.at(source.keyOf(source.startKey(request.exclusiveStartKey()))))
            : source.items().all().iterator();
    Page page =
        Page.of(
            items,
            limit(request.limit()),
            item -> true,
            item -> true,
            item -> filter.map(condition -> condition.holds(item)).orElse(true));
    ScanResponse.Builder answer =
        ScanResponse.builder().count(page.found().size()).scannedCount(page.scanned());
    if (!selection.counted()) {
      answer.items(selection.written(page.found()));
    }
    page.last()
        .map(source::lastKey)
        .map(AttributeValues::write)
        .ifPresent(answer::lastEvaluatedKey);
    consumed(request.returnConsumedCapacity(), request.consistentRead(), page, source)
        .ifPresent(units -> answer.consumedCapacity(units.told(request.returnConsumedCapacity())));
    return answer.build();
  }

  private static void checkConsistency(@Nullable Boolean consistent, Source source) {
    if (Boolean.TRUE.equals(consistent) && source.index().isPresent()) {
      throw new Refusal("Consistent reads are not supported on global secondary indexes");
    }
  }

  private static Optional<Condition> filter(
      @Nullable String expression, Expressions expressions, Source source) {
    Optional<Condition> filter = expressions.read("FilterExpression", expression, Condition::read);
    filter.ifPresent(
        condition -> {
          new Keys(source.table()).checkScalar(condition.paths());
          Selection.checkProjected(condition.paths(), source);
        });
    return filter;
  }

  private static void checkNoKey(Condition filter, Source source) {
    for (Path path : filter.paths()) {
      if (source.keys().has(path.attribute())) {
        throw new Refusal(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + path.attribute());
      }
    }
  }

  private static int limit(@Nullable Integer asked) {
    if (asked != null && asked < 1) {
      throw new Refusal("Limit must be greater than or equal to 1");
    }
    return asked == null ? Integer.MAX_VALUE : asked;
  }

  private static Optional<Units> consumed(
      @Nullable ReturnConsumedCapacity asked,
      @Nullable Boolean consistent,
      Page page,
      Source source) {
    if (!Units.areAsked(asked)) {
      return Optional.empty();
    }
    Units units = new Units(source.table().name());
    source
        .index()
        .ifPresentOrElse(
            index -> units.read(index, page.bytes()),
            () -> units.read(page.bytes(), Boolean.TRUE.equals(consistent), 1));
    return Optional.of(units);
  }
}
