package yibao.sharingwatch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yibao.edge.Json;

/**
 * Changes of a table's items in the order in which they were made, as Lambda hands them over from
 * the table's stream (DynamoDB Streams).
 */
record StreamBatch(List<StreamRecord> records) {

  /** The batch in an event, unless the event is none of a stream. */
  static Optional<StreamBatch> of(Json event) {
    return event instanceof Json.Obj fields
            && fields.fields().get("Records") instanceof Json.Arr records
        ? Optional.of(new StreamBatch(records.items().stream().map(StreamRecord::new).toList()))
        : Optional.empty();
  }

  /**
   * One change of one item.
   *
   * @param content as it came; what is asked of it may not be there
   */
  record StreamRecord(Json content) {

    /** Its place in the stream, by which it is asked for again. */
    String sequenceNumber() {
      return text(change(), "SequenceNumber");
    }

    /** Its id, one for each change. */
    String eventId() {
      return text(object(content), "eventID");
    }

    /** When the change was made, in whole seconds. */
    Instant createdAt() {
      String seconds =
          switch (change().fields().get("ApproximateCreationDateTime")) {
            case Json.Int whole -> Long.toString(whole.value());
            case Json.OtherNumber fraction -> fraction.written();
            case null, default -> throw new IllegalArgumentException("when it was made is missing");
          };
      return Instant.ofEpochSecond(new BigDecimal(seconds).longValue());
    }

    /** The item as it was stored; none where it was removed. */
    Optional<Map<String, Object>> newImage() {
      return image("NewImage");
    }

    /** The item as it was stored before; none where it was entered. */
    Optional<Map<String, Object>> oldImage() {
      return image("OldImage");
    }

    private Optional<Map<String, Object>> image(String name) {
      return change().fields().containsKey(name)
          ? Optional.of(plain(object(change().fields().get(name))))
          : Optional.empty();
    }

    private static Map<String, Object> plain(Json.Obj object) {
      Map<String, Object> plain = new LinkedHashMap<>();
      object.fields().forEach((name, value) -> plain.put(name, plain(value)));
      return plain;
    }

    private static Object plain(Json value) {
      return switch (value) {
        case Json.Obj object -> plain(object);
        case Json.Arr list -> list.items().stream().map(StreamRecord::plain).toList();
        case Json.Text text -> text.value();
        case Json.Bool flag -> flag.value();
        case Json.Int number -> number.value();
        case Json.OtherNumber number -> number.written();
        case Json.Null nothing -> "";
      };
    }

    private Json.Obj change() {
      return object(object(content).fields().get("dynamodb"));
    }

    private static Json.Obj object(@Nullable Json value) {
      if (value instanceof Json.Obj object) {
        return object;
      }
      throw new IllegalArgumentException("no record of a stream");
    }

    private static String text(Json.Obj object, String name) {
      if (object.fields().get(name) instanceof Json.Text text) {
        return text.value();
      }
      throw new IllegalArgumentException(name + " is missing");
    }
  }
}
