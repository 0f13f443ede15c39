package yibao.edge;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing a function URL does: method, path template, who may ask it, whether it needs a body,
 * and the work itself.
 *
 * @param template such as {@code /premium-payment/orders/{orderId}/payment}
 * @param kinds a caller of any of these kinds may ask
 * @param takesCsv whether the body may be a table as well, one line for each row
 */
public record Route(
    String method,
    String template,
    Set<Caller.Kind> kinds,
    boolean takesBody,
    boolean takesCsv,
    Function<Call, Reply> work) {

  private Route(
      String method,
      String template,
      Set<Caller.Kind> kinds,
      boolean takesBody,
      Function<Call, Reply> work) {
    this(method, template, kinds, takesBody, false, work);
  }

  /** What other bodies hold. */
  static final int LARGEST_BODY = 256 * 1024;

  /** What a table holds that is put as a whole. */
  static final int LARGEST_TABLE = 1024 * 1024;

  /** Every kind of channel. */
  public static final Set<Caller.Kind> ANY = Set.copyOf(EnumSet.allOf(Caller.Kind.class));

  public static Route get(String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return new Route("GET", template, kinds, false, work);
  }

  public static Route post(String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return new Route("POST", template, kinds, true, work);
  }

  /** A POST whose body is an object, or a table with what is the same for all rows in the query. */
  public static Route postTable(
      String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return new Route("POST", template, kinds, true, true, work);
  }

  /** A PUT whose body is a table, of up to {@link #LARGEST_TABLE} bytes. */
  public static Route putTable(
      String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return new Route("PUT", template, kinds, true, true, work);
  }

  public static Route put(String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return new Route("PUT", template, kinds, true, work);
  }

  /** A POST whose path says all of it: it takes no body, or an object without fields. */
  public static Route act(String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return withoutFields("POST", template, kinds, work);
  }

  /** A DELETE; like a POST whose path says all of it. */
  public static Route delete(String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return withoutFields("DELETE", template, kinds, work);
  }

  private static Route withoutFields(
      String method, String template, Set<Caller.Kind> kinds, Function<Call, Reply> work) {
    return new Route(
        method,
        template,
        kinds,
        false,
        call -> {
          call.noFields();
          return work.apply(call);
        });
  }

  /** The parameters of a path that matches, segment by segment. */
  Optional<Map<String, String>> matched(String[] segments) {
    String[] pattern = template.split("/", -1);
    if (pattern.length != segments.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].startsWith("{")) {
        parameters.put(pattern[i].substring(1, pattern[i].length() - 1), segments[i]);
      } else if (!pattern[i].equals(segments[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** Whether the request's body is read, and so has to be JSON. */
  boolean reads(Request request) {
    return takesBody || (!method.equals("GET") && request.body().length > 0);
  }

  /** How many bytes its body may hold. */
  int largestBody() {
    return takesCsv && method.equals("PUT") ? LARGEST_TABLE : LARGEST_BODY;
  }

  boolean allows(Caller caller) {
    return caller.kinds().stream().anyMatch(kinds::contains);
  }
}
