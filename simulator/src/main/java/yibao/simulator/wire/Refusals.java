package yibao.simulator.wire;

import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** The exceptions by which the SDK tells of faults. */
final class Refusals {

  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private Refusals() {}

  static SdkException noAnswer() {
    return SdkClientException.create(
        "Unable to execute HTTP request: Read timed out",
        new SocketTimeoutException("Read timed out"));
  }

  static SdkException serverError() {
    String message = "The server encountered an internal error trying to fulfil the request.";
    return InternalServerErrorException.builder()
        .message(message)
        .statusCode(FAILED)
        .awsErrorDetails(details("InternalServerError", message))
        .build();
  }

  static SdkException throttled(Call call) {
    if (call.request() instanceof TransactWriteItemsRequest transaction) {
      return cancelled(transaction, "ThrottlingError", "Throughput exceeds the current capacity.");
    }
    String message = "Throughput exceeds the current capacity of your table or index.";
    return ProvisionedThroughputExceededException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("ProvisionedThroughputExceededException", message))
        .build();
  }

  static SdkException conflict(TransactWriteItemsRequest transaction) {
    return cancelled(transaction, "TransactionConflict", "Transaction is ongoing for the item");
  }

  static SdkException inProgress() {
    String message = "The transaction with the given request token is already in progress.";
    return TransactionInProgressException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("TransactionInProgressException", message))
        .build();
  }

  /** For the last action, so that who looks at the first alone is found out. */
  private static SdkException cancelled(
      TransactWriteItemsRequest transaction, String code, String why) {
    List<CancellationReason> reasons =
        new ArrayList<>(
            Collections.nCopies(
                transaction.transactItems().size() - 1,
                CancellationReason.builder().code("None").build()));
    reasons.add(CancellationReason.builder().code(code).message(why).build());
    String message =
        "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + reasons.stream().map(CancellationReason::code).toList();
    return TransactionCanceledException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("TransactionCanceledException", message))
        .cancellationReasons(reasons)
        .build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("DynamoDb")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
