package yibao.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is signed (RFC 9421 §2.5): each covered component of a request in its line, and the
 * signature's parameters in the last. Components are the request's header fields and those of
 * {@link #DERIVED}. A function can't know the scheme, so neither that nor the target URI can be
 * covered; parts of the query neither, as the whole of it is.
 */
final class SignatureBase {

  private static final Set<String> DERIVED =
      Set.of("@method", "@authority", "@path", "@query", "@request-target");

  private static final Pattern FOLD = Pattern.compile("[ \t]*\r?\n[ \t]+");
  private static final Pattern AROUND = Pattern.compile("^[ \t]+|[ \t]+$");
  private static final Pattern BARE_COMMA = Pattern.compile(",(?![ \t])");
  private static final Pattern VISIBLE = Pattern.compile("[\t\\x20-\\x7e]*");

  private SignatureBase() {}

  /**
   * The texts that the sender may have signed: one, or two where a header holds a bare comma. A
   * function URL joins the lines of a repeated header by a comma, the RFC by a comma and a space;
   * which of both a comma was, the event doesn't tell.
   *
   * @throws Unproved if a component isn't there or can't be covered
   */
  static List<String> of(Request request, RequestSignature signature) {
    String oneLineEach = text(request, signature, "$0");
    String severalLines = text(request, signature, ", ");
    return oneLineEach.equals(severalLines)
        ? List.of(oneLineEach)
        : List.of(oneLineEach, severalLines);
  }

  private static String text(Request request, RequestSignature signature, String comma) {
    String lines =
        signature.covered().stream()
            .map(name -> line(name, value(request, name, comma)))
            .collect(Collectors.joining());
    return lines + "\"@signature-params\": " + signature.parameters();
  }

  /** A line break within a value would begin a line that nobody signed. */
  private static String line(String name, String value) {
    Unproved.unless(VISIBLE.matcher(value).matches(), Unproved.Flaw.CANT_BE_COVERED);
    return '"' + name + "\": " + value + '\n';
  }

  private static String value(Request request, String name, String comma) {
    if (DERIVED.contains(name)) {
      return derived(request, name);
    }
    String value =
        request.header(name).orElseThrow(() -> new Unproved(Unproved.Flaw.CANT_BE_COVERED));
    String unfolded = FOLD.matcher(value).replaceAll(" ");
    String trimmed = AROUND.matcher(unfolded).replaceAll("");
    return BARE_COMMA.matcher(trimmed).replaceAll(comma);
  }

  private static String derived(Request request, String name) {
    String path = request.path().isEmpty() ? "/" : request.path();
    String query = "?" + request.query();
    return switch (name) {
      case "@method" -> request.method();
      case "@authority" -> request.domainName().toLowerCase(Locale.ROOT);
      case "@path" -> path;
      case "@query" -> query;
      default -> request.query().isEmpty() ? path : path + query;
    };
  }
}
