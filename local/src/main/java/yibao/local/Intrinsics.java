package yibao.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code !Ref}, {@code !Sub}, {@code !GetAtt}, {@code !Join} and conditions of one template
 * come to here.
 */
final class Intrinsics {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");
  private static final Object NO_VALUE = new Object();

  private static final Map<String, Object> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::StackName", LocalAccount.STACK,
          "AWS::Region", LocalAccount.REGION,
          "AWS::AccountId", LocalAccount.ID,
          "AWS::Partition", LocalAccount.PARTITION,
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackId", LocalAccount.arn("cloudformation", "stack/" + LocalAccount.STACK),
          "AWS::NoValue", NO_VALUE);

  private final Map<String, @Nullable Object> parameters;
  private final Map<String, @Nullable Object> conditions;
  private final ResourceNames names;

  Intrinsics(Map<String, @Nullable Object> template) {
    this.parameters = map(template.get("Parameters"), "Parameters");
    this.conditions = map(template.get("Conditions"), "Conditions");
    this.names = new ResourceNames(map(template.get("Resources"), "Resources"), this);
  }

  /** The value with every intrinsic in it resolved; null for {@code AWS::NoValue}. */
  @Nullable Object resolve(@Nullable Object value, String place) {
    Object resolved = resolved(value, place);
    return resolved == NO_VALUE ? null : resolved;
  }

  boolean holds(String condition, String place) {
    if (!conditions.containsKey(condition)) {
      throw new TemplateException(
          place,
          "names the condition " + condition + ", which isn't there",
          "Add it to Conditions.");
    }
    return truth(conditions.get(condition), "Conditions." + condition);
  }

  private @Nullable Object resolved(@Nullable Object value, String place) {
    return switch (value) {
      case List<?> list -> list(list, place);
      case Map<?, ?> map -> map.size() == 1 ? callOrMap(map, place) : everyValue(map, place);
      case null, default -> value;
    };
  }

  private @Nullable Object callOrMap(Map<?, ?> map, String place) {
    var entry = map.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "Ref" -> ref(text(argument, place), place);
      case "Fn::Sub" -> sub(argument, place);
      case "Fn::GetAtt" -> names.attribute(path(argument, place), place);
      case "Fn::Join" -> join(argument, place);
      case "Fn::If" -> choose(argument, place);
      case String call when call.startsWith("Fn::") ->
          throw new TemplateException(
              place,
              "uses " + call + ", which the local cloud doesn't know",
              "Use Sub, Join or If.");
      default -> everyValue(map, place);
    };
  }

  private Map<String, @Nullable Object> everyValue(Map<?, ?> map, String place) {
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          Object item = resolved(value, place + "." + key);
          if (item != NO_VALUE) {
            resolved.put(String.valueOf(key), item);
          }
        });
    return resolved;
  }

  private List<@Nullable Object> list(List<?> list, String place) {
    List<@Nullable Object> resolved = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object item = resolved(list.get(i), place + "[" + i + "]");
      if (item != NO_VALUE) {
        resolved.add(item);
      }
    }
    return resolved;
  }

  private Object ref(String name, String place) {
    Object pseudo = PSEUDO_PARAMETERS.get(name);
    if (pseudo != null) {
      return pseudo;
    }
    if (parameters.containsKey(name)) {
      return parameter(name);
    }
    return names.ref(name, place);
  }

  private Object parameter(String name) {
    Object value = map(parameters.get(name), "Parameters." + name).get("Default");
    if (value == null) {
      throw new TemplateException(
          "Parameters." + name, "has no Default, so nothing is known of it here", "Give it one.");
    }
    return value;
  }

  private static String path(@Nullable Object argument, String place) {
    return argument instanceof List<?> parts
        ? parts.stream().map(String::valueOf).collect(Collectors.joining("."))
        : text(argument, place);
  }

  private String sub(@Nullable Object argument, String place) {
    Map<String, @Nullable Object> own = Map.of();
    Object text = argument;
    if (argument instanceof List<?> parts && parts.size() == 2) {
      text = parts.get(0);
      own = everyValue(map(parts.get(1), place), place);
    }
    Map<String, @Nullable Object> variables = own;
    return VARIABLE
        .matcher(text(text, place))
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    variable(match.group(1), match.group(2), variables, place)));
  }

  private String variable(
      String literal, String name, Map<String, @Nullable Object> own, String place) {
    if (!literal.isEmpty()) {
      return "${" + name + "}";
    }
    if (own.containsKey(name)) {
      return String.valueOf(own.get(name));
    }
    return name.contains(".") ? names.attribute(name, place) : String.valueOf(ref(name, place));
  }

  private String join(@Nullable Object argument, String place) {
    if (argument instanceof List<?> parts
        && parts.size() == 2
        && resolved(parts.get(1), place) instanceof List<?> items) {
      return items.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(text(parts.get(0), place)));
    }
    throw new TemplateException(place, "has a Join of another form", "Write [delimiter, [items]].");
  }

  private @Nullable Object choose(@Nullable Object argument, String place) {
    if (argument instanceof List<?> parts && parts.size() == 3) {
      return resolved(parts.get(holds(text(parts.get(0), place), place) ? 1 : 2), place);
    }
    throw new TemplateException(place, "has an If of another form", "Write [condition, yes, no].");
  }

  private boolean truth(@Nullable Object test, String place) {
    if (test instanceof Map<?, ?> map && map.size() == 1) {
      var entry = map.entrySet().iterator().next();
      if (Objects.equals(entry.getKey(), "Condition")) {
        return holds(text(entry.getValue(), place), place);
      }
      if (entry.getValue() instanceof List<?> parts) {
        return switch (String.valueOf(entry.getKey())) {
          case "Fn::Equals" ->
              Objects.equals(
                  String.valueOf(resolved(parts.get(0), place)),
                  String.valueOf(resolved(parts.get(1), place)));
          case "Fn::And" -> parts.stream().allMatch(part -> truth(part, place));
          case "Fn::Or" -> parts.stream().anyMatch(part -> truth(part, place));
          case "Fn::Not" -> !truth(parts.get(0), place);
          default ->
              throw new TemplateException(place, "is no known test", "Use Equals, And, Or, Not.");
        };
      }
    }
    throw new TemplateException(place, "is no test", "Use Equals, And, Or, Not or Condition.");
  }

  private static String text(@Nullable Object value, String place) {
    if (value instanceof String text) {
      return text;
    }
    throw new TemplateException(place, "needs a text, not " + value, "Write a name there.");
  }

  @SuppressWarnings("unchecked") // YamlTree makes only maps with text keys
  static Map<String, @Nullable Object> map(@Nullable Object value, String place) {
    return switch (value) {
      case null -> Map.of();
      case Map<?, ?> map -> (Map<String, @Nullable Object>) map;
      default ->
          throw new TemplateException(place, "is no mapping", "Indent its properties below it.");
    };
  }
}
