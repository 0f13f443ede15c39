package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Value;

/** Writes of several items, all or none. */
final class Transactions {

  private static final int MOST_ACTIONS = 100;
  private static final long LARGEST = 4L * 1024 * 1024;

  private final Tables tables;
  private final Tokens tokens;

  Transactions(Tables tables, Tokens tokens) {
    this.tables = tables;
    this.tokens = tokens;
  }

  /** One action: what it would change, or why it can't. */
  private sealed interface Part {
    record Able(Write write, Optional<Value.Document> before, Optional<Value.Document> after)
        implements Part {}

    record Unable(CancellationReason reason) implements Part {}

    default CancellationReason reason() {
      return switch (this) {
        case Able _ -> Answers.noReason();
        case Unable(CancellationReason reason) -> reason;
      };
    }
  }

  TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
    List<TransactWriteItem> actions = request.transactItems();
    checkCount(actions.size());
    List<Wished> wished = actions.stream().map(Transactions::wished).toList();
    if (tokens.isRepeat(request)) {
      return answer(request.returnConsumedCapacity(), read(parts(wished)));
    }
    List<Part> parts = parts(wished);
    if (parts.stream().anyMatch(Part.Unable.class::isInstance)) {
      throw Answers.cancelled(parts.stream().map(Part::reason).toList());
    }
    List<Part.Able> able = parts.stream().map(Part.Able.class::cast).toList();
    checkSize(able);
    able.forEach(part -> part.write().replace(part.after()));
    tokens.remember(request);
    return answer(request.returnConsumedCapacity(), written(able));
  }

  private static void checkCount(int actions) {
    if (actions == 0) {
      throw new Refusal(
          "Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length"
              + " greater than or equal to 1");
    }
    if (actions > MOST_ACTIONS) {
      throw new Refusal(
          "Value at 'transactItems' failed to satisfy constraint: Member must have length less than"
              + " or equal to 100");
    }
  }

  private static void checkSize(List<Part.Able> parts) {
    long size =
        parts.stream().flatMap(part -> part.after().stream()).mapToLong(Sizes::ofItem).sum();
    if (size > LARGEST) {
      throw new Refusal("Transaction payload size cannot exceed 4MB. Payload Size: " + size);
    }
  }

  private List<Part> parts(List<Wished> wished) {
    Set<List<Object>> items = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (Wished each : wished) {
      try {
        Write write = each.kind().write(tables.named(each.wish().table()), each.wish());
        if (!items.add(List.of(write.table().name(), write.key()))) {
          throw new Refusal("Transaction request cannot include multiple operations on one item");
        }
        parts.add(part(write));
      } catch (Misfit e) {
        parts.add(new Part.Unable(Answers.invalidReason(e.why())));
      }
    }
    return parts;
  }

  private interface Kind {
    Write write(Table table, Wish wish);
  }

  private record Wished(Kind kind, Wish wish) {}

  private static Wished wished(TransactWriteItem action) {
    List<Wished> wished = new ArrayList<>(1);
    if (action.conditionCheck() != null) {
      wished.add(new Wished(Write::check, Wish.of(Asked.of(action.conditionCheck()))));
    }
    if (action.put() != null) {
      wished.add(new Wished(Write::put, Wish.of(Asked.of(action.put()))));
    }
    if (action.delete() != null) {
      wished.add(new Wished(Write::delete, Wish.of(Asked.of(action.delete()))));
    }
    if (action.update() != null) {
      wished.add(new Wished(Write::update, Wish.of(Asked.of(action.update()))));
    }
    if (wished.size() != 1) {
      throw new Refusal("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    return wished.getFirst();
  }

  private static Part part(Write write) {
    Optional<Value.Document> before = write.before();
    if (!write.isAllowed(before)) {
      return new Part.Unable(Answers.conditionReason(write.told(before)));
    }
    try {
      return new Part.Able(write, before, write.effect().on(before));
    } catch (Refusal e) {
      return new Part.Unable(Answers.invalidReason(e.why()));
    }
  }

  private static Consumption written(List<Part.Able> parts) {
    Consumption consumption = new Consumption();
    for (Part.Able part : parts) {
      Table table = part.write().table();
      consumption.of(table).write(table, part.before(), part.after(), 2);
    }
    return consumption;
  }

  /** A repeat costs the reading of what it would write. */
  private static Consumption read(List<Part> parts) {
    Consumption consumption = new Consumption();
    for (Part part : parts) {
      if (part instanceof Part.Able(Write write, Optional<Value.Document> before, _)) {
        consumption.of(write.table()).read(Lookup.size(before), true, 2);
      }
    }
    return consumption;
  }

  private static TransactWriteItemsResponse answer(
      ReturnConsumedCapacity asked, Consumption consumption) {
    TransactWriteItemsResponse.Builder answer = TransactWriteItemsResponse.builder();
    consumption.told(asked).ifPresent(answer::consumedCapacity);
    return answer.build();
  }
}
