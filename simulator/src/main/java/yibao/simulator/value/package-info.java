/** Attribute values as DynamoDB understands them: checked, comparable, and measured. */
@NullMarked
package yibao.simulator.value;

import org.jspecify.annotations.NullMarked;
