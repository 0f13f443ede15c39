package yibao.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where an object stands in a folder: the parts of its key are folders, readable where they are
 * plain words, and no key leads out of the folder or into the file of another.
 */
final class ObjectKey {

  /** In which objects are listed: that of their keys' bytes. */
  static final Comparator<String> ORDER =
      Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  /** What file systems take for one name. */
  private static final int LONGEST_NAME = 255;

  /** Stands for nothing between two slashes; no encoded name is just that. */
  private static final String EMPTY = "%";

  private ObjectKey() {}

  static Path path(String key) {
    List<String> names = new ArrayList<>();
    for (String part : key.split("/", -1)) {
      String name = part.isEmpty() ? EMPTY : encoded(part);
      if (name.length() > LONGEST_NAME) {
        throw new ObjectRefusal(400, "KeyTooLongError", "A part of the key is too long here.");
      }
      names.add(name);
    }
    return Path.of(String.join("/", names));
  }

  static String at(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .map(name -> decoded(name.toString()))
        .collect(Collectors.joining("/"));
  }

  private static String encoded(String part) {
    StringBuilder name = new StringBuilder(part.length());
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) Byte.toUnsignedInt(b);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      if (plain || (c == '.' && !name.isEmpty())) {
        name.append(c);
      } else {
        name.append("%%%02X".formatted((int) c));
      }
    }
    return name.toString();
  }

  private static String decoded(String name) {
    if (name.equals(EMPTY)) {
      return "";
    }
    ByteArrayOutputStream part = new ByteArrayOutputStream(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '%') {
        part.write(Integer.parseInt(name.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        part.write(name.charAt(i));
      }
    }
    return part.toString(StandardCharsets.UTF_8);
  }
}
