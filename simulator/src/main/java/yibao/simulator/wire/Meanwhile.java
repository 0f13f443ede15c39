package yibao.simulator.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Has others act between a client's calls: a race that is run in the same order each time. */
public final class Meanwhile implements Between {

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final Map<Integer, Runnable> others = new ConcurrentHashMap<>();
  private final Map<Integer, Runnable> beforeWrites = new ConcurrentHashMap<>();

  /** Has somebody act, through another client, before the n-th call from now, counted from 1. */
  public void before(int call, Runnable other) {
    others.put(calls.get() + call, other);
  }

  /** Has somebody act between what the n-th write from now is decided on, and that write. */
  public void beforeWrite(int write, Runnable other) {
    beforeWrites.put(writes.get() + write, other);
  }

  @Override
  public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
    Runnable other = others.remove(calls.incrementAndGet());
    if (other != null) {
      other.run();
    }
    if (request instanceof TransactWriteItemsRequest) {
      Runnable beforeWrite = beforeWrites.remove(writes.incrementAndGet());
      if (beforeWrite != null) {
        beforeWrite.run();
      }
    }
    return onward.send(request);
  }
}
