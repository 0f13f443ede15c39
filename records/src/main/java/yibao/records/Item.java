package yibao.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of a stored item, written and read by name and type. What is absent is not stored.
 */
final class Item {

  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  static Item empty() {
    return new Item(new HashMap<>());
  }

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(attributes);
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  Item text(String name, String value) {
    attributes.put(name, AttributeValue.fromS(value));
    return this;
  }

  Item maybe(String name, Optional<?> value) {
    value.ifPresent(present -> text(name, present.toString()));
    return this;
  }

  Item number(String name, long value) {
    attributes.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  Item maybeNumber(String name, Optional<Long> value) {
    value.ifPresent(present -> number(name, present));
    return this;
  }

  /** A number with a point, exactly as it is. */
  Item decimal(String name, BigDecimal value) {
    attributes.put(name, AttributeValue.fromN(value.toPlainString()));
    return this;
  }

  Item maybeDecimal(String name, Optional<BigDecimal> value) {
    value.ifPresent(present -> decimal(name, present));
    return this;
  }

  Item bytes(String name, SdkBytes value) {
    attributes.put(name, AttributeValue.fromB(value));
    return this;
  }

  Item second(String name, Instant value) {
    return number(name, value.getEpochSecond());
  }

  Item maybeSecond(String name, Optional<Instant> value) {
    value.ifPresent(present -> second(name, present));
    return this;
  }

  Item flag(String name, boolean value) {
    attributes.put(name, AttributeValue.fromBool(value));
    return this;
  }

  /** An empty list is left out. */
  Item texts(String name, List<String> values) {
    if (!values.isEmpty()) {
      attributes.put(
          name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    }
    return this;
  }

  <T> Item list(String name, List<T> values, Function<T, Item> written) {
    List<AttributeValue> items = new ArrayList<>();
    for (T value : values) {
      items.add(AttributeValue.fromM(written.apply(value).attributes()));
    }
    attributes.put(name, AttributeValue.fromL(items));
    return this;
  }

  /** An empty list is left out. */
  <T> Item maybeList(String name, List<T> values, Function<T, Item> written) {
    return values.isEmpty() ? this : list(name, values, written);
  }

  <T> Item maybeItem(String name, Optional<T> value, Function<T, Item> written) {
    value.ifPresent(
        present -> attributes.put(name, AttributeValue.fromM(written.apply(present).attributes())));
    return this;
  }

  String text(String name) {
    return attribute(name).s();
  }

  Optional<String> maybeText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  LocalDate day(String name) {
    return LocalDate.parse(text(name));
  }

  Optional<LocalDate> maybeDay(String name) {
    return maybeText(name).map(LocalDate::parse);
  }

  long number(String name) {
    return Long.parseLong(attribute(name).n());
  }

  Optional<Long> maybeNumber(String name) {
    return has(name) ? Optional.of(number(name)) : Optional.empty();
  }

  BigDecimal decimal(String name) {
    return new BigDecimal(attribute(name).n());
  }

  Optional<BigDecimal> maybeDecimal(String name) {
    return has(name) ? Optional.of(decimal(name)) : Optional.empty();
  }

  SdkBytes bytes(String name) {
    return attribute(name).b();
  }

  Instant second(String name) {
    return Instant.ofEpochSecond(number(name));
  }

  Optional<Instant> maybeSecond(String name) {
    return has(name) ? Optional.of(second(name)) : Optional.empty();
  }

  boolean flag(String name) {
    return attribute(name).bool();
  }

  List<String> texts(String name) {
    return has(name) ? attribute(name).l().stream().map(AttributeValue::s).toList() : List.of();
  }

  <T> List<T> list(String name, Function<Item, T> read) {
    List<T> values = new ArrayList<>();
    for (AttributeValue value : attribute(name).l()) {
      values.add(read.apply(Item.of(value.m())));
    }
    return values;
  }

  <T> List<T> maybeList(String name, Function<Item, T> read) {
    return has(name) ? list(name, read) : List.of();
  }

  <T> Optional<T> maybeItem(String name, Function<Item, T> read) {
    return has(name) ? Optional.of(read.apply(Item.of(attribute(name).m()))) : Optional.empty();
  }

  /** A digest of all that is stored, whatever its order. */
  String digest() {
    return Hashes.base64(Digests.of(attributes));
  }

  private AttributeValue attribute(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "a stored item lacks " + name + "; it has " + attributes.keySet());
    }
    return value;
  }
}
