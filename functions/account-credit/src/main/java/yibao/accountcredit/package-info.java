/** Credits the accounts of who is retired what they get each month, and all accounts interest. */
@NullMarked
package yibao.accountcredit;

import org.jspecify.annotations.NullMarked;
