package yibao.rules;

import java.time.LocalDate;

/**
 * What a person of an aided group (资助参保) pays in the window in place of the standard; holds from a
 * day on.
 */
public record Aid(Category group, Money pays, LocalDate validFrom, Source source) {}
