/** Opens and closes the windows of payment, and enrols whom the state aids in full. */
@NullMarked
package yibao.paymentwindow;

import org.jspecify.annotations.NullMarked;
