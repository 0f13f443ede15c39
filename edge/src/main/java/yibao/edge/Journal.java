package yibao.edge;

/**
 * Where a function URL notes what it answered; never a word of the body, which may name a person.
 */
public interface Journal {

  void answered(String requestId, String method, String path, int status);

  void failed(String requestId, RuntimeException fault);
}
