package yibao.simulator.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import yibao.simulator.value.Refusal;

/**
 * Which transactions were committed under a client's token in the last ten minutes. One that was
 * cancelled leaves its token free.
 */
final class Tokens {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int LONGEST = 36;

  private record Committed(List<TransactWriteItem> actions, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Committed> byToken = new LinkedHashMap<>();

  Tokens(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Whether the request was committed before, and so is done.
   *
   * @throws Refusal if its token can't be one
   */
  boolean isRepeat(TransactWriteItemsRequest request) {
    String token = request.clientRequestToken();
    if (token == null) {
      return false;
    }
    if (token.isEmpty() || token.length() > LONGEST) {
      throw new Refusal(
          "Value at 'clientRequestToken' failed to satisfy constraint: Member must have length"
              + " between 1 and 36");
    }
    forgetOld();
    Committed committed = byToken.get(token);
    if (committed == null) {
      return false;
    }
    if (!committed.actions().equals(request.transactItems())) {
      throw Answers.otherRequest();
    }
    return true;
  }

  void remember(TransactWriteItemsRequest request) {
    if (request.clientRequestToken() != null) {
      byToken.put(
          request.clientRequestToken(),
          new Committed(request.transactItems(), clock.instant().plus(KEPT)));
    }
  }

  void clear() {
    byToken.clear();
  }

  private void forgetOld() {
    Instant now = clock.instant();
    Iterator<Committed> oldest = byToken.values().iterator();
    while (oldest.hasNext() && !oldest.next().until().isAfter(now)) {
      oldest.remove();
    }
  }
}
