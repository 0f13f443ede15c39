package yibao.simulator.memory;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Chance, replayable from its seed. */
record Dice(RandomGenerator random) {

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True so often of a hundred times. */
  boolean percent(int often) {
    return random.nextInt(100) < often;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T of(T... choices) {
    return choices[below(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T made(Supplier<T>... choices) {
    return of(choices).get();
  }
}
