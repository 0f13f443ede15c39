package yibao.simulator.wire;

import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/**
 * A request on its way to DynamoDB.
 *
 * @param number which of a client's requests it is, from 1
 */
public record Call(int number, DynamoDbRequest request) {

  /** The operation's name, such as {@code TransactWriteItems}. */
  public String operation() {
    String type = request.getClass().getSimpleName();
    return type.substring(0, type.length() - "Request".length());
  }

  /** Whether it changes nothing. */
  public boolean reads() {
    return switch (request) {
      case GetItemRequest _,
          BatchGetItemRequest _,
          TransactGetItemsRequest _,
          QueryRequest _,
          ScanRequest _ ->
          true;
      default -> false;
    };
  }
}
