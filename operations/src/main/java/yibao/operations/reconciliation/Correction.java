package yibao.operations.reconciliation;

import java.util.List;

/** What was done about a difference. */
public sealed interface Correction {

  /**
   * The money was taken as if the channel's notice had come.
   *
   * @param about the order or refund that it was for, or the item of suspense that it went to
   */
  record Taken(String about) implements Correction {}

  /**
   * It waits for a person, in suspense: by one item, or by one for the amount and one for the rest.
   */
  record Queued(List<String> suspenseIds) implements Correction {

    public Queued {
      suspenseIds = List.copyOf(suspenseIds);
    }
  }

  /** It waited for a person, who has worked it off. */
  record WorkedOff(List<String> suspenseIds) implements Correction {

    public WorkedOff {
      suspenseIds = List.copyOf(suspenseIds);
    }
  }

  /** The number is known with other content: it waits for a person, noted as reused. */
  record NumberReused() implements Correction {}

  /** Whether a person has to look at it. */
  default boolean isOpen() {
    return switch (this) {
      case Queued queued -> true;
      case NumberReused reused -> true;
      case Taken taken -> false;
      case WorkedOff done -> false;
    };
  }
}
