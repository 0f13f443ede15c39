package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as a table has it. */
record StoredItem(Map<String, AttributeValue> attributes) {

  String text(String name) {
    return maybeText(name).orElseThrow(() -> new Broken("an item lacks " + name + ": " + this));
  }

  Optional<String> maybeText(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  long number(String name) {
    return maybeNumber(name).orElseThrow(() -> new Broken("an item lacks " + name + ": " + this));
  }

  Optional<Long> maybeNumber(String name) {
    return Optional.ofNullable(attributes.get(name)).map(value -> Long.valueOf(value.n()));
  }

  boolean flag(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::bool).orElse(false);
  }

  LocalDate day(String name) {
    return LocalDate.parse(text(name));
  }

  Optional<LocalDate> maybeDay(String name) {
    return maybeText(name).map(LocalDate::parse);
  }

  Instant instant(String name) {
    return Instant.ofEpochSecond(number(name));
  }

  Optional<Instant> maybeInstant(String name) {
    return maybeNumber(name).map(Instant::ofEpochSecond);
  }

  <T> List<T> list(String name, Function<StoredItem, T> read) {
    return Optional.ofNullable(attributes.get(name))
        .map(AttributeValue::l)
        .orElse(List.of())
        .stream()
        .map(value -> read.apply(new StoredItem(value.m())))
        .toList();
  }

  /** A list or a set of texts; nothing where there is none. */
  List<String> texts(String name) {
    return Optional.ofNullable(attributes.get(name)).stream()
        .flatMap(
            value ->
                value.hasSs() ? value.ss().stream() : value.l().stream().map(AttributeValue::s))
        .toList();
  }

  Optional<StoredItem> maybeItem(String name) {
    return Optional.ofNullable(attributes.get(name)).map(value -> new StoredItem(value.m()));
  }
}
