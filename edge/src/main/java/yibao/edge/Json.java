package yibao.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. No number here is a float: what is no integer stays as it is written. */
public sealed interface Json {

  JsonFactory FACTORY = new JsonFactory();

  /** An object, its fields in the order in which they were put. */
  record Obj(Map<String, Json> fields) implements Json {

    public Obj {
      fields = new LinkedHashMap<>(fields);
    }

    public static Obj empty() {
      return new Obj(Map.of());
    }

    public Obj with(String name, Json value) {
      Obj copy = new Obj(fields);
      copy.fields.put(name, value);
      return copy;
    }

    public Obj with(String name, String value) {
      return with(name, new Text(value));
    }

    public Obj with(String name, long value) {
      return with(name, new Int(value));
    }

    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }

    public Obj with(String name, List<? extends Json> values) {
      return with(name, new Arr(List.copyOf(values)));
    }

    /**
     * With the field if there is a value; an absent value is an absent field, never {@code null}.
     */
    public Obj withMaybe(String name, Optional<?> value) {
      return value.isPresent() ? with(name, new Text(value.get().toString())) : this;
    }
  }

  /** A list. */
  record Arr(List<Json> items) implements Json {}

  /** A string. */
  record Text(String value) implements Json {}

  /** An integer that fits a {@code long}. */
  record Int(long value) implements Json {}

  /**
   * A number with a point or an exponent, or too large for a {@code long}, as it is written. The
   * functions' own bodies refuse it; an interface that speaks of yuan reads and writes it.
   */
  record OtherNumber(String written) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** {@code null}; refused in the functions' own bodies, and never written into them. */
  record Null() implements Json {}

  static List<Json> texts(List<String> values) {
    List<Json> texts = new ArrayList<>();
    values.forEach(value -> texts.add(new Text(value)));
    return texts;
  }

  /** The value as text, without white space. */
  default String write() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    switch (this) {
      case Obj object -> {
        json.writeStartObject();
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
          json.writeFieldName(field.getKey());
          field.getValue().write(json);
        }
        json.writeEndObject();
      }
      case Arr array -> {
        json.writeStartArray();
        for (Json item : array.items()) {
          item.write(json);
        }
        json.writeEndArray();
      }
      case Text text -> json.writeString(text.value());
      case Int number -> json.writeNumber(number.value());
      case OtherNumber number -> json.writeNumber(number.written());
      case Bool flag -> json.writeBoolean(flag.value());
      case Null nothing -> json.writeNull();
    }
  }
}
