/** Sharing the own account with near relatives: asked, agreed to, limited, dissolved, shown. */
@NullMarked
package yibao.sharingsetup;

import org.jspecify.annotations.NullMarked;
