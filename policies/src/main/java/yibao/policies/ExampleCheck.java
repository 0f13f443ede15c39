package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import yibao.rules.Area;
import yibao.rules.PolicyBook;

/** Computes an area's worked examples and says where the rules come to another answer. */
record ExampleCheck(PolicyBook book) {

  List<Flaw> flaws(Area area, YamlFile file) {
    List<Flaw> flaws = new ArrayList<>();
    int index = 0;
    for (JsonNode item : file.root().path("examples")) {
      String pointer = "/examples/" + index++;
      List<Flaw> reversed = reversed(file, pointer + "/given", item.get("given"));
      flaws.addAll(
          reversed.isEmpty() ? differences(file, pointer, new Example(area, item)) : reversed);
    }
    return flaws;
  }

  private List<Flaw> differences(YamlFile file, String pointer, Example example) {
    List<Flaw> flaws = new ArrayList<>();
    ExampleAnswer answer = example.answer(book);
    for (Map.Entry<String, JsonNode> expected : example.then().properties()) {
      String computed = answer.field(expected.getKey());
      String stated = text(expected.getValue());
      if (!computed.equals(stated)) {
        flaws.add(
            file.flaw(
                pointer + "/then/" + expected.getKey(),
                "example '%s': %s is stated as %s, the pack gives %s"
                    .formatted(example.name(), expected.getKey(), stated, computed),
                "correct the example, or the value in the pack that it contradicts"));
      }
    }
    return flaws;
  }

  /** Spells that end before they begin. */
  private static List<Flaw> reversed(YamlFile file, String pointer, JsonNode given) {
    List<Flaw> flaws = new ArrayList<>();
    for (String list : List.of("employeeCover", "categories")) {
      int index = 0;
      for (JsonNode spell : given.path(list)) {
        String at = pointer + "/" + list + "/" + index++;
        if (spell.has("to") && spell.get("to").asText().compareTo(spell.get("from").asText()) < 0) {
          flaws.add(
              file.flaw(
                  at, "a spell that ends before it begins at " + at, "write its last day as `to`"));
        }
      }
    }
    return flaws;
  }

  /** As a sum is said: 400, and 16.50. */
  private static String yuan(BigDecimal stated) {
    return stated.stripTrailingZeros().scale() > 0
        ? stated.setScale(2).toPlainString()
        : stated.setScale(0).toPlainString();
  }

  private static String text(JsonNode expected) {
    if (expected.isArray()) {
      List<String> words = new ArrayList<>();
      expected.forEach(word -> words.add(word.textValue()));
      return words.toString();
    }
    if (expected.isBigDecimal()) {
      return yuan(expected.decimalValue());
    }
    return expected.asText();
  }
}
