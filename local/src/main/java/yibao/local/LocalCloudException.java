package yibao.local;

/** The local cloud can't do what it was asked; the message says why and what to do. */
public class LocalCloudException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LocalCloudException(String message) {
    super(message);
  }

  LocalCloudException(String message, Throwable cause) {
    super(message, cause);
  }
}
