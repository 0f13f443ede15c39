package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as a tree, with the line of each value, addressed by JSON pointer. */
final class YamlFile {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}[.][0-9]{1,18}");

  private final Path path;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Flaw> flaws;
  private final JsonNode root;

  private YamlFile(Path path, List<Flaw> flaws) throws IOException {
    this.path = path;
    this.flaws = flaws;
    this.root = compose(text());
  }

  /** Reads a file; what can't be read is added to the flaws, and the file counts as empty. */
  static YamlFile read(Path path, List<Flaw> flaws) throws IOException {
    return new YamlFile(path, flaws);
  }

  Path path() {
    return path;
  }

  JsonNode root() {
    return root;
  }

  /** The line of the value at a pointer, or of the nearest value around it. */
  int line(String pointer) {
    for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      if (at.isEmpty()) {
        return 1;
      }
    }
  }

  Flaw flaw(String pointer, String what, String mend) {
    return new Flaw(path, line(pointer), what, mend);
  }

  private String text() throws IOException {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      flaws.add(new Flaw(path, 1, "not UTF-8", "save the file in the encoding UTF-8"));
      return "";
    }
  }

  private JsonNode compose(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(path.toString()).setAllowNonScalarKeys(true).build();
      Optional<Node> node = new Compose(settings).composeString(text);
      return node.isPresent() ? tree(node.get(), "") : JSON.objectNode();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      flaws.add(
          new Flaw(
              path,
              line,
              "not YAML: " + e.getProblem(),
              "check indentation, quotes and brackets here"));
    } catch (YamlEngineException e) {
      flaws.add(new Flaw(path, 1, "not YAML: " + e.getMessage(), "check the file's form"));
    }
    return JSON.objectNode();
  }

  private JsonNode tree(Node node, String pointer) {
    node.getStartMark().ifPresent(mark -> lines.put(pointer, mark.getLine() + 1));
    if (node.getAnchor().isPresent()) {
      flaws.add(flaw(pointer, "an anchor at " + pointer, "write the value out wherever it stands"));
      return JSON.nullNode();
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer);
      case SequenceNode sequence -> array(sequence, pointer);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new YamlEngineException("an alias at " + pointer);
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        int line = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        flaws.add(
            new Flaw(
                path,
                line,
                "not YAML: a key that is a list or a mapping",
                "name it by a plain word"));
        continue;
      }
      String key = keyNode.getValue();
      String child = pointer + "/" + key;
      JsonNode value = tree(tuple.getValueNode(), child);
      keyNode.getStartMark().ifPresent(mark -> lines.put(child, mark.getLine() + 1));
      if (object.has(key)) {
        flaws.add(flaw(child, "the key '" + key + "' stands twice", "keep one of the two"));
      }
      object.set(key, value);
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(tree(item, pointer + "/" + array.size()));
    }
    return array;
  }

  /**
   * A number in plain digits; anything longer or stranger is a text, which no schema takes for one.
   */
  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.INT) && WHOLE.matcher(text).matches()) {
      return JSON.numberNode(Long.parseLong(text));
    }
    if (scalar.getTag().equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
      return JSON.numberNode(new BigDecimal(text));
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    return scalar.getTag().equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(text);
  }
}
