/** Clears each month between pooling areas (统筹区间清算), and says of each what it rests on. */
@NullMarked
package yibao.operations.clearing;

import org.jspecify.annotations.NullMarked;
