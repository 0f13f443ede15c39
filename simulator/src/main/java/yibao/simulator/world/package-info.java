/**
 * A small world around the real operations: families, channels, an operator and a bureau, and the
 * model that says what each of them is answered. Everything in it has a name of its own, so that a
 * history is a list of steps that can be read, cut down and played again.
 */
@NullMarked
package yibao.simulator.world;

import org.jspecify.annotations.NullMarked;
