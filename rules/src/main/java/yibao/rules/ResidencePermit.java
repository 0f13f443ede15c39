package yibao.rules;

import java.time.LocalDate;

/** A foreigner's permit to reside (居留许可), from its first day to its last, both included. */
public record ResidencePermit(LocalDate from, LocalDate to) {

  public ResidencePermit {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a permit ends before it begins: " + from + " to " + to);
    }
  }
}
