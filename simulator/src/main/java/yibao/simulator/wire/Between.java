package yibao.simulator.wire;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Something that stands between a caller and DynamoDB and sees every request. */
public interface Between {

  /**
   * Answers a request, or fails as the SDK would.
   *
   * @param onward sends a request of the same kind on, and gives its answer
   */
  <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward);

  /**
   * The way on to DynamoDB.
   *
   * @param <T> what is sent
   * @param <R> what answers it
   */
  interface Onward<T extends DynamoDbRequest, R> {
    R send(T request);
  }

  /** A client whose requests come by here on their way to another. */
  default DynamoDbClient inFrontOf(DynamoDbClient client) {
    return new Relay(client, this);
  }
}
