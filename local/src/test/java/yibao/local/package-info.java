/** How the local cloud is held to what Lambda, DynamoDB and function URLs do. */
@NullMarked
package yibao.local;

import org.jspecify.annotations.NullMarked;
