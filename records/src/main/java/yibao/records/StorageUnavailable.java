package yibao.records;

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
}
