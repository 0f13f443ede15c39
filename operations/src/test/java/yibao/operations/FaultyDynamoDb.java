package yibao.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A DynamoDB client that can fail at its n-th call: before the request is sent, as when the process
 * dies, or after it was done, as when the answer is lost.
 */
final class FaultyDynamoDb {

  /** The process is gone: no operation may catch it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /** When the process dies. */
  enum Moment {
    BEFORE_THE_CALL,
    AFTER_THE_CALL
  }

  private final DynamoDbClient real;
  private final AtomicInteger callsUntilDeath = new AtomicInteger(-1);
  private volatile Moment moment = Moment.BEFORE_THE_CALL;
  private final List<String> calls = new ArrayList<>();

  FaultyDynamoDb(DynamoDbClient real) {
    this.real = real;
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              synchronized (calls) {
                calls.add(method.getName());
              }
              boolean dies = callsUntilDeath.get() >= 0 && callsUntilDeath.getAndDecrement() == 0;
              if (dies && moment == Moment.BEFORE_THE_CALL) {
                throw new Death();
              }
              try {
                Object answer = method.invoke(real, arguments);
                if (dies) {
                  throw new Death();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The next call but so many dies. */
  void dieAfter(int calls, Moment when) {
    moment = when;
    callsUntilDeath.set(calls);
  }

  /** Whether the death that was asked for has not come yet; it won't any more. */
  boolean survived() {
    return callsUntilDeath.getAndSet(-1) >= 0;
  }

  /** The names of the calls since this was last asked. */
  List<String> takeCalls() {
    synchronized (calls) {
      List<String> taken = List.copyOf(calls);
      calls.clear();
      return taken;
    }
  }
}
