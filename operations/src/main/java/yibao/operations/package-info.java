/**
 * What the system does, one class per use case: load records, let the rules decide, commit one
 * transaction.
 */
@NullMarked
package yibao.operations;

import org.jspecify.annotations.NullMarked;
