package yibao.operations;

import java.time.Instant;
import java.util.Optional;
import yibao.records.WindowRecord;

/** Whether new orders of an area and year are taken. */
public enum Taking {
  /** As policy and clock say, whatever was or wasn't written. */
  BY_POLICY,
  /**
   * No more: an operator closed the window early. A newborn within its days is paid for all the
   * same, as it is after the year's end.
   */
  CLOSED;

  static Taking at(Instant instant, Optional<WindowRecord> window) {
    return window.filter(written -> written.isClosedAt(instant)).isPresent() ? CLOSED : BY_POLICY;
  }
}
