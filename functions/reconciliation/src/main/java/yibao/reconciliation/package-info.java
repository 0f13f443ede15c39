/** Holds each channel's statement of a day against the books, and reports how they differ. */
@NullMarked
package yibao.reconciliation;

import org.jspecify.annotations.NullMarked;
