/**
 * Receipts (缴费回执): their numbers, the text of one that is signed and printed as a QR code, and what
 * verifies such a text offline. The function that issues and the command that verifies share it.
 */
@NullMarked
package yibao.receipts;

import org.jspecify.annotations.NullMarked;
