package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What a port does for callers who don't sign themselves. */
interface Signing {

  /** Signs an event, or leaves it as it was sent. */
  void sign(UrlRequest request, ObjectNode event) throws DemoCallers.Unknown;

  /** Nothing: who doesn't sign is answered 401 by the functions. */
  Signing NONE = (request, event) -> {};

  /**
   * Callers at this machine are demo callers, but for an institution, which signs itself as the
   * national interface has it.
   */
  static Signing atThisMachine(DemoCallers callers) {
    return (request, event) -> {
      boolean signsItself =
          Stream.of("signature", "signature-input", "x-tif-signature", "x-tif-paasid")
              .anyMatch(header -> request.header(header).isPresent());
      if (!signsItself && request.isFromThisMachine()) {
        callers.sign(event, request.header(DemoCallers.HEADER).orElse("demo"));
      }
    };
  }
}
