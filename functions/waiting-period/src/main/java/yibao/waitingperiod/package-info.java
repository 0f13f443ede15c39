/**
 * From which day is somebody covered who pays on a given day, why, and what would be better? And
 * what is asked of who retires?
 */
@NullMarked
package yibao.waitingperiod;

import org.jspecify.annotations.NullMarked;
