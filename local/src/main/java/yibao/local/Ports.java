package yibao.local;

import com.sun.net.httpserver.HttpHandler;
import java.util.Optional;

/**
 * The two ports that callers see: the first signs for the caller at this machine, the next never
 * does.
 */
record Ports(LoopbackServer signing, LoopbackServer unsigned) implements AutoCloseable {

  private static final int TRIES = 100;

  /** At a port and the one after it, or at any two neighbours that are free for port 0. */
  static Ports listen(int port, HttpHandler signing, HttpHandler unsigned) {
    if (port != 0) {
      return pair(port, signing, unsigned)
          .orElseThrow(
              () ->
                  new LocalCloudException(
                      "Port "
                          + port
                          + " or "
                          + (port + 1)
                          + " is taken: choose another by --port."));
    }
    for (int i = 0; i < TRIES; i++) {
      int free;
      try (LoopbackServer probe = LoopbackServer.start(signing)) {
        free = probe.port();
      }
      Optional<Ports> pair = pair(free, signing, unsigned);
      if (pair.isPresent()) {
        return pair.get();
      }
    }
    throw new LocalCloudException("No two neighbouring ports are free on this machine.");
  }

  private static Optional<Ports> pair(int port, HttpHandler signing, HttpHandler unsigned) {
    return LoopbackServer.start(port, signing)
        .flatMap(
            first -> {
              Optional<Ports> both =
                  LoopbackServer.start(port + 1, unsigned).map(second -> new Ports(first, second));
              if (both.isEmpty()) {
                first.close();
              }
              return both;
            });
  }

  @Override
  public void close() {
    signing.close();
    unsigned.close();
  }
}
