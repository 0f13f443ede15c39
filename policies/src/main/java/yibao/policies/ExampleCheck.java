package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
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
      Example example = new Example(area, item);
      ExampleAnswer answer = ExampleAnswer.of(book, example.question());
      for (Map.Entry<String, JsonNode> expected : example.then().properties()) {
        String computed = answer.field(expected.getKey());
        if (!computed.equals(text(expected.getValue()))) {
          flaws.add(
              file.flaw(
                  pointer + "/then/" + expected.getKey(),
                  "example '"
                      + example.name()
                      + "': "
                      + expected.getKey()
                      + " is stated as "
                      + text(expected.getValue())
                      + ", the pack gives "
                      + computed,
                  "correct the example, or the value in the pack that it contradicts"));
        }
      }
    }
    return flaws;
  }

  private static String text(JsonNode expected) {
    if (expected.isArray()) {
      List<String> words = new ArrayList<>();
      expected.forEach(word -> words.add(word.textValue()));
      return words.toString();
    }
    return expected.asText();
  }
}
