/** What an auditor runs against the books, who trusts none of the functions that wrote them. */
@NullMarked
package yibao.audit;

import org.jspecify.annotations.NullMarked;
