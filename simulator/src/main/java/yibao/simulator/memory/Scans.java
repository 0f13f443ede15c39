package yibao.simulator.memory;

import java.util.Iterator;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import yibao.simulator.value.Value;

/** Reads of everything, by which tests see what is stored: no request path of the house scans. */
record Scans(Tables tables) {

  ScanResponse scan(ScanRequest request) {
    Old.refuse(request.hasScanFilter(), "ScanFilter");
    Old.refuse(request.hasAttributesToGet(), "AttributesToGet");
    if (request.totalSegments() != null) {
      throw new UnsupportedOperationException("a scan in segments");
    }
    Source source = Source.of(tables.named(request.tableName()), request.indexName());
    Sieve.checkConsistency(request.consistentRead(), source);
    Expressions expressions =
        new Expressions(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null,
            request.filterExpression(),
            request.projectionExpression());
    Sieve sieve =
        Sieve.of(
            source,
            expressions,
            request.filterExpression(),
            request.projectionExpression(),
            request.select());
    Page page =
        Page.of(
            items(request, source),
            Sieve.limit(request.limit()),
            item -> true,
            item -> true,
            sieve::letsBy);
    ScanResponse.Builder answer =
        ScanResponse.builder().count(page.found().size()).scannedCount(page.scanned());
    sieve.selection().written(page.found()).ifPresent(answer::items);
    sieve.lastKey(page).ifPresent(answer::lastEvaluatedKey);
    sieve
        .consumed(request.returnConsumedCapacity(), request.consistentRead(), page)
        .ifPresent(answer::consumedCapacity);
    return answer.build();
  }

  private static Iterator<Value.Document> items(ScanRequest request, Source source) {
    return request.hasExclusiveStartKey()
        ? source.items().after(Place.at(source.keyOf(source.startKey(request.exclusiveStartKey()))))
        : source.items().all().iterator();
  }
}
