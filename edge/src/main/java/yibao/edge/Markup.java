package yibao.edge;

/** Text that stands in a page or a picture as it is, whatever it holds. */
public final class Markup {

  private Markup() {}

  public static String text(String any) {
    StringBuilder escaped = new StringBuilder(any.length());
    for (int i = 0; i < any.length(); i++) {
      char c = any.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
