package yibao.settlement;

/** What comes of a message. */
sealed interface Outcome {

  /** It was done, now or before. */
  record Answered(Output output) implements Outcome {}

  /**
   * It was not, and nothing has changed.
   *
   * @param sentence why, in Chinese, for the clerk who reads it on a hospital's screen
   */
  record Refused(String sentence) implements Outcome {}
}
