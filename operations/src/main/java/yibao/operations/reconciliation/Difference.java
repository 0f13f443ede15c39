package yibao.operations.reconciliation;

import java.util.Set;
import yibao.records.ChannelTransaction;

/**
 * A way in which the books and a channel's statement of the same day differ, with all that its
 * correction needs.
 */
public sealed interface Difference {

  /** The channel says that money moved, and nobody told us. */
  record MissingHere(StatementRow row) implements Difference {}

  /** We were told that money moved, and the channel's statement has nothing of it. */
  record MissingThere(ChannelTransaction transaction) implements Difference {}

  /** Both have it, with another amount, and perhaps at another time. */
  record AmountDiffers(ChannelTransaction transaction, StatementRow row, Set<Aspect> aspects)
      implements Difference {}

  /**
   * Both have it, for another order or at another time. Where it is for another order the amount
   * may be another too.
   */
  record StatusDiffers(ChannelTransaction transaction, StatementRow row, Set<Aspect> aspects)
      implements Difference {}

  /**
   * The statement has it once more.
   *
   * @param taken the line that was taken for the movement of that number
   */
  record Twice(StatementRow row, long taken) implements Difference {}

  /** What two records of the same movement can differ in. */
  enum Aspect {
    /** For which order it was, where the books know one. */
    ORDER,
    AMOUNT,
    /** When the money moved. */
    INSTANT
  }

  /** Of which class it is. */
  default Finding finding() {
    return switch (this) {
      case MissingHere here -> Finding.MISSING_HERE;
      case MissingThere there -> Finding.MISSING_THERE;
      case AmountDiffers amount -> Finding.AMOUNT_DIFFERS;
      case StatusDiffers status -> Finding.STATUS_DIFFERS;
      case Twice twice -> Finding.TWICE;
    };
  }

  /** What the books have of it. */
  default Moved ours() {
    return switch (this) {
      case MissingThere(var transaction) -> Moved.of(transaction);
      case AmountDiffers(var transaction, var row, var aspects) -> Moved.of(transaction);
      case StatusDiffers(var transaction, var row, var aspects) -> Moved.of(transaction);
      case MissingHere here -> Moved.NOTHING;
      case Twice twice -> Moved.NOTHING;
    };
  }

  /** What the statement has of it. */
  default Moved theirs() {
    return switch (this) {
      case MissingHere(var row) -> Moved.of(row);
      case AmountDiffers(var transaction, var row, var aspects) -> Moved.of(row);
      case StatusDiffers(var transaction, var row, var aspects) -> Moved.of(row);
      case Twice(var row, var taken) -> Moved.of(row);
      case MissingThere there -> Moved.NOTHING;
    };
  }
}
