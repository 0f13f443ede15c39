/**
 * The simulated world: the real operations on tables in memory, with faults and races that a seed
 * plays again.
 */
@NullMarked
package yibao.simulator;

import org.jspecify.annotations.NullMarked;
