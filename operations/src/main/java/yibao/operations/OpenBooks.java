package yibao.operations;

import java.time.Instant;
import yibao.records.Books;

/** When a scheduled run books what it does. */
public final class OpenBooks {

  private OpenBooks() {}

  /** Nothing is booked into a day that is sealed, however late the run is. */
  public static Instant bookedAt(Books books, Instant scheduledFor) {
    return books
        .firstOpenDay()
        .map(ShanghaiTime::startOf)
        .filter(scheduledFor::isBefore)
        .orElse(scheduledFor);
  }
}
