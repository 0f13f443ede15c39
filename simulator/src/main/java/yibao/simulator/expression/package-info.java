/** The language of DynamoDB's expressions: read, checked as DynamoDB checks it, and evaluated. */
@NullMarked
package yibao.simulator.expression;

import org.jspecify.annotations.NullMarked;
