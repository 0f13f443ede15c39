package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** template.yaml as a tree in which a tag such as {@code !Ref} stands in its long form. */
final class TemplateTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TemplateTree() {}

  static ObjectNode read(Path file) {
    try {
      Node root =
          new Compose(LoadSettings.builder().build())
              .composeString(Files.readString(file))
              .orElseThrow();
      return (ObjectNode) tree(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(Node node) {
    JsonNode plain =
        switch (node) {
          case MappingNode mapping -> {
            ObjectNode object = JSON.objectNode();
            mapping
                .getValue()
                .forEach(
                    pair ->
                        object.set(
                            ((ScalarNode) pair.getKeyNode()).getValue(),
                            tree(pair.getValueNode())));
            yield object;
          }
          case SequenceNode sequence -> {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(item -> array.add(tree(item)));
            yield array;
          }
          case ScalarNode scalar -> scalar(scalar);
          default -> throw new IllegalArgumentException("an anchor: write it out");
        };
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain;
    }
    boolean bare = tag.equals("!Ref") || tag.equals("!Condition");
    return JSON.objectNode().set((bare ? "" : "Fn::") + tag.substring(1), plain);
  }

  private static JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(node.getValue()));
    }
    if (tag.equals(Tag.INT)) {
      return JSON.numberNode(Long.parseLong(node.getValue()));
    }
    return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(node.getValue());
  }
}
