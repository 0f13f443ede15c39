package yibao.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Clause;
import yibao.rules.DatedValue;
import yibao.rules.Grade;
import yibao.rules.Parameter;
import yibao.rules.PolicyBook;
import yibao.rules.Source;

/** Made-up figures of what accounts are credited each month and each year: no area's. */
final class RetireesLaw {

  /** Qinghai 100 yuan from January 2025 on, 120 from October; Tongren 90 from September. */
  static final PolicyBook BOOK =
      of(
          area(Operations.QINGHAI, credit(10000, "2025-01-01"), credit(12000, "2025-10-01")),
          area(Bureau.TONGREN, credit(9000, "2025-09-01")));

  private RetireesLaw() {}

  static PolicyBook of(AreaPolicy... areas) {
    List<AreaPolicy> policies = new ArrayList<>(Arrays.asList(areas));
    policies.add(area(Area.NATIONAL));
    return new PolicyBook("r-retirees", policies);
  }

  static AreaPolicy area(Area area, DatedValue... values) {
    return new AreaPolicy(
        area,
        "某地",
        "somewhere",
        area.equals(Area.NATIONAL) ? Optional.empty() : Optional.of(Area.NATIONAL),
        List.of(),
        List.of(),
        List.of(values),
        List.of(),
        List.of());
  }

  static DatedValue credit(int fen, String from) {
    return credit(fen, from, Optional.empty());
  }

  static DatedValue credit(int fen, String from, String to) {
    return credit(fen, from, Optional.of(LocalDate.parse(to)));
  }

  private static DatedValue credit(int fen, String from, Optional<LocalDate> to) {
    return value(Parameter.RETIREE_MONTHLY_CREDIT, fen, from, to);
  }

  /** A rate in hundredths of a percent. */
  static DatedValue interest(int rate, String from) {
    return value(Parameter.ACCOUNT_INTEREST, rate, from, Optional.empty());
  }

  static DatedValue value(Parameter parameter, int value, String from, Optional<LocalDate> to) {
    return new DatedValue(
        parameter,
        value,
        LocalDate.parse(from),
        to,
        new Clause(
            "test/" + parameter + "/" + from,
            new Source(
                "test",
                "made up",
                Optional.empty(),
                "nobody",
                Optional.empty(),
                Optional.empty(),
                Grade.INFERRED)));
  }
}
