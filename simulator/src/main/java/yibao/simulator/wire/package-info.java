/**
 * What stands between an operation and its tables: faults, counting, and a look at each condition.
 */
@NullMarked
package yibao.simulator.wire;

import org.jspecify.annotations.NullMarked;
