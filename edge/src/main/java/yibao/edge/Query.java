package yibao.edge;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request's query; unknown ones, repeated ones and wrong values are errors. */
public final class Query {

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Errors errors = new Errors();

  Query(String raw) {
    if (raw.isEmpty()) {
      return;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        errors.add(
            "?", new Said("查询参数的百分号编码有误", "a query parameter is not properly percent-encoded"));
      } else if (parameters.put(name.get(), value.get()) != null) {
        errors.add("?" + name.get(), new Said("此参数出现两次", "this parameter stands twice"));
      }
    }
  }

  public <T> Optional<T> maybe(String name, Form<T> form) {
    asked.add(name);
    Optional<T> read = Optional.ofNullable(parameters.get(name)).flatMap(form.read());
    if (parameters.containsKey(name) && read.isEmpty()) {
      errors.add("?" + name, form.mend());
    }
    return read;
  }

  public <T> T read(String name, Form<T> form) {
    Optional<T> read = maybe(name, form);
    if (!parameters.containsKey(name)) {
      errors.add("?" + name, new Said("缺少此参数", "this parameter is missing"));
    }
    return read.orElse(form.absent());
  }

  /** To be called when every parameter has been asked for. */
  public void check() {
    for (String name : parameters.keySet()) {
      if (!asked.contains(name)) {
        errors.add("?" + name, new Said("没有这个参数", "there is no such parameter"));
      }
    }
    if (!errors.isEmpty()) {
      throw new Problem.Found(Problem.malformed(errors.all()));
    }
  }

  /** Decodes strictly: a {@code %} takes two hexadecimal digits, the bytes are UTF-8. */
  private static Optional<String> decoded(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = digit(text, i + 1);
        int low = digit(text, i + 2);
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        byte[] plain = String.valueOf(c == '+' ? ' ' : c).getBytes(StandardCharsets.UTF_8);
        for (byte b : plain) {
          bytes[length++] = b;
        }
      }
    }
    String decoded = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return decoded.indexOf('\uFFFD') < 0 ? Optional.of(decoded) : Optional.empty();
  }

  private static int digit(String text, int at) {
    return at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
  }
}
