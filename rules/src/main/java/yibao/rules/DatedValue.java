package yibao.rules;

import java.time.LocalDate;

/** A parameter's value from a day on. */
public record DatedValue(Parameter parameter, int value, LocalDate validFrom, Source source) {}
