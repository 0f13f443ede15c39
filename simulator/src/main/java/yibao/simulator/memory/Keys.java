package yibao.simulator.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.simulator.expression.KeyPart;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** What DynamoDB asks of keys: types, sizes, no empty values. */
record Keys(Table table) {

  private static final int LONGEST_HASH = 2048;
  private static final int LONGEST_RANGE = 1024;

  /**
   * The key in a request, which is all of a key and nothing else.
   *
   * @throws Refusal if it is none of this table
   */
  Value.Document read(Map<String, AttributeValue> written) {
    Value.Document key = AttributeValues.read(written);
    checkKey(key);
    return key;
  }

  /**
   * @throws Refusal if it is no key of this table
   */
  void checkKey(Value.Document key) {
    if (key.fields().size() != table.keys().parts().count()) {
      throw new Refusal("The provided key element does not match the schema");
    }
    check(key);
  }

  /**
   * @throws Refusal if the item has no key for this table, or none that its indexes can take
   */
  void check(Value.Document item) {
    table
        .keys()
        .parts()
        .forEach(
            part -> {
              Value value =
                  item.at(part.attribute())
                      .orElseThrow(
                          () ->
                              new Refusal(
                                  "One or more parameter values were invalid: Missing the key "
                                      + part.attribute()
                                      + " in the item"));
              if (isEmpty(value) && value.type() == part.type()) {
                throw new Refusal(
                    "One or more parameter values are not valid. The AttributeValue for a key"
                        + " attribute cannot contain an empty string value. Key: "
                        + part.attribute());
              }
            });
    table
        .keys()
        .parts()
        .forEach(part -> checkType(part, item.at(part.attribute()).orElseThrow(), "key"));
    checkSize(item, table.keys());
  }

  /**
   * @throws Refusal if an attribute is a key of an index that can't take it
   */
  void checkIndexes(Value.Document item) {
    for (Index index : table.indexes().values()) {
      index
          .schema()
          .keys()
          .parts()
          .forEach(
              part ->
                  item.at(part.attribute())
                      .ifPresent(value -> checkIndexKey(index.schema().name(), part, value)));
      checkSize(item, index.schema().keys());
    }
  }

  private static void checkIndexKey(String index, KeyPart part, Value value) {
    if (isEmpty(value) && value.type() == part.type()) {
      throw new Refusal(
          "One or more parameter values are not valid. A value specified for a secondary index key"
              + " is not supported. The AttributeValue for a key attribute cannot contain an empty"
              + " string value. IndexName: "
              + index
              + ", IndexKey: "
              + part.attribute());
    }
    checkType(part, value, "Index Key");
  }

  private static void checkType(KeyPart part, Value value, String what) {
    if (!value.type().isOrdered()) {
      throw new Refusal("Invalid attribute value type: a key is a text, a number or bytes");
    }
    if (value.type() != part.type()) {
      throw new Misfit(
          "One or more parameter values were invalid: Type mismatch for "
              + what
              + " "
              + part.attribute()
              + " expected: "
              + part.type()
              + " actual: "
              + value.type());
    }
  }

  private static void checkSize(Value.Document item, KeySchema keys) {
    if (isLonger(item.at(keys.hash().attribute()), LONGEST_HASH)) {
      throw new Misfit(
          "One or more parameter values were invalid: Size of hashkey has exceeded the maximum"
              + " size limit of 2048 bytes");
    }
    if (isLonger(keys.range().flatMap(part -> item.at(part.attribute())), LONGEST_RANGE)) {
      throw new Misfit(
          "One or more parameter values were invalid: Aggregated size of all range keys has"
              + " exceeded the size limit of 1024 bytes");
    }
  }

  private static boolean isLonger(Optional<Value> value, int most) {
    return value.filter(key -> Sizes.of(key) > most).isPresent();
  }

  /** A key is never an empty text, nor no bytes. */
  static boolean isEmpty(Value value) {
    return (value.type() == Type.S || value.type() == Type.B) && Sizes.of(value) == 0;
  }

  /** The key's parts in their order. */
  List<Value> parts(Value.Document key) {
    return table.keys().keyOf(key);
  }
}
