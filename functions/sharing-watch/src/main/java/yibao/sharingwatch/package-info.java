/**
 * Ends relations of sharing by themselves: by what becomes of people, and by what lapses by date.
 */
@NullMarked
package yibao.sharingwatch;

import org.jspecify.annotations.NullMarked;
