/**
 * The local cloud: runs template.yaml on this machine, with the functions as processes under AWS's
 * own Java runtime interface client, DynamoDB Local as their database, and function URLs on one
 * port by path prefix.
 */
@NullMarked
package yibao.local;

import org.jspecify.annotations.NullMarked;
