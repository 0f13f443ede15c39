package yibao.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The changes that were given up, each batch as the document that Lambda sends to the mapping's
 * {@code OnFailure} destination; the very old are forgotten.
 */
final class StreamFailures {

  private static final int KEPT = 1000;

  private final Clock system;
  private final Deque<ObjectNode> documents = new ArrayDeque<>();

  StreamFailures(Clock system) {
    this.system = system;
  }

  /** Why changes are given up, in Lambda's words. */
  enum Condition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String lambdas;

    Condition(String lambdas) {
      this.lambdas = lambdas;
    }
  }

  /**
   * @param last how the last run with them ended, if there was one
   * @param runs how many there were
   */
  synchronized void add(
      StreamDefinition stream,
      String shard,
      List<StreamRecord> changes,
      Condition condition,
      Optional<Outcome> last,
      int runs) {
    ObjectNode document = Json.object();
    ObjectNode request = document.putObject("requestContext");
    last.ifPresent(outcome -> request.put("requestId", outcome.requestId()));
    request
        .put("functionArn", LocalAccount.functionArn(LocalAccount.STACK + "-" + stream.function()))
        .put("condition", condition.lambdas)
        .put("approximateInvokeCount", runs);
    last.ifPresent(outcome -> response(document.putObject("responseContext"), outcome));
    document.put("version", "1.0").put("timestamp", text(system.instant(), ChronoUnit.MILLIS));
    document
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", changes.getFirst().sequence())
        .put("endSequenceNumber", changes.getLast().sequence())
        .put("approximateArrivalOfFirstRecord", text(changes.getFirst().at(), ChronoUnit.SECONDS))
        .put("approximateArrivalOfLastRecord", text(changes.getLast().at(), ChronoUnit.SECONDS))
        .put("batchSize", changes.size())
        .put("streamArn", LocalAccount.streamArn(stream.table()));
    documents.addLast(document);
    if (documents.size() > KEPT) {
      documents.removeFirst();
    }
  }

  /** The oldest first. */
  synchronized ArrayNode list() {
    ArrayNode list = Json.object().putArray("items");
    documents.forEach(list::add);
    return list;
  }

  private static void response(ObjectNode target, Outcome outcome) {
    target.put("statusCode", 200).put("executedVersion", "$LATEST");
    if (!(outcome instanceof Outcome.Answered)) {
      target.put("functionError", "Unhandled");
    }
  }

  private static String text(Instant instant, ChronoUnit unit) {
    return instant.truncatedTo(unit).toString();
  }
}
