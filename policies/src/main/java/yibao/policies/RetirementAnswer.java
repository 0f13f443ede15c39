package yibao.policies;

import java.util.List;
import java.util.Optional;
import yibao.rules.Because;
import yibao.rules.Retirement;
import yibao.rules.WorkersPerRetiree;

/** What an area asks of somebody who retires. */
record RetirementAnswer(Retirement retirement) implements ExampleAnswer {

  @Override
  public String field(String name) {
    return switch (name) {
      case "needed" -> months("neededMonths", retirement.years().needed());
      case "neededActual" -> ExampleAnswer.said(retirement.years().neededActual());
      case "contributed" -> "" + retirement.years().contributed();
      case "missing" -> months("missingMonths", retirement.years().missing());
      case "lumpSum" ->
          retirement.lumpSum().isPresent()
              ? ExampleAnswer.yuan(retirement.lumpSum())
              : why("lumpSumFen");
      case "workersPerRetiree" ->
          retirement
              .workers()
              .map(WorkersPerRetiree::ratio)
              .map(ratio -> ratio.replaceFirst("[.]00$", ""))
              .orElse(UNPUBLISHED);
      case "unpublished" -> retirement.unpublished().toString();
      default -> "not said of retirement";
    };
  }

  @Override
  public List<Because> because() {
    return retirement.because();
  }

  private String months(String field, Optional<Integer> months) {
    return months.map(Object::toString).orElseGet(() -> why(field));
  }

  /** Why there is none. */
  private String why(String field) {
    return retirement.unpublished().contains(field) ? UNPUBLISHED : "sex unknown";
  }
}
