package yibao.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An object of a request, asked for its fields by name. Every error is noted with its pointer and
 * reading goes on, so that the caller learns all of them at once; until {@link Body} has found
 * none, the values read are of no use.
 */
public final class Fields {

  private static final Said MISSING = new Said("缺少此字段", "this field is missing");
  private static final Said LIST = new Said("应为列表", "a list is asked");
  private static final Said UNKNOWN =
      new Said("没有这个字段，请更正或去掉", "there is no such field; correct it or leave it out");

  private final Map<String, Json> fields;
  private final String pointer;
  private final Errors errors;
  private final Set<String> asked = new TreeSet<>();

  private Fields(Map<String, Json> fields, String pointer, Errors errors) {
    this.fields = fields;
    this.pointer = pointer;
    this.errors = errors;
  }

  static Fields of(Json value, String pointer, Errors errors) {
    if (value instanceof Json.Obj object) {
      return new Fields(object.fields(), pointer, errors);
    }
    errors.add(pointer, new Said("应为 JSON 对象", "a JSON object is asked"));
    return new Fields(Map.of(), pointer, new Errors());
  }

  /** Reads an object, or a list of one to so many; an error names the item's place in the list. */
  static <T> OneOrMany<T> oneOrMany(
      Json value, int most, Errors errors, Function<Fields, T> reading) {
    if (!(value instanceof Json.Arr array)) {
      return new OneOrMany<>(List.of(nested(value, "", errors, reading)), false);
    }
    return new OneOrMany<>(items(array, "", 1, most, errors, reading), true);
  }

  /** Reads a list of texts of one form, no more than so many. */
  static <T> List<T> texts(Json value, int most, Errors errors, Form<T> form) {
    if (!(value instanceof Json.Arr array)) {
      errors.add("", LIST);
      return List.of();
    }
    if (array.items().size() > most) {
      errors.add("", count(0, most, array.items().size()));
      return List.of();
    }
    List<T> texts = new ArrayList<>();
    for (Json item : array.items()) {
      texts.add(read("/" + texts.size(), item, errors, form));
    }
    return texts;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Where the field stands in the body. */
  public String at(String name) {
    return pointer + "/" + Pointers.escaped(name);
  }

  public void error(String name, String chinese, String english) {
    errors.add(at(name), new Said(chinese, english));
  }

  public <T> T read(String name, Form<T> form) {
    return maybe(name, form).orElseGet(() -> missing(name, form.absent()));
  }

  /** A text that may be left out; present though wrong, it is an error. */
  public <T> Optional<T> maybe(String name, Form<T> form) {
    return value(name).map(value -> read(at(name), value, form));
  }

  /** An integer between the bounds, both included. */
  public long integer(String name, long least, long most) {
    return maybeInteger(name, least, most).orElseGet(() -> missing(name, least));
  }

  public Optional<Long> maybeInteger(String name, long least, long most) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Json.Int number
                  && number.value() >= least
                  && number.value() <= most) {
                return number.value();
              }
              error(
                  name,
                  "应为 " + least + " 至 " + most + " 之间的整数",
                  "an integer from " + least + " to " + most + " is asked");
              return least;
            });
  }

  /** True or false; false if left out. */
  public boolean flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Json.Bool flag) {
                return flag.value();
              }
              error(name, "应为 true 或 false", "true or false is asked");
              return false;
            })
        .orElse(false);
  }

  /** An object that must be there. */
  public <T> T object(String name, Function<Fields, T> reading) {
    Optional<Json> value = value(name);
    if (value.isEmpty()) {
      missing(name, "");
    }
    return nested(
        value.orElse(Json.Obj.empty()),
        at(name),
        value.isPresent() ? errors : new Errors(),
        reading);
  }

  public <T> Optional<T> maybeObject(String name, Function<Fields, T> reading) {
    return value(name).map(value -> nested(value, at(name), errors, reading));
  }

  /** A list of objects, which must be there and hold so many. */
  public <T> List<T> list(String name, int least, int most, Function<Fields, T> reading) {
    if (!has(name)) {
      missing(name, "");
      return List.of();
    }
    return items(name, least, most, reading);
  }

  /** A list of objects, empty if left out. */
  public <T> List<T> maybeList(String name, int most, Function<Fields, T> reading) {
    return has(name) ? items(name, 0, most, reading) : List.of();
  }

  /** A list of whatever, which must be there and hold so many; its items are read elsewhere. */
  public List<Json> raw(String name, int least, int most) {
    Json value = value(name).orElseGet(() -> missing(name, new Json.Arr(List.of())));
    if (!has(name)) {
      return List.of();
    }
    if (!(value instanceof Json.Arr array)) {
      errors.add(at(name), LIST);
      return List.of();
    }
    int size = array.items().size();
    if (size < least || size > most) {
      errors.add(at(name), count(least, most, size));
      return List.of();
    }
    return array.items();
  }

  /** A list of texts of one form, which must be there and hold so many. */
  public <T> List<T> texts(String name, int least, int most, Form<T> form) {
    List<T> texts = new ArrayList<>();
    for (Json item : raw(name, least, most)) {
      texts.add(read(at(name) + "/" + texts.size(), item, form));
    }
    return texts;
  }

  /** To be called when every field has been asked for: what is left is unknown. */
  void done() {
    for (String name : fields.keySet()) {
      if (!asked.contains(name)) {
        errors.add(at(name), UNKNOWN);
      }
    }
  }

  private <T> List<T> items(String name, int least, int most, Function<Fields, T> reading) {
    Json value = value(name).orElse(new Json.Arr(List.of()));
    if (!(value instanceof Json.Arr array)) {
      errors.add(at(name), LIST);
      return List.of();
    }
    return items(array, at(name), least, most, errors, reading);
  }

  private static <T> List<T> items(
      Json.Arr array,
      String pointer,
      int least,
      int most,
      Errors errors,
      Function<Fields, T> reading) {
    int size = array.items().size();
    if (size < least || size > most) {
      errors.add(pointer, count(least, most, size));
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (Json item : array.items()) {
      items.add(nested(item, pointer + "/" + items.size(), errors, reading));
    }
    return items;
  }

  private static Said count(int least, int most, int size) {
    return new Said(
        "应有 " + least + " 至 " + most + " 项，现有 " + size + " 项",
        least + " to " + most + " items are asked, not " + size);
  }

  private static <T> T nested(
      Json value, String pointer, Errors errors, Function<Fields, T> reading) {
    Fields nested = of(value, pointer, errors);
    T read = reading.apply(nested);
    nested.done();
    return read;
  }

  private <T> T read(String pointer, Json value, Form<T> form) {
    return read(pointer, value, errors, form);
  }

  private static <T> T read(String pointer, Json value, Errors errors, Form<T> form) {
    if (value instanceof Json.Text text) {
      Optional<T> meaning = form.read().apply(text.value());
      if (meaning.isPresent()) {
        return meaning.get();
      }
    }
    errors.add(pointer, form.mend());
    return form.absent();
  }

  private Optional<Json> value(String name) {
    asked.add(name);
    return Optional.ofNullable(fields.get(name));
  }

  private <T> T missing(String name, T absent) {
    errors.add(at(name), MISSING);
    return absent;
  }
}
