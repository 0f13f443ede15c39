package yibao.edge;

import java.util.function.Function;

/**
 * A route of an interface that others have laid down: its callers prove themselves, ask and are
 * answered as that interface has it, so the work gets the request before anything of it was
 * checked, and the proof is the work's own first step. Only a fault is answered by the edge.
 *
 * @param path exactly as it is called; it has no parameters
 */
public record ForeignRoute(String method, String path, Function<Request, Reply> work) {

  boolean isAsked(Request request) {
    return request.method().equals(method) && request.path().equals(path);
  }
}
