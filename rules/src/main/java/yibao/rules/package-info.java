/**
 * The insurance rules: pure functions over facts and cited policy values. No I/O, no framework, no
 * clock.
 */
@NullMarked
package yibao.rules;

import org.jspecify.annotations.NullMarked;
