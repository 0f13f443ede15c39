package yibao.waitingperiod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import yibao.edge.Json;
import yibao.rules.Money;

/**
 * The fields of an answer in their order. What is absent is left out and named as not published.
 */
final class Parts {

  private Json.Obj fields = Json.Obj.empty();
  private final List<String> unpublished = new ArrayList<>();

  Json.Obj fields() {
    return fields;
  }

  /** The names of what is absent, in the order of the fields: {@code wait.from}. */
  List<String> unpublished() {
    return List.copyOf(unpublished);
  }

  /** Names a field as not published. */
  Parts missing(String name) {
    unpublished.add(name);
    return this;
  }

  /** A field that isn't there for other reasons than that nobody published it. */
  Parts maybe(String name, Optional<?> value) {
    fields = fields.withMaybe(name, value);
    return this;
  }

  /** A number that may be missing for reasons that are said elsewhere. */
  Parts known(String name, Optional<? extends Number> value) {
    return value.isPresent() ? number(name, value.get().longValue()) : this;
  }

  Parts text(String name, Object value) {
    fields = fields.with(name, value.toString());
    return this;
  }

  Parts text(String name, Optional<?> value) {
    return value.isPresent() ? text(name, value.get()) : missing(name);
  }

  Parts number(String name, long value) {
    fields = fields.with(name, value);
    return this;
  }

  Parts number(String name, Optional<Integer> value) {
    return value.isPresent() ? number(name, value.get()) : missing(name);
  }

  Parts number(String name, OptionalInt value) {
    return value.isPresent() ? number(name, value.getAsInt()) : missing(name);
  }

  Parts fen(String name, Optional<Money> value) {
    return value.isPresent() ? number(name, value.get().fen()) : missing(name);
  }

  Parts flag(String name, boolean value) {
    fields = fields.with(name, value);
    return this;
  }

  Parts flag(String name, Optional<Boolean> value) {
    return value.isPresent() ? flag(name, value.get()) : missing(name);
  }

  /** An object of its own, whose absent fields are named after it. */
  Parts nested(String name, Consumer<Parts> filling) {
    Parts inner = new Parts();
    filling.accept(inner);
    fields = fields.with(name, inner.fields);
    inner.unpublished.forEach(absent -> unpublished.add(name + "." + absent));
    return this;
  }
}
