package yibao.simulator.world;

import java.time.Instant;

/**
 * Something that somebody in the world does, by the world's names alone: it can be printed, and
 * played again where other steps before it are left out.
 */
interface Step {

  /** Has the house do it; the answer, as a line of text. */
  String act(House house, Instant now);

  /** Has the model do it; what the house must answer. */
  String expected(Model model, Instant now);

  /** Has the model do what it had done when only a part of it was: what the tables show. */
  default void begin(Model model, Instant now) {
    if (isAtOnce()) {
      model.aid().bringAsSeen(now);
    } else {
      expected(model, now);
    }
  }

  /** Whether it changes all that it changes at once. A job doesn't. */
  default boolean isAtOnce() {
    return true;
  }
}
