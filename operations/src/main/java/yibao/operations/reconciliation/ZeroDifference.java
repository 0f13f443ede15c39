package yibao.operations.reconciliation;

import yibao.records.Seal;

/**
 * That a channel's statement of a day and the books are the same to the last movement (零差异证明), and
 * the seal under which the last of that day's movements is booked: that of the day, or of a later
 * one where something was told of late. Whoever proves the books finds the seal's root again.
 *
 * @param moved what both have
 */
public record ZeroDifference(Moved moved, Seal seal) {}
