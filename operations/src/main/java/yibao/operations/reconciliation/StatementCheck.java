package yibao.operations.reconciliation;

import java.util.List;

/** Whether a statement is whole and right. Nothing is done with one that isn't. */
public sealed interface StatementCheck {

  /** It is. */
  record Right(CheckedStatement statement) implements StatementCheck {}

  /** It is not; each flaw with its line, up to as many as are worth reading. */
  record Refused(List<Flaw> flaws) implements StatementCheck {

    public Refused {
      flaws = List.copyOf(flaws);
    }
  }
}
