package yibao.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML as plain maps, lists, texts, numbers and booleans; a tag such as {@code !Ref} becomes its
 * long form.
 */
final class YamlTree {

  private YamlTree() {}

  static Map<String, @Nullable Object> read(String text) {
    try {
      Node root =
          new Compose(LoadSettings.builder().setLabel("template.yaml").build())
              .composeString(text)
              .orElseThrow(() -> new TemplateException("the file", "is empty", "Restore it."));
      if (root instanceof MappingNode mapping) {
        return mapping(mapping);
      }
      throw new TemplateException("the file", "is no mapping", "Begin it with Resources:");
    } catch (YamlEngineException e) {
      throw new TemplateException("the file", "isn't YAML: " + e.getMessage(), "Mend that line.");
    }
  }

  private static @Nullable Object value(Node node) {
    String tag = node.getTag().getValue();
    Object plain =
        switch (node) {
          case MappingNode mapping -> mapping(mapping);
          case SequenceNode sequence -> sequence(sequence);
          case ScalarNode scalar -> scalar(scalar);
          default -> throw new TemplateException(place(node), "uses an anchor", "Write it out.");
        };
    return tag.startsWith("!") && tag.length() > 1 ? intrinsic(tag.substring(1), plain) : plain;
  }

  private static Map<String, @Nullable Object> intrinsic(String tag, @Nullable Object argument) {
    Map<String, @Nullable Object> call = new LinkedHashMap<>();
    call.put(tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag, argument);
    return call;
  }

  private static Map<String, @Nullable Object> mapping(MappingNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (map.containsKey(key)) {
        throw new TemplateException(
            place(tuple.getKeyNode()), "names " + key + " a second time", "Remove one of them.");
      }
      map.put(key, value(tuple.getValueNode()));
    }
    return map;
  }

  private static List<@Nullable Object> sequence(SequenceNode node) {
    List<@Nullable Object> list = new ArrayList<>();
    node.getValue().forEach(item -> list.add(value(item)));
    return list;
  }

  private static @Nullable Object scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT)) {
      return Long.valueOf(text);
    }
    return text;
  }

  private static String place(Node node) {
    return node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("a line");
  }
}
