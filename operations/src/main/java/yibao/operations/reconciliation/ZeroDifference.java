package yibao.operations.reconciliation;

import yibao.records.Seal;

/**
 * That a channel's statement of a day and the books are the same to the last movement (零差异证明), and
 * the seal under which the books of that day stand. Whoever proves the books finds the seal's root
 * again.
 *
 * @param moved what both have
 */
public record ZeroDifference(Moved moved, Seal seal) {}
