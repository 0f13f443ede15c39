package yibao.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a body as strictly as the contract has it: well-formed UTF-8 without a byte order mark, one
 * JSON value, no key twice, no half of a surrogate pair. What is wrong is collected with its
 * pointer, all of it where reading can go on.
 */
final class JsonReader {

  private static final int DEEPEST = 32;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final Errors errors;

  private JsonReader(Errors errors) {
    this.errors = errors;
  }

  /** The value of a body; on any error its content is of no use. */
  static Json read(byte[] body, Errors errors) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
      return new JsonReader(errors).read(text);
    } catch (CharacterCodingException e) {
      errors.add("", new Said("请求体不是有效的 UTF-8 文本", "the body is not well-formed UTF-8"));
      return Json.Obj.empty();
    }
  }

  private Json read(String text) {
    if (text.startsWith("\uFEFF")) {
      errors.add("", new Said("请求体不得以字节顺序标记开头", "the body must not begin with a byte order mark"));
      return Json.Obj.empty();
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        errors.add("", new Said("请求体为空，应为一个 JSON 对象", "the body is empty, a JSON object is asked"));
        return Json.Obj.empty();
      }
      Json value = value(parser, "");
      if (parser.nextToken() != null) {
        errors.add("", new Said("JSON 之后还有多余内容", "something follows the JSON value"));
      }
      return value;
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      errors.add(
          "",
          new Said(
              "不是有效的 JSON（第 " + line + " 行第 " + column + " 列）",
              "not well-formed JSON (line " + line + ", column " + column + ")"));
      return Json.Obj.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Json value(JsonParser parser, String pointer) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_STRING -> text(parser.getText(), pointer);
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? new Json.OtherNumber(parser.getText())
              : new Json.Int(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> new Json.OtherNumber(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      default -> new Json.Null();
    };
  }

  private Json object(JsonParser parser, String pointer) throws IOException {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String at = pointer + "/" + Pointers.escaped(name);
      text(name, at);
      parser.nextToken();
      if (fields.put(name, value(parser, at)) != null) {
        errors.add(at, new Said("此字段出现两次", "this field stands twice"));
      }
    }
    return new Json.Obj(fields);
  }

  private Json array(JsonParser parser, String pointer) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, pointer + "/" + items.size()));
    }
    return new Json.Arr(items);
  }

  private Json text(String text, String pointer) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        errors.add(pointer, new Said("含有不成对的代理字符", "contains half of a surrogate pair"));
        return new Json.Text("");
      }
    }
    return new Json.Text(text);
  }
}
