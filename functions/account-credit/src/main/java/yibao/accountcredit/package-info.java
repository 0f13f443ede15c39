/** Credits the accounts of who is retired what they get each month. */
@NullMarked
package yibao.accountcredit;

import org.jspecify.annotations.NullMarked;
