package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes expressions, mostly such as can be evaluated, with the names and values that they need.
 */
final class RandomExpressions {

  private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");

  private final Dice dice;
  private final RandomValues values;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> given = new HashMap<>();

  RandomExpressions(Dice dice) {
    this.dice = dice;
    this.values = new RandomValues(dice);
  }

  /** Those that the expressions name; null where there are none, as the SDK sends nothing then. */
  @Nullable Map<String, String> names(@Nullable String... expressions) {
    names.keySet().removeIf(name -> !isIn(name, expressions));
    if (dice.percent(1)) {
      names.put("#unused", "n");
    }
    return names.isEmpty() && !dice.percent(1) ? null : names;
  }

  @Nullable Map<String, AttributeValue> values(@Nullable String... expressions) {
    given.keySet().removeIf(value -> !isIn(value, expressions));
    if (dice.percent(1)) {
      given.put(dice.of(":unused", ":un-used", "unused", ":"), values.any());
    }
    return given.isEmpty() && !dice.percent(1) ? null : given;
  }

  private static boolean isIn(String placeholder, @Nullable String... expressions) {
    Pattern whole = Pattern.compile(Pattern.quote(placeholder) + "(?![A-Za-z0-9_])");
    return Arrays.stream(expressions).anyMatch(text -> text != null && whole.matcher(text).find());
  }

  // ---- conditions

  String condition() {
    return dice.percent(2) ? broken(condition(2)) : condition(2);
  }

  private String condition(int depth) {
    if (depth == 0 || dice.percent(45)) {
      return simple();
    }
    return dice.<String>made(
        () -> condition(depth - 1) + dice.of(" AND ", " and ") + condition(depth - 1),
        () -> condition(depth - 1) + " OR " + condition(depth - 1),
        () -> "NOT " + condition(depth - 1),
        () -> "(" + condition(depth - 1) + ")",
        () -> "(" + condition(depth - 1) + ") AND (" + condition(depth - 1) + ")");
  }

  private String simple() {
    String type = values.anyType();
    String ordered = dice.of("N", "S", "B");
    return dice.<String>made(
        () -> operand(type) + " = " + operand(type),
        () -> operand(type) + " <> " + operand(type),
        () -> operand(ordered) + " " + dice.of(COMPARATORS) + " " + operand(ordered),
        () -> operand(type) + dice.of(COMPARATORS) + operand(ordered),
        () -> path(ordered) + " BETWEEN " + operand(ordered) + " AND " + operand(ordered),
        () -> operand(type) + " IN (" + list(type) + ")",
        () -> "attribute_exists(" + path(type) + ")",
        () -> "attribute_not_exists(" + path(type) + ")",
        () -> "attribute_type(" + path(type) + ", " + value(typeName()) + ")",
        () -> "begins_with(" + path(ordered) + ", " + operand(dice.of("S", "B")) + ")",
        () -> "contains(" + path(dice.of("S", "SS", "NS", "L", "B")) + ", " + operand("S") + ")",
        () -> "contains(" + path(dice.of("S", "SS", "NS", "L", "B")) + ", " + operand("N") + ")",
        () -> "size(" + path(type) + ") " + dice.of(COMPARATORS) + " " + operand("N"),
        () -> "size(" + operand("S") + ") = size(" + operand("L") + ")");
  }

  private AttributeValue typeName() {
    return dice.percent(95)
        ? AttributeValue.fromS(values.anyType())
        : dice.of(AttributeValue.fromS("QQ"), AttributeValue.fromN("1"));
  }

  private String list(String type) {
    List<String> operands = new ArrayList<>();
    for (int i = dice.below(3); i >= 0; i--) {
      operands.add(operand(type));
    }
    return String.join(", ", operands);
  }

  /** Spoils an expression: it can't be read, or its meaning is another. */
  private String broken(String expression) {
    return dice.<String>made(
        () -> "",
        () -> " ",
        () -> "(" + "(" + expression + "))",
        () -> expression + " AND",
        () -> expression + ")",
        () -> expression.replace("=", "=="),
        () -> expression.replace(":", "#"),
        () -> expression.replaceFirst("[a-z]", "_"),
        () -> expression.replaceFirst("\\(", ""),
        () -> expression + " AND nothing(n)",
        () -> expression + " AND attribute_exists(:v0)",
        () -> expression + " AND status = :v0",
        () -> expression + " AND #none = :none",
        () -> expression + " AND size(n)",
        () -> expression + " AND attribute_exists(n, s)",
        () -> expression + " AND n = n",
        () -> expression + " AND if_not_exists(n, s) = s",
        () -> expression + " AND 1 = n",
        () -> expression + " AND n.m.l[0][1].q = n",
        () -> expression + " AND l[99999999999] = n",
        () -> expression + ";");
  }

  // ---- operands

  private String operand(String type) {
    return dice.percent(55) ? path(type) : value(dice.percent(92) ? values.of(type) : values.any());
  }

  private String value(AttributeValue value) {
    String placeholder = ":v" + given.size();
    given.put(placeholder, value);
    return placeholder;
  }

  /** Mostly to something of a type. */
  private String path(String type) {
    if (dice.percent(5)) {
      return dice.of("pk", "sk", "gh", "gr");
    }
    if (dice.percent(25)) {
      return nested();
    }
    return dice.percent(5) ? "nope" : named(dice.of(RandomValues.attributes(type)));
  }

  private String named(String name) {
    if (dice.percent(75)) {
      return name;
    }
    String placeholder = "#" + name;
    names.put(placeholder, name);
    return placeholder;
  }

  private String nested() {
    return dice.<String>made(
        () -> named("m") + "." + named(dice.of("a", "b", "c")),
        () -> named("l") + "[" + dice.below(4) + "]",
        () -> "m." + dice.of("a", "b") + "." + dice.of("a", "b"),
        () -> "m.a[" + dice.below(2) + "]",
        () -> "l[" + dice.below(3) + "]." + dice.of("a", "b"),
        () -> "l2[" + dice.below(3) + "][" + dice.below(2) + "]",
        () -> dice.of("s", "n", "nope", "ss") + "." + dice.of("a", "b"),
        () -> dice.of("s", "n", "nope", "ss") + "[0]");
  }

  // ---- updates

  /** Paths of an update, few enough alike that most don't overlap. */
  String update() {
    List<String> sections = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    if (dice.percent(70)) {
      sections.add(section("SET", taken, () -> set()));
    }
    if (dice.percent(30)) {
      sections.add(section("REMOVE", taken, () -> target(values.anyType())));
    }
    if (dice.percent(20)) {
      sections.add(section("ADD", taken, this::add));
    }
    if (dice.percent(15)) {
      sections.add(section("DELETE", taken, this::delete));
    }
    if (sections.isEmpty()) {
      sections.add("SET n2 = " + value(values.of("N")));
    }
    String update = String.join(" ", sections);
    return dice.percent(2) ? brokenUpdate(update) : update;
  }

  private String section(String name, List<String> taken, Supplier<String> clause) {
    List<String> clauses = new ArrayList<>();
    for (int i = dice.below(3); i >= 0; i--) {
      String next = clause.get();
      String attribute = next.split("[ .\\[=]", 2)[0].replace("#", "");
      if (!taken.contains(attribute) || clauses.isEmpty() || dice.percent(3)) {
        clauses.add(next);
        taken.add(attribute);
      }
    }
    return dice.of(name, name, name.toLowerCase(java.util.Locale.ROOT))
        + " "
        + String.join(", ", clauses);
  }

  private String target(String type) {
    if (dice.percent(1)) {
      return dice.of("pk", "sk", "pk.a");
    }
    if (dice.percent(3)) {
      return dice.of("gh", "gr", "gh.a");
    }
    return dice.percent(25) ? nested() : named(dice.of(RandomValues.attributes(type)));
  }

  private String set() {
    String type = values.anyType();
    if (dice.percent(8)) {
      return dice.of("gh = " + value(values.keyPart("S")), "gr = " + value(values.keyPart("N")));
    }
    return dice.<String>made(
        () -> target(type) + " = " + value(values.of(type)),
        () -> target(type) + " = " + operand(type),
        () -> target("N") + " = " + operand("N") + dice.of(" + ", " - ", "+") + operand("N"),
        () ->
            target("N")
                + " = if_not_exists("
                + path("N")
                + ", "
                + operand("N")
                + ") + "
                + operand("N"),
        () -> target(type) + " = if_not_exists(" + path(type) + ", " + operand(type) + ")",
        () -> target("L") + " = list_append(" + operand("L") + ", " + operand("L") + ")",
        () ->
            target("L")
                + " = list_append(if_not_exists("
                + path("L")
                + ", "
                + operand("L")
                + "), "
                + operand("L")
                + ")",
        () -> target("N") + " = (" + operand("N") + " + " + operand("N") + ")");
  }

  private String add() {
    String type = dice.of("N", "N", "SS", "NS", "BS");
    return target(type) + " " + value(dice.percent(95) ? values.of(type) : values.any());
  }

  private String delete() {
    String type = dice.of("SS", "NS", "BS");
    return target(type) + " " + value(dice.percent(95) ? values.of(type) : values.any());
  }

  private String brokenUpdate(String update) {
    return dice.<String>made(
        () -> "",
        () -> update + ",",
        () -> update + " SET q = :v0",
        () -> update + " REMOVE q REMOVE r",
        () -> "SET q = n + n + n",
        () -> "SET q = ((n))",
        () -> "SET q = size(s)",
        () -> "SET q = list_append(l)",
        () -> "SET q = if_not_exists(n, n)",
        () -> "SET status = s",
        () -> "SET q = s, q = n",
        () -> "SET q.a = s, q[0] = n",
        () -> "REMOVE m, m.a",
        () -> "ADD n n",
        () -> "SET q 5",
        () -> update.replace("=", ""),
        () -> update.replaceFirst("[a-z]", "-"));
  }

  // ---- projections and keys

  String projection() {
    List<String> paths = new ArrayList<>();
    for (int i = dice.below(3); i >= 0; i--) {
      String path = dice.percent(20) ? dice.of("pk", "sk", "gh") : path(values.anyType());
      if (paths.stream().noneMatch(path::equals)) {
        paths.add(path);
      }
    }
    return dice.percent(3)
        ? dice.of("", "n,", "status", "n, n", "m, m.a", "n n", ":v")
        : String.join(", ", paths);
  }

  String keyCondition(List<FuzzTables.Part> key) {
    if (dice.percent(4)) {
      return brokenKeyCondition(key.getFirst());
    }
    String hash =
        named(key.getFirst().attribute()) + " = " + value(values.keyPart(key.getFirst().type()));
    if (key.size() == 1 || dice.percent(40)) {
      return hash;
    }
    FuzzTables.Part range = key.getLast();
    return dice.percent(85) ? hash + " AND " + range(range) : range(range) + " and " + hash;
  }

  private String range(FuzzTables.Part part) {
    Supplier<String> value = () -> value(values.keyPart(part.type()));
    return dice.<String>made(
        () -> part.attribute() + " " + dice.of(COMPARATORS) + " " + value.get(),
        () -> value.get() + " < " + part.attribute(),
        () -> "(" + part.attribute() + " >= " + value.get() + ")",
        () -> part.attribute() + " BETWEEN " + value.get() + " AND " + value.get(),
        () -> "begins_with(" + part.attribute() + ", " + value.get() + ")");
  }

  private String brokenKeyCondition(FuzzTables.Part hash) {
    String name = hash.attribute();
    Supplier<String> value = () -> value(values.keyPart(hash.type()));
    return dice.<String>made(
        () -> "",
        () -> name,
        () -> name + " > " + value.get(),
        () -> name + " = " + value.get() + " OR " + name + " = " + value.get(),
        () -> "NOT " + name + " = " + value.get(),
        () -> name + " = " + value.get() + " AND n = " + value.get(),
        () -> name + " = " + value.get() + " AND " + name + " = " + value.get(),
        () -> name + ".a = " + value.get(),
        () -> name + " = sk",
        () -> name + " IN (" + value.get() + ")",
        () -> name + " = " + value(values.any()),
        () -> "n = " + value.get(),
        () -> "size(" + name + ") = " + value.get(),
        () -> "attribute_exists(" + name + ")");
  }
}
