package yibao.simulator.memory;

/** The parameters from before there were expressions. */
final class Old {

  private Old() {}

  /**
   * @throws UnsupportedOperationException if one was sent: nothing here speaks that language
   */
  static void refuse(boolean sent, String parameter) {
    if (sent) {
      throw new UnsupportedOperationException(
          parameter + " is an old parameter: say it in an expression");
    }
  }
}
