package yibao.edge;

/**
 * Where a function URL notes what it answered; never a word that the caller wrote, which may name a
 * person.
 */
public interface Journal {

  /**
   * Notes an answer.
   *
   * @param route the method and template of the route that was asked for, or that there is none
   */
  void answered(String requestId, String route, int status);

  /**
   * Notes that a request proved no channel, which its caller isn't told the reason of.
   *
   * @param flaw what it lacks, in our words
   */
  void unproved(String requestId, String flaw);

  void failed(String requestId, RuntimeException fault);
}
