package yibao.records;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One item's part in a transaction. Made by the class of its table; what it means stays there. */
public record Change(Kind kind, TransactWriteItem action) {

  /** What a failed condition of this part says. */
  public enum Kind {
    /** The number is bound already: the answer stands in the guard. */
    GUARD,
    /** The item was changed since it was read: read it again and decide again. */
    VERSION,
    /** The item must be new and isn't. */
    NEW
  }
}
