package yibao.rules;

import java.time.LocalDate;

/**
 * A wait for cover that months of the employee scheme are paid in (待遇等待期).
 *
 * @param months how long it is; 0 where not a wait but arrears put cover off
 * @param from its first day
 * @param coversFrom the first day after it, from which on paid months cover
 */
public record Waiting(int months, LocalDate from, LocalDate coversFrom) {}
