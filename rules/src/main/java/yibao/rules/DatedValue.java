package yibao.rules;

import java.time.LocalDate;

/** A parameter's value from a day on, until a later one replaces it. */
public record DatedValue(Parameter parameter, int value, LocalDate validFrom, Clause clause) {

  Cited<Integer> cited() {
    return new Cited<>(value, clause);
  }
}
