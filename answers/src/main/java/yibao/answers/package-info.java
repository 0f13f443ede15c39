/** How orders, refunds and items of suspense are said to a caller, whichever function says it. */
@NullMarked
package yibao.answers;

import org.jspecify.annotations.NullMarked;
