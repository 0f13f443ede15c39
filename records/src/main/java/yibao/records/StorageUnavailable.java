package yibao.records;

import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tables or objects can't be reached, or not in time. Passes by itself; whether something was
 * written shows on a repeat.
 */
public final class StorageUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StorageUnavailable(String what, Throwable cause) {
    super(what, cause);
  }

  public StorageUnavailable(String what) {
    super(what);
  }

  /**
   * Whether a fault is that of storage and not of what was to be done: it passes by itself, or is
   * ours to mend, such as a missing permission.
   */
  public static boolean isOfStorage(RuntimeException fault) {
    return fault instanceof StorageUnavailable || fault instanceof SdkException;
  }
}
