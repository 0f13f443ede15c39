package yibao.policies;

import java.time.LocalDate;
import java.util.List;
import yibao.rules.Because;
import yibao.rules.Contribution;
import yibao.rules.ContributionDecision;
import yibao.rules.Waiting;

/** A month of the employee scheme. */
record MonthAnswer(Contribution month) implements ExampleAnswer {

  static ExampleAnswer of(ContributionDecision decision) {
    return switch (decision) {
      case Contribution month -> new MonthAnswer(month);
      case ContributionDecision.Refused refused -> new Refused(refused.reason().name());
    };
  }

  @Override
  public String field(String name) {
    return switch (name) {
      case "base" -> ExampleAnswer.yuan(month.base());
      case "employer" -> ExampleAnswer.yuan(month.employer());
      case "own" -> ExampleAnswer.yuan(month.own());
      case "payable" -> ExampleAnswer.yuan(month.payable());
      case "credit" -> ExampleAnswer.yuan(month.credit());
      case "covers" -> ExampleAnswer.said(month.covers());
      case "coverFrom" -> day(month.coverFrom().map(LocalDate::toString).orElse("no cover"));
      case "coverTo" -> day(month.coverTo().map(LocalDate::toString).orElse("no cover"));
      case "waitMonths" -> day("" + month.waiting().map(Waiting::months).orElse(0));
      case "waitFrom" ->
          day(month.waiting().map(Waiting::from).map(LocalDate::toString).orElse("no wait"));
      case "unpublished" -> month.unpublished().toString();
      default -> "not said of a month";
    };
  }

  @Override
  public List<Because> because() {
    return month.because();
  }

  /** What follows from when it covers, which may not be published. */
  private String day(String known) {
    return month.covers().isPresent() ? known : UNPUBLISHED;
  }
}
