/**
 * Opens and closes the windows of payment, enrols whom the state aids in full, and places the
 * mandates' orders.
 */
@NullMarked
package yibao.paymentwindow;

import org.jspecify.annotations.NullMarked;
