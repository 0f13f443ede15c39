package yibao.simulator.world;

import java.time.Instant;
import java.util.stream.Stream;

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
      model.relations().expireAsSeen(now);
      model.wallets().giveBackAsSeen(now);
    } else {
      expected(model, now);
    }
  }

  /** Whether it changes all that it changes at once. A job doesn't. */
  default boolean isAtOnce() {
    return true;
  }

  /** What of it may have been done when somebody comes between, besides nothing and all of it. */
  default Stream<Step> begun(Model model) {
    return Stream.empty();
  }

  /** Whether it answers how things stand once it is done, and perhaps others after it are. */
  default boolean tellsHowItStands() {
    return false;
  }
}
