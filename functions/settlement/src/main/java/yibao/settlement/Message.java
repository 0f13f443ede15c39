package yibao.settlement;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One of the interface's messages: how its input is read into a command, and what is done with it.
 *
 * @param infno its number, such as {@code 9001}
 * @param reading reads {@code input}; where that has flaws, nothing is done
 * @param work does what the command says
 */
record Message<C>(String infno, Function<Input, C> reading, BiFunction<Asked, C, Outcome> work) {

  Outcome answer(Asked asked) {
    Flaws flaws = new Flaws();
    C command = reading.apply(Input.of(asked.envelope().input(), flaws));
    return flaws.isEmpty() ? work.apply(asked, command) : new Outcome.Refused(flaws.sentence());
  }
}
