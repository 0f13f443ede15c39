package yibao.simulator.memory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Value;

/** The refusals of DynamoDB as the SDK throws them. */
final class Answers {

  private static final int REFUSED = 400;
  private static final String CONDITION_FAILED = "The conditional request failed";

  private Answers() {}

  static DynamoDbException invalid(String why) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(why)
            .statusCode(REFUSED)
            .awsErrorDetails(details("ValidationException", why))
            .build();
  }

  static ConditionalCheckFailedException conditionFailed(Optional<Value.Document> item) {
    ConditionalCheckFailedException.Builder failed =
        ConditionalCheckFailedException.builder()
            .message(CONDITION_FAILED)
            .statusCode(REFUSED)
            .awsErrorDetails(details("ConditionalCheckFailedException", CONDITION_FAILED));
    item.ifPresent(found -> failed.item(AttributeValues.write(found)));
    return failed.build();
  }

  static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    String message =
        "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + reasons.stream()
                .map(CancellationReason::code)
                .collect(Collectors.joining(", ", "[", "]"));
    return TransactionCanceledException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("TransactionCanceledException", message))
        .cancellationReasons(reasons)
        .build();
  }

  static CancellationReason noReason() {
    return CancellationReason.builder().code("None").build();
  }

  static CancellationReason invalidReason(String why) {
    return CancellationReason.builder().code("ValidationError").message(why).build();
  }

  static CancellationReason conditionReason(Optional<Value.Document> item) {
    CancellationReason.Builder reason =
        CancellationReason.builder().code("ConditionalCheckFailed").message(CONDITION_FAILED);
    item.ifPresent(found -> reason.item(AttributeValues.write(found)));
    return reason.build();
  }

  static IdempotentParameterMismatchException otherRequest() {
    String message = "The request was sent with this token before, and with other parameters";
    return IdempotentParameterMismatchException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("IdempotentParameterMismatchException", message))
        .build();
  }

  static ResourceNotFoundException noTable(String table) {
    String message = "Requested resource not found: Table: " + table + " not found";
    return ResourceNotFoundException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("ResourceNotFoundException", message))
        .build();
  }

  static ResourceInUseException tableExists(String table) {
    String message = "Table already exists: " + table;
    return ResourceInUseException.builder()
        .message(message)
        .statusCode(REFUSED)
        .awsErrorDetails(details("ResourceInUseException", message))
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
