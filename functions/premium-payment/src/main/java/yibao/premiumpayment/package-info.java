/** Residents' premiums: quote, order, payment notice, look-ups, receipt. */
@NullMarked
package yibao.premiumpayment;

import org.jspecify.annotations.NullMarked;
