/** Who is insured where: registers people and shows the one file of each. */
@NullMarked
package yibao.enrolment;

import org.jspecify.annotations.NullMarked;
