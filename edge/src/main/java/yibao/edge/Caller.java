package yibao.edge;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls: a channel, proved by its IAM signature, and of which kinds it is.
 *
 * @param channel the name under which its numbers and money are kept
 */
public record Caller(String channel, Set<Kind> kinds) {

  /** What a channel is, which decides what it may do. */
  public enum Kind {
    PAYMENT,
    CITIZEN_APP,
    BUREAU,
    INSTITUTION,
    OPERATOR
  }

  /**
   * The role or user that an account made for a channel: {@code yibao-<kinds>-<channel>}, kinds in
   * lower case joined by {@code +}, as in {@code
   * arn:aws:sts::1:assumed-role/yibao-payment-wechat/session}.
   */
  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "arn:[a-z-]+:(?:iam|sts)::[0-9]+:(?:user|assumed-role)/yibao-([a-z_+]+)-([a-z0-9-]+)(?:/.*)?");

  public Caller {
    kinds = Set.copyOf(kinds);
  }

  /** The channel behind an IAM principal, or empty if the principal is none of a channel. */
  static Optional<Caller> of(String userArn) {
    Matcher principal = PRINCIPAL.matcher(userArn);
    if (!principal.matches()) {
      return Optional.empty();
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : principal.group(1).split("\\+", -1)) {
      Optional<Kind> kind = kind(name);
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      kinds.add(kind.get());
    }
    return Optional.of(new Caller(principal.group(2), kinds));
  }

  public boolean is(Kind kind) {
    return kinds.contains(kind);
  }

  private static Optional<Kind> kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
