package yibao.simulator.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Clause;
import yibao.rules.DatedValue;
import yibao.rules.Grade;
import yibao.rules.Parameter;
import yibao.rules.Source;

/**
 * Two made-up areas with every figure of the employee scheme: no real area's sources state all that
 * a history may ask. In both some figure changes on a day that histories come by.
 */
final class WorkLaw {

  /** Nobody waits who was never insured; an account bears interest. */
  static final Area EXAMPLELAND = new Area("990000");

  /** Flexible workers wait at first, and everybody after a long gap. */
  static final Area OTHERLAND = new Area("991000");

  static final List<Area> AREAS = List.of(EXAMPLELAND, OTHERLAND);

  private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  private WorkLaw() {}

  static List<AreaPolicy> policies() {
    return List.of(
        area(
            EXAMPLELAND,
            value(Parameter.CONTRIBUTION_BASE_FLOOR, 4000_00, LONG_AGO),
            value(Parameter.CONTRIBUTION_BASE_FLOOR, 4321_09, JULY),
            value(Parameter.CONTRIBUTION_BASE_CEILING, 20000_00, LONG_AGO),
            value(Parameter.EMPLOYER_RATE, 690, LONG_AGO),
            value(Parameter.EMPLOYEE_RATE, 200, LONG_AGO),
            value(Parameter.ACCOUNT_CREDIT_EMPLOYED, 200, LONG_AGO),
            value(Parameter.FLEXIBLE_BASE_WITH_ACCOUNT, 5000_05, LONG_AGO),
            value(Parameter.FLEXIBLE_BASE_WITH_ACCOUNT, 5432_15, NEW_YEAR),
            value(Parameter.FLEXIBLE_RATE_WITH_ACCOUNT, 955, LONG_AGO),
            value(Parameter.ACCOUNT_CREDIT_FLEXIBLE, 205, LONG_AGO),
            value(Parameter.FLEXIBLE_BASE_POOL_ONLY, 6000_25, LONG_AGO),
            value(Parameter.FLEXIBLE_RATE_POOL_ONLY, 425, LONG_AGO),
            value(Parameter.EMPLOYEE_WAIT_AT_FIRST, 0, LONG_AGO),
            value(Parameter.EMPLOYEE_WAIT_AFTER_GAP, 1, LONG_AGO),
            value(Parameter.RETIREE_MONTHLY_CREDIT, 95_55, LONG_AGO),
            value(Parameter.RETIREE_MONTHLY_CREDIT, 101_01, JULY),
            value(Parameter.ACCOUNT_INTEREST, 35, LONG_AGO)),
        area(
            OTHERLAND,
            value(Parameter.CONTRIBUTION_BASE_FLOOR, 3500_00, LONG_AGO),
            value(Parameter.CONTRIBUTION_BASE_CEILING, 17500_00, LONG_AGO),
            value(Parameter.EMPLOYER_RATE, 755, LONG_AGO),
            value(Parameter.EMPLOYER_RATE, 750, NEW_YEAR),
            value(Parameter.EMPLOYEE_RATE, 200, LONG_AGO),
            value(Parameter.ACCOUNT_CREDIT_EMPLOYED, 200, LONG_AGO),
            value(Parameter.FLEXIBLE_BASE_WITH_ACCOUNT, 4444_45, LONG_AGO),
            value(Parameter.FLEXIBLE_RATE_WITH_ACCOUNT, 880, LONG_AGO),
            value(Parameter.ACCOUNT_CREDIT_FLEXIBLE, 150, LONG_AGO),
            value(Parameter.FLEXIBLE_BASE_POOL_ONLY, 4444_45, LONG_AGO),
            value(Parameter.FLEXIBLE_RATE_POOL_ONLY, 500, LONG_AGO),
            value(Parameter.EMPLOYEE_WAIT_AT_FIRST, 0, LONG_AGO),
            value(Parameter.EMPLOYEE_WAIT_AFTER_GAP, 2, LONG_AGO),
            value(Parameter.FLEXIBLE_WAIT_AT_FIRST, 1, LONG_AGO),
            value(Parameter.RETIREE_MONTHLY_CREDIT, 88_10, NEW_YEAR)));
  }

  private static AreaPolicy area(Area area, DatedValue... values) {
    return new AreaPolicy(
        area,
        "例地",
        "Made-up land",
        Optional.of(Area.NATIONAL),
        List.of(),
        List.of(),
        Stream.of(values).toList(),
        List.of(),
        List.of());
  }

  private static DatedValue value(Parameter parameter, int value, LocalDate from) {
    return new DatedValue(
        parameter,
        value,
        from,
        new Clause(
            "made-up/" + parameter,
            new Source(
                "made-up",
                "Made up for simulation",
                Optional.empty(),
                "Yibao",
                Optional.empty(),
                Optional.empty(),
                Grade.INFERRED)));
  }
}
