/**
 * Measurements: what the rules cost, held against the bars that the project sets itself. Nothing of
 * it is deployed.
 */
@NullMarked
package yibao.bench;

import org.jspecify.annotations.NullMarked;
