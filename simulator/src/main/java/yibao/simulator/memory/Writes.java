package yibao.simulator.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import yibao.simulator.expression.Path;
import yibao.simulator.expression.Projection;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Writes of one item outside transactions. */
record Writes(Tables tables) {

  private record Done(
      Optional<Value.Document> before, Optional<Value.Document> after, Units units) {}

  PutItemResponse put(PutItemRequest request) {
    Table table = tables.named(request.tableName());
    boolean told = tellsOld(request.returnValues());
    Done done = done(Write.put(table, Wish.of(Asked.of(request))));
    PutItemResponse.Builder answer = PutItemResponse.builder();
    if (told) {
      done.before().map(AttributeValues::write).ifPresent(answer::attributes);
    }
    consumed(request.returnConsumedCapacity(), done).ifPresent(answer::consumedCapacity);
    return answer.build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    Table table = tables.named(request.tableName());
    boolean told = tellsOld(request.returnValues());
    Done done = done(Write.delete(table, Wish.of(Asked.of(request))));
    DeleteItemResponse.Builder answer = DeleteItemResponse.builder();
    if (told) {
      done.before().map(AttributeValues::write).ifPresent(answer::attributes);
    }
    consumed(request.returnConsumedCapacity(), done).ifPresent(answer::consumedCapacity);
    return answer.build();
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    Table table = tables.named(request.tableName());
    if (request.returnValues() == ReturnValue.UNKNOWN_TO_SDK_VERSION) {
      throw wrongReturnValues();
    }
    Write write = Write.update(table, Wish.of(Asked.of(request)));
    Done done = done(write);
    UpdateItemResponse.Builder answer = UpdateItemResponse.builder();
    told(request.returnValues(), write.wish().update().paths(), done).ifPresent(answer::attributes);
    consumed(request.returnConsumedCapacity(), done).ifPresent(answer::consumedCapacity);
    return answer.build();
  }

  private static Done done(Write write) {
    Optional<Value.Document> before = write.before();
    if (!write.isAllowed(before)) {
      throw Answers.conditionFailed(write.told(before));
    }
    Optional<Value.Document> after = write.effect().on(before);
    Units units = new Units(write.table().name());
    units.write(write.table(), before, after, 1);
    write.replace(after);
    return new Done(before, after, units);
  }

  private static boolean tellsOld(ReturnValue asked) {
    if (asked != null && asked != ReturnValue.NONE && asked != ReturnValue.ALL_OLD) {
      throw wrongReturnValues();
    }
    return asked == ReturnValue.ALL_OLD;
  }

  private static Refusal wrongReturnValues() {
    return new Refusal("Return values set to invalid value");
  }

  private static Optional<ConsumedCapacity> consumed(ReturnConsumedCapacity asked, Done done) {
    return Units.areAsked(asked) ? Optional.of(done.units().told(asked)) : Optional.empty();
  }

  private static Optional<Map<String, AttributeValue>> told(
      ReturnValue asked, List<Path> updated, Done done) {
    if (asked == null) {
      return Optional.empty();
    }
    return switch (asked) {
      case ALL_OLD -> done.before().map(AttributeValues::write);
      case ALL_NEW -> done.after().map(AttributeValues::write);
      case UPDATED_OLD -> updated(updated, done.before());
      case UPDATED_NEW -> updated(updated, done.after());
      case NONE, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
    };
  }

  private static Optional<Map<String, AttributeValue>> updated(
      List<Path> updated, Optional<Value.Document> item) {
    return item.map(found -> new Projection(updated).of(found))
        .filter(part -> !part.fields().isEmpty())
        .map(AttributeValues::write);
  }
}
