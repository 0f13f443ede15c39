package yibao.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the template with its place, so that whatever is wrong with it can be named. */
record Section(String place, Map<String, @Nullable Object> values, Intrinsics intrinsics) {

  String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  Optional<String> optionalText(String key) {
    return switch (value(key)) {
      case null -> Optional.empty();
      case Map<?, ?> map -> throw wrong(key, "is a mapping", "Write a text.");
      case List<?> list -> throw wrong(key, "is a list", "Write a text.");
      case Object value -> Optional.of(String.valueOf(value));
    };
  }

  Optional<Integer> optionalNumber(String key) {
    return optionalText(key)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw wrong(key, "is " + text, "Write a whole number.");
              }
            });
  }

  boolean truth(String key) {
    return optionalText(key).map(Boolean::parseBoolean).orElse(false);
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  /** The section below, empty when it isn't there. */
  Section section(String key) {
    return below(place + "." + key, value(key));
  }

  /** The sections below a mapping, by name. */
  Map<String, Section> named() {
    Map<String, Section> sections = new LinkedHashMap<>();
    values.keySet().forEach(key -> sections.put(key, section(key)));
    return sections;
  }

  List<Section> list(String key) {
    Object value = value(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      throw wrong(key, "is no list", "Begin each item with a dash.");
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      sections.add(below(place + "." + key + "[" + i + "]", items.get(i)));
    }
    return sections;
  }

  List<String> texts(String key) {
    return value(key) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  TemplateException missing(String key) {
    return new TemplateException(place + "." + key, "is missing", "Add it.");
  }

  TemplateException wrong(String key, String problem, String mend) {
    return new TemplateException(place + "." + key, problem, mend);
  }

  private @Nullable Object value(String key) {
    return intrinsics.resolve(values.get(key), place + "." + key);
  }

  private Section below(String where, @Nullable Object value) {
    return new Section(where, Intrinsics.map(value, where), intrinsics);
  }
}
