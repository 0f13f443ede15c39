package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;

/** How far each function has got with its stream, kept so that the next start goes on there. */
final class StreamPositions {

  private final ObjectNode positions;
  private final Consumer<ObjectNode> keep;

  /**
   * @param positions those that were kept
   * @param keep keeps them
   */
  StreamPositions(ObjectNode positions, Consumer<ObjectNode> keep) {
    this.positions = positions;
    this.keep = keep;
  }

  /**
   * A place in a stream.
   *
   * @param stream the ARN that DynamoDB Local has given it
   * @param after the sequence number of the last change that is done with, if there is one
   */
  record Position(String stream, Optional<String> after) {}

  /** Empty if that mapping has never read that stream. */
  synchronized Optional<Position> find(String mapping, String stream) {
    return Optional.ofNullable(positions.get(mapping))
        .filter(kept -> kept.path("stream").asText().equals(stream))
        .map(kept -> new Position(stream, text(kept.path("after").asText())));
  }

  synchronized void put(String mapping, Position position) {
    ObjectNode kept = positions.putObject(mapping).put("stream", position.stream());
    position.after().ifPresent(after -> kept.put("after", after));
    keep.accept(positions);
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(after -> !after.isEmpty());
  }
}
