package yibao.records;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB client that answers what it is told to, in turn, and keeps what it was asked. */
final class ScriptedDynamoDb {

  private final Queue<Object> answers = new ArrayDeque<>();
  private final List<Object> requests = new ArrayList<>();

  /** An exception is thrown, anything else returned. */
  ScriptedDynamoDb then(Object answer) {
    answers.add(answer);
    return this;
  }

  List<Object> requests() {
    return requests;
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              requests.add(arguments[0]);
              Object answer = answers.remove();
              if (answer instanceof Exception thrown) {
                throw thrown;
              }
              return answer;
            });
  }
}
