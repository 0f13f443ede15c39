package yibao.local;

/** What object storage answers in place of doing what it was asked. */
final class ObjectRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  ObjectRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ObjectRefusal notKnownHere(String what) {
    return new ObjectRefusal(
        501, "NotImplemented", "The object storage of the local cloud doesn't know " + what + ".");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
