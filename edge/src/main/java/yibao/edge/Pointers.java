package yibao.edge;

/** JSON pointers, RFC 6901. */
final class Pointers {

  private Pointers() {}

  static String escaped(String name) {
    return printable(name).replace("~", "~0").replace("/", "~1");
  }

  /**
   * A caller's field name goes back in an answer: without lone surrogates, and not at any length.
   */
  private static String printable(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .limit(64)
        .forEach(
            c ->
                safe.appendCodePoint(
                    c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c));
    return safe.toString();
  }
}
