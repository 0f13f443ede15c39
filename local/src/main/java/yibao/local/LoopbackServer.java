package yibao.local;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this machine reaches, with a virtual thread for each request. */
final class LoopbackServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** On any free port. */
  static LoopbackServer start(HttpHandler handler) {
    return start(0, handler)
        .orElseThrow(() -> new LocalCloudException("No port is free on this machine."));
  }

  /** On that port; empty if it is taken. */
  static Optional<LoopbackServer> start(int port, HttpHandler handler) {
    // without these two a small reply waits for the peer's delayed acknowledgement, and a client's
    // kept connection is closed just when it sends on it
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.createContext("/", handler);
      server.start();
      return Optional.of(new LoopbackServer(server, threads));
    } catch (BindException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The port " + port + " can't be listened on.", e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
