package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * What a function that reports failures answers to a batch, {@code {"batchItemFailures":
 * [{"itemIdentifier": "<sequence number>"}]}}, read as Lambda reads it.
 */
final class BatchAnswer {

  private BatchAnswer() {}

  /**
   * The changes to hand over again: from the first on that is named. None if none is named; all if
   * a name is missing, empty, or of no change of this batch.
   */
  static List<StreamRecord> again(byte[] answer, List<StreamRecord> batch) {
    JsonNode failures =
        Json.read(answer)
            .map(json -> json.path("batchItemFailures"))
            .orElseGet(MissingNode::getInstance);
    if (failures.isMissingNode() || failures.isNull()) {
      return List.of();
    }
    if (!failures.isArray()) {
      return batch;
    }
    List<String> sequences = batch.stream().map(StreamRecord::sequence).toList();
    int first = batch.size();
    for (JsonNode failure : failures) {
      first = Math.min(first, sequences.indexOf(failure.path("itemIdentifier").asText()));
    }
    return batch.subList(Math.max(first, 0), batch.size());
  }
}
