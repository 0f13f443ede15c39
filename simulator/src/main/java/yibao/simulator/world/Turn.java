package yibao.simulator.world;

import java.time.Duration;

/**
 * One line of a history.
 *
 * @param later how long after the turn before
 * @param weather what befalls the step
 */
record Turn(Duration later, Step step, Weather weather) {

  /** What befalls a step on its way. */
  sealed interface Weather {

    /** Nothing. */
    record Calm() implements Weather {}

    /**
     * Calls get lost or refused, and processes die; who gets no answer asks again.
     *
     * @param seed of what befalls which call
     * @param ofThousand calls so many are befallen by something
     */
    record Storm(long seed, int ofThousand) implements Weather {}

    /**
     * Somebody else does something between two calls.
     *
     * @param before the how manyth call, or the how manyth write
     * @param writes whether it comes before a write, after what that is decided on was read
     * @param ahead how far the other's clock is ahead
     */
    record Race(int before, boolean writes, Step other, Duration ahead) implements Weather {}
  }
}
