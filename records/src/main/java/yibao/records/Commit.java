package yibao.records;

import java.util.Set;

/** How a transaction ended. */
public sealed interface Commit {

  /** Everything was written. */
  record Done() implements Commit {}

  /** Nothing was written: conditions of these kinds failed. */
  record Refused(Set<Change.Kind> failed) implements Commit {}
}
