/** Clears each month between pooling areas, and hands each area its statement. */
@NullMarked
package yibao.clearing;

import org.jspecify.annotations.NullMarked;
