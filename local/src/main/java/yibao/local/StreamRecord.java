package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * A change of an item as a function gets it.
 *
 * @param item the item's key; changes of one item have the same
 * @param at when it was made, by the system's clock
 * @param size how many bytes it takes in an event
 */
record StreamRecord(String sequence, String item, Instant at, ObjectNode json, int size) {

  /** DynamoDB Local says of when a change is from no more than the minute. */
  private static final Duration REST_OF_A_MINUTE = Duration.ofSeconds(59);

  /**
   * @param table the table's deployed name
   * @param read when it was read from the stream
   * @param ahead how far the clock that rules go by is ahead: a function is told the time by it
   */
  static StreamRecord of(Record change, String table, Instant read, Duration ahead) {
    var inner = change.dynamodb();
    Instant latest = inner.approximateCreationDateTime().plus(REST_OF_A_MINUTE);
    Instant at = read.isBefore(latest) ? read : latest;
    ObjectNode json =
        Json.object()
            .put("eventID", change.eventID().replace("-", ""))
            .put("eventName", hasExpired(change) ? "REMOVE" : change.eventNameAsString())
            .put("eventVersion", change.eventVersion())
            .put("eventSource", change.eventSource())
            .put("awsRegion", LocalAccount.REGION);
    if (hasExpired(change)) {
      json.putObject("userIdentity")
          .put("type", "Service")
          .put("principalId", "dynamodb.amazonaws.com");
    }
    ObjectNode body =
        json.putObject("dynamodb").put("ApproximateCreationDateTime", seconds(at.plus(ahead)));
    ObjectNode key = body.putObject("Keys");
    fill(key, new TreeMap<>(inner.keys()));
    if (inner.hasNewImage()) {
      fill(body.putObject("NewImage"), inner.newImage());
    }
    if (inner.hasOldImage()) {
      fill(body.putObject("OldImage"), inner.oldImage());
    }
    body.put("SequenceNumber", inner.sequenceNumber())
        .put("SizeBytes", inner.sizeBytes())
        .put("StreamViewType", inner.streamViewTypeAsString());
    json.put("eventSourceARN", LocalAccount.streamArn(table));
    return new StreamRecord(
        inner.sequenceNumber(), key.toString(), at, json, Json.bytes(json).length);
  }

  /** Lambda writes them with a point, whatever its documents show. */
  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond()).setScale(1);
  }

  /** The event of a batch. */
  static byte[] event(List<StreamRecord> batch) {
    ObjectNode event = Json.object();
    var records = event.putArray("Records");
    batch.forEach(change -> records.add(change.json()));
    return Json.bytes(event);
  }

  /** That an item's time to live was over, DynamoDB Local says by a name that no SDK knows. */
  private static boolean hasExpired(Record change) {
    return change.eventName() == OperationType.UNKNOWN_TO_SDK_VERSION;
  }

  private static void fill(ObjectNode target, Map<String, AttributeValue> attributes) {
    attributes.forEach((name, value) -> fill(target.putObject(name), value));
  }

  private static void fill(ObjectNode target, AttributeValue value) {
    switch (value.type()) {
      case S -> target.put("S", value.s());
      case N -> target.put("N", value.n());
      case B -> target.put("B", value.b().asByteArray());
      case BOOL -> target.put("BOOL", value.bool());
      case NUL -> target.put("NULL", value.nul());
      case M -> fill(target.putObject("M"), value.m());
      case L -> {
        var list = target.putArray("L");
        value.l().forEach(item -> fill(list.addObject(), item));
      }
      case SS -> texts(target, "SS", value.ss());
      case NS -> texts(target, "NS", value.ns());
      case BS -> {
        var list = target.putArray("BS");
        value.bs().stream().map(SdkBytes::asByteArray).forEach(list::add);
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("DynamoDB has a type that its SDK doesn't know.");
    }
  }

  private static void texts(ObjectNode target, String type, Collection<String> texts) {
    var list = target.putArray(type);
    texts.forEach(list::add);
  }
}
