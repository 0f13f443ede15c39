package yibao.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Clause;
import yibao.rules.DatedValue;
import yibao.rules.Grade;
import yibao.rules.Parameter;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Source;

/**
 * A made-up area with every figure of the employee scheme, for arithmetic that no real area's
 * sources carry to its end, beside the law as it is.
 */
final class EmployeeLaw {

  static final Area EXAMPLELAND = new Area("990000");
  static final Area OTHERLAND = new Area("991000");

  /** 4000 to 20000 yuan, 6.9 % and 2 %; flexible 8.5 % of 5000.05, 2 % of it into the account. */
  static final PolicyBook BOOK = book();

  private EmployeeLaw() {}

  private static PolicyBook book() {
    PolicyBook real = PolicyResource.load();
    List<AreaPolicy> policies = new ArrayList<>(real.policies());
    policies.add(area(EXAMPLELAND));
    policies.add(area(OTHERLAND));
    return new PolicyBook(real.release(), policies);
  }

  private static AreaPolicy area(Area area) {
    return new AreaPolicy(
        area,
        "例地",
        "Exampleland",
        Optional.of(Area.NATIONAL),
        List.of(),
        List.of(),
        Stream.of(
                value(Parameter.CONTRIBUTION_BASE_FLOOR, 4000_00),
                value(Parameter.CONTRIBUTION_BASE_CEILING, 20000_00),
                value(Parameter.EMPLOYER_RATE, 690),
                value(Parameter.EMPLOYEE_RATE, 200),
                value(Parameter.ACCOUNT_CREDIT_EMPLOYED, 200),
                value(Parameter.FLEXIBLE_BASE_WITH_ACCOUNT, 5000_05),
                value(Parameter.FLEXIBLE_RATE_WITH_ACCOUNT, 850),
                value(Parameter.ACCOUNT_CREDIT_FLEXIBLE, 200),
                value(Parameter.FLEXIBLE_BASE_POOL_ONLY, 6000_00),
                value(Parameter.FLEXIBLE_RATE_POOL_ONLY, 400),
                value(Parameter.EMPLOYEE_WAIT_AFTER_GAP, 2),
                value(Parameter.EMPLOYEE_WAIT_AT_FIRST, 0))
            .toList(),
        List.of(),
        List.of());
  }

  private static DatedValue value(Parameter parameter, int value) {
    return new DatedValue(
        parameter,
        value,
        LocalDate.of(2025, 1, 1),
        new Clause(
            "990000/" + parameter,
            new Source(
                "made-up",
                "Made up for tests",
                Optional.empty(),
                "Yibao",
                Optional.empty(),
                Optional.empty(),
                Grade.INFERRED)));
  }
}
