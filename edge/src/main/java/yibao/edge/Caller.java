package yibao.edge;

import java.util.Set;

/**
 * Who calls: a channel, proved by its signature, and of which kinds it is.
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

  public Caller {
    kinds = Set.copyOf(kinds);
  }

  public boolean is(Kind kind) {
    return kinds.contains(kind);
  }
}
