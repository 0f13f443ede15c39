/**
 * DynamoDB in the memory of one process: tables, indexes and transactions, as the real requests ask
 * for them.
 */
@NullMarked
package yibao.simulator.memory;

import org.jspecify.annotations.NullMarked;
