/**
 * How orders, refunds and items of suspense are said to a caller, and reports on paper, whichever
 * function says it.
 */
@NullMarked
package yibao.answers;

import org.jspecify.annotations.NullMarked;
