/**
 * Compiles the areas' packs, YAML that a person who knows the law can write, into the resource that
 * the rules read.
 */
@NullMarked
package yibao.policies;

import org.jspecify.annotations.NullMarked;
