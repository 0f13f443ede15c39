package yibao.simulator.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/**
 * Which items a query looks at: those with one hash key, and of them perhaps those whose range key
 * stands in one relation.
 *
 * @param hash the hash key's value
 * @param range what is asked of the range key, if anything
 */
public record KeyCondition(Value hash, Optional<Condition> range) {

  private static final List<String> KNOWN =
      List.of("=", "<", "<=", ">", ">=", "BETWEEN", "begins_with");

  /**
   * Reads a KeyConditionExpression.
   *
   * @throws Refusal if it can't be read or asks of a key what can't be asked
   */
  public static KeyCondition read(
      String expression, Placeholders placeholders, KeyPart hash, Optional<KeyPart> range) {
    Map<String, Condition> byAttribute = new HashMap<>();
    conjuncts(Condition.read(expression, placeholders))
        .forEach(
            condition -> {
              if (byAttribute.put(attribute(condition), condition) != null) {
                throw new Refusal(
                    "KeyConditionExpressions must only contain one condition per key");
              }
            });
    Condition ofHash = byAttribute.remove(hash.attribute());
    if (ofHash == null) {
      throw new Refusal("Query condition missed key schema element: " + hash.attribute());
    }
    Optional<Condition> ofRange = range.map(part -> byAttribute.remove(part.attribute()));
    if (!byAttribute.isEmpty()) {
      throw new Refusal(
          range.isPresent() && ofRange.isEmpty()
              ? "Query condition missed key schema element: " + range.get().attribute()
              : "Query key condition not supported");
    }
    if (!ofHash.operator().equals("=")) {
      throw new Refusal("Query key condition not supported");
    }
    checkTypes(ofHash, hash);
    ofRange.ifPresent(condition -> checkTypes(condition, range.orElseThrow()));
    return new KeyCondition(values(ofHash).findFirst().orElseThrow(), ofRange);
  }

  /** Whether an item with the hash key is one of those. */
  public boolean holdsInRange(Value.Document item) {
    return range.map(condition -> condition.holds(item)).orElse(true);
  }

  /** The least value that the range key can have, if one is known. */
  public Optional<Value> lowest() {
    return range.flatMap(
        condition ->
            switch (condition) {
              case Between(_, Operand.Given(Value lower), _) -> Optional.of(lower);
              case Compared(Comparison comparison, Operand.At _, Operand.Given(Value to))
                  when comparison == Comparison.EQUAL
                      || comparison == Comparison.GREATER
                      || comparison == Comparison.AT_LEAST ->
                  Optional.of(to);
              default -> Optional.empty();
            });
  }

  private static Stream<Condition> conjuncts(Condition condition) {
    if (condition instanceof Both(Condition one, Condition other)) {
      return Stream.of(one, other).flatMap(KeyCondition::conjuncts);
    }
    if (!KNOWN.contains(condition.operator())) {
      throw new Refusal("Invalid operator used in KeyConditionExpression: " + condition.operator());
    }
    return Stream.of(condition);
  }

  private static String attribute(Condition condition) {
    if (condition.operands().stream().anyMatch(Operand.Size.class::isInstance)) {
      throw new Refusal("KeyConditionExpressions cannot contain nested operations");
    }
    List<Path> paths = List.copyOf(condition.paths());
    if (paths.size() != 1) {
      throw new Refusal(
          paths.isEmpty()
              ? "Invalid condition in KeyConditionExpression: No key attribute specified"
              : "Invalid condition in KeyConditionExpression: Multiple attribute names used in one"
                  + " condition");
    }
    if (paths.getFirst().isNested()) {
      throw new Refusal(
          "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
              + " allowed: Key: "
              + paths.getFirst().attribute());
    }
    return paths.getFirst().attribute();
  }

  private static void checkTypes(Condition condition, KeyPart part) {
    values(condition)
        .forEach(
            value -> {
              if (value.type() != part.type()) {
                throw new Refusal(
                    "One or more parameter values were invalid: Condition parameter type does not"
                        + " match schema type");
              }
              if (value.equals(new Value.Text(""))) {
                throw new Refusal(
                    "One or more parameter values are not valid. The AttributeValue for a key"
                        + " attribute cannot contain an empty string value. Key: "
                        + part.attribute());
              }
            });
  }

  private static Stream<Value> values(Condition condition) {
    return condition.operands().stream()
        .map(operand -> operand instanceof Operand.Given(Value value) ? value : null)
        .filter(Objects::nonNull);
  }
}
