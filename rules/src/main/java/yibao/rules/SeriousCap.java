package yibao.rules;

/** The most that serious-illness insurance pays somebody in a year (大病保险年度最高支付限额). */
public sealed interface SeriousCap {

  /** There is none. */
  record None() implements SeriousCap {}

  record AtMost(Money amount, Clause clause) implements SeriousCap {}

  /** It is so much at least; how much more, the sources or the facts leave open. */
  record Open(Money atLeast) implements SeriousCap {}
}
