/**
 * What every function URL does around its own work: reading the event, proving by its signature who
 * calls, routing, JSON, problem documents.
 */
@NullMarked
package yibao.edge;

import org.jspecify.annotations.NullMarked;
