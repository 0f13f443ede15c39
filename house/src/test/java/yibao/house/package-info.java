/**
 * The tests of the whole: the arrows between the rooms, template.yaml against the code, and the
 * built functions over HTTP. It reads the other rooms' built files and imports none of them but the
 * local cloud.
 */
@NullMarked
package yibao.house;

import org.jspecify.annotations.NullMarked;
