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
     * @param beforeCall before the how manyth call
     * @param ahead how far the other's clock is ahead
     */
    record Race(int beforeCall, Step other, Duration ahead) implements Weather {}
  }
}
