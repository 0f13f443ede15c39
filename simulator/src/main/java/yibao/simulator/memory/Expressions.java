package yibao.simulator.memory;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.simulator.expression.Placeholders;
import yibao.simulator.value.Refusal;

/** The expressions of one request or action, with the names and values that they share. */
final class Expressions {

  private final Placeholders placeholders;

  /**
   * @param names null where none were sent, which is not the same as an empty list of them
   * @param values likewise
   * @param expressions null where they weren't sent
   */
  Expressions(
      @Nullable Map<String, String> names,
      @Nullable Map<String, AttributeValue> values,
      @Nullable String... expressions) {
    boolean any = Stream.of(expressions).anyMatch(text -> text != null);
    check("ExpressionAttributeNames", names, any);
    check("ExpressionAttributeValues", values, any);
    this.placeholders =
        Placeholders.of(names == null ? Map.of() : names, values == null ? Map.of() : values);
  }

  private static void check(String which, @Nullable Map<String, ?> placeholders, boolean any) {
    if (placeholders == null) {
      return;
    }
    if (!any) {
      throw new Refusal(which + " can only be specified when using expressions");
    }
    if (placeholders.isEmpty()) {
      throw new Refusal(which + " must not be empty");
    }
  }

  /** Reads one, if it was sent. */
  <T> Optional<T> read(
      String kind, @Nullable String expression, BiFunction<String, Placeholders, T> reader) {
    if (expression == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(expression, placeholders));
    } catch (Refusal e) {
      throw new Refusal("Invalid " + kind + ": " + e.why());
    }
  }

  /**
   * To be asked when all have been read.
   *
   * @throws Refusal if a name or value was sent for nothing
   */
  void allUsed() {
    placeholders.allUsed();
  }
}
