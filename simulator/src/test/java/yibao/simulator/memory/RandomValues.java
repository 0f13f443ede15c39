package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes values, keys and items: few different ones, so that requests meet. */
final class RandomValues {

  /** Attributes by the type that they mostly have. */
  static final Map<String, List<String>> ATTRIBUTES = attributes();

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "1.0",
          "0.5",
          "-0.5",
          "1e1",
          "10",
          "1E+2",
          "007",
          "-0",
          "100",
          "12345678901234567890123456789012345678",
          "9E125",
          "1E-130",
          "-9.9E125");
  private static final List<String> WRONG_NUMBERS =
      List.of("", "abc", "1 ", "1E126", "1E-131", "123456789012345678901234567890123456789", "--1");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "abc",
          "ba",
          "z",
          "é",
          "中",
          "\uD83D\uDE00",
          "\uFFFD",
          "S",
          "N",
          "NULL");

  private final Dice dice;

  RandomValues(Dice dice) {
    this.dice = dice;
  }

  private static Map<String, List<String>> attributes() {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    attributes.put("N", List.of("n", "n2"));
    attributes.put("S", List.of("s", "s2"));
    attributes.put("B", List.of("b"));
    attributes.put("BOOL", List.of("bo"));
    attributes.put("NULL", List.of("nu"));
    attributes.put("L", List.of("l", "l2"));
    attributes.put("M", List.of("m"));
    attributes.put("SS", List.of("ss"));
    attributes.put("NS", List.of("ns"));
    attributes.put("BS", List.of("bs"));
    return attributes;
  }

  /** An attribute that mostly has a type. */
  static List<String> attributes(String type) {
    return ATTRIBUTES.getOrDefault(type, List.of());
  }

  AttributeValue any() {
    return dice.percent(1) ? wrong() : of(anyType(), 2);
  }

  String anyType() {
    return dice.of(List.copyOf(ATTRIBUTES.keySet()));
  }

  AttributeValue of(String type) {
    return of(type, 2);
  }

  private AttributeValue of(String type, int depth) {
    return switch (type) {
      case "N" -> AttributeValue.fromN(number());
      case "S" -> AttributeValue.fromS(dice.of(TEXTS));
      case "B" -> AttributeValue.fromB(bytes());
      case "BOOL" -> AttributeValue.fromBool(dice.percent(50));
      case "NULL" -> AttributeValue.fromNul(true);
      case "L" -> AttributeValue.fromL(list(depth));
      case "M" -> AttributeValue.fromM(map(depth));
      case "SS" -> AttributeValue.fromSs(distinct(TEXTS));
      case "NS" -> AttributeValue.fromNs(distinct(List.of("0", "1", "2.0", "3", "-1")));
      default ->
          AttributeValue.fromBs(
              distinct(List.of("", "a", "b", "ab")).stream()
                  .map(SdkBytes::fromUtf8String)
                  .toList());
    };
  }

  String number() {
    return dice.percent(85) ? NUMBERS.get(dice.below(10)) : dice.of(NUMBERS);
  }

  private SdkBytes bytes() {
    return SdkBytes.fromByteArray(
        dice.of(new byte[0], new byte[] {1}, new byte[] {1, 2}, new byte[] {-1}, new byte[] {127}));
  }

  private List<String> distinct(List<String> from) {
    List<String> some = new ArrayList<>();
    some.add(dice.of(from));
    for (int i = dice.below(3); i > 0; i--) {
      String next = dice.of(from);
      if (!some.contains(next)) {
        some.add(next);
      }
    }
    return some;
  }

  private List<AttributeValue> list(int depth) {
    List<AttributeValue> list = new ArrayList<>();
    for (int i = dice.below(4); i > 0; i--) {
      list.add(inner(depth));
    }
    return list;
  }

  private Map<String, AttributeValue> map(int depth) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      if (dice.percent(60)) {
        map.put(name, inner(depth));
      }
    }
    return map;
  }

  private AttributeValue inner(int depth) {
    return depth > 0 && dice.percent(40)
        ? of(dice.of("L", "M"), depth - 1)
        : of(dice.of("N", "N", "S", "SS", "BOOL"), 0);
  }

  private AttributeValue wrong() {
    return dice.made(
        () -> AttributeValue.builder().build(),
        () -> AttributeValue.builder().s("a").n("1").build(),
        () -> AttributeValue.fromN(dice.of(WRONG_NUMBERS)),
        () -> AttributeValue.fromSs(List.of()),
        () -> AttributeValue.fromSs(List.of("a", "a")),
        () -> AttributeValue.fromNs(List.of("1", "1.0")),
        () -> AttributeValue.fromNs(List.of("x")),
        () -> AttributeValue.fromNul(false),
        () -> AttributeValue.fromL(List.of(AttributeValue.builder().build())),
        () -> AttributeValue.fromM(Map.of("", AttributeValue.fromS("x"))));
  }

  AttributeValue keyPart(String type) {
    return switch (type) {
      case "S" -> AttributeValue.fromS(dice.of("a", "b", "c", "é"));
      case "N" -> AttributeValue.fromN(dice.of("1", "2", "10", "-1", "1.0", "1e1"));
      default ->
          AttributeValue.fromB(SdkBytes.fromByteArray(dice.of(new byte[] {1}, new byte[] {-1})));
    };
  }

  /** Of a table, mostly well-formed. */
  Map<String, AttributeValue> key(String table) {
    Map<String, AttributeValue> key = wellFormedKey(table);
    if (dice.percent(3)) {
      spoil(key);
    }
    return key;
  }

  Map<String, AttributeValue> wellFormedKey(String table) {
    Map<String, AttributeValue> key = new HashMap<>();
    FuzzTables.key(table).forEach(part -> key.put(part.attribute(), keyPart(part.type())));
    return key;
  }

  private void spoil(Map<String, AttributeValue> key) {
    dice.<Runnable>of(
            () -> key.remove("pk"),
            () -> key.put("pk", any()),
            () -> key.put("pk", AttributeValue.fromS("")),
            () -> key.put("pk", AttributeValue.fromS("k".repeat(2049))),
            () -> key.put("sk", AttributeValue.fromS("k".repeat(1025))),
            () -> key.put("sk", any()),
            () -> key.put("other", any()))
        .run();
  }

  Map<String, AttributeValue> item(String table) {
    Map<String, AttributeValue> item = new HashMap<>();
    ATTRIBUTES.forEach(
        (type, names) ->
            names.forEach(
                name -> {
                  if (dice.percent(50)) {
                    item.put(name, dice.percent(90) ? of(type) : any());
                  }
                }));
    item.putAll(key(table));
    if (table.equals(FuzzTables.INDEXED)) {
      FuzzTables.indexKey("all")
          .forEach(
              part -> {
                if (dice.percent(60)) {
                  item.put(part.attribute(), dice.percent(98) ? keyPart(part.type()) : any());
                }
              });
    }
    if (dice.percent(2)) {
      item.put(
          "large", AttributeValue.fromS("x".repeat(dice.of(900, 1100, 5000, 409_000, 410_000))));
    }
    return item;
  }
}
