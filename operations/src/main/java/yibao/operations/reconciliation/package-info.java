/** Holds the statements of channels against the books, and names each way in which they differ. */
@NullMarked
package yibao.operations.reconciliation;

import org.jspecify.annotations.NullMarked;
