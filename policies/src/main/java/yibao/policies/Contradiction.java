package yibao.policies;

import yibao.rules.Clause;
import yibao.rules.Source;

/**
 * Two sources that contradict each other.
 *
 * @param followed what the pack states
 * @param says what the other source says in its place
 * @param because why the pack doesn't follow that one
 */
record Contradiction(Clause followed, String says, Source source, String because) {}
