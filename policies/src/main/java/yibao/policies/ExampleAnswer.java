package yibao.policies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Because;
import yibao.rules.EmployeeCover;
import yibao.rules.Incentive;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PolicyBook;
import yibao.rules.PremiumDecision;
import yibao.rules.Question;
import yibao.rules.ResidentPremium;
import yibao.rules.Scheme;

/** What the rules say to an example, field by field, as examples write it. */
sealed interface ExampleAnswer
    permits ExampleAnswer.Refused,
        ExampleAnswer.OfResident,
        ExampleAnswer.OfEmployee,
        MonthAnswer,
        RetirementAnswer,
        BillAnswer {

  String UNPUBLISHED = "unpublished";

  /** The field, or why there is none. */
  String field(String name);

  /** The steps that led there. */
  List<Because> because();

  /**
   * What a payment would be answered; where no notice of the year is published, what an assessment
   * is.
   */
  static ExampleAnswer of(PolicyBook book, Question question) {
    Assessment assessment = new Assessments(book).of(question);
    if (question.scheme() == Scheme.RESIDENT) {
      PremiumDecision decision =
          new ResidentPremium(book)
              .decide(
                  question.area(),
                  question.year(),
                  question.person(),
                  question.payOn(),
                  question.repairYears());
      if (decision instanceof PremiumDecision.Refused refused
          && refused.reason() != PremiumDecision.Reason.POLICY_NOT_PUBLISHED) {
        return new Refused(refused.reason().name());
      }
    }
    return switch (assessment) {
      case Assessment.Resident resident -> new OfResident(resident.payable(), resident.incentive());
      case Assessment.Employee employee -> new OfEmployee(employee.cover());
      case Assessment.Refused refused -> new Refused(refused.reason().name());
    };
  }

  /** The premium can't be paid. */
  record Refused(String reason) implements ExampleAnswer {
    @Override
    public String field(String name) {
      return name.equals("refused") ? reason : "refused: " + reason;
    }

    @Override
    public List<Because> because() {
      return List.of();
    }
  }

  /** Residents' insurance. */
  record OfResident(Payable payable, Incentive incentive) implements ExampleAnswer {
    @Override
    public String field(String name) {
      return switch (name) {
        case "payable" -> yuan(payable.payable());
        case "subsidy" -> yuan(payable.stateAdds());
        case "standard" -> yuan(payable.standard());
        case "repair" -> yuan(payable.repair());
        case "coverFrom" -> day(payable.coverFrom(), payable.start().isPresent());
        case "coverTo" -> day(payable.coverTo(), payable.covers().isPresent());
        case "covers" -> said(payable.covers());
        case "breakYears" -> said(payable.breakYears());
        case "waitUnit" -> said(payable.waitUnit());
        case "fixedMonths" -> said(payable.fixedMonths());
        case "variableMonths" -> said(payable.variableMonths());
        case "repairedMonths" -> said(payable.repairedMonths());
        case "waitFrom" ->
            payable.waitFromIsOpen()
                ? UNPUBLISHED
                : payable.waitFrom().map(LocalDate::toString).orElse("no wait");
        case "waitMonths" ->
            payable.waitMonths().isPresent() ? "" + payable.waitMonths().getAsInt() : UNPUBLISHED;
        case "continuousYears" -> "" + incentive.continuousYears();
        case "cap" -> incentive.uncapped() ? "none" : yuan(incentive.cap());
        case "unpublished" -> payable.unpublished().toString();
        default -> "payable";
      };
    }

    @Override
    public List<Because> because() {
      return Stream.concat(payable.because().stream(), incentive.because().stream()).toList();
    }
  }

  /** The employee scheme. */
  record OfEmployee(EmployeeCover cover) implements ExampleAnswer {
    @Override
    public String field(String name) {
      return switch (name) {
        case "coverFrom" -> day(cover.from(), cover.covers().isPresent());
        case "coverTo" -> day(cover.to(), cover.covers().isPresent());
        case "covers" -> said(cover.covers());
        case "waitMonths" -> said(cover.waitMonths());
        case "waitFrom" -> cover.waitFrom().map(LocalDate::toString).orElse("no wait");
        default -> "not said of employees";
      };
    }

    @Override
    public List<Because> because() {
      return cover.because();
    }
  }

  static String said(Optional<?> value) {
    return value.map(Object::toString).orElse(UNPUBLISHED);
  }

  private static String day(Optional<LocalDate> day, boolean published) {
    return day.map(LocalDate::toString).orElse(published ? "no cover in the year" : UNPUBLISHED);
  }

  static String yuan(Optional<Money> money) {
    String yuan = money.map(Money::toString).orElse(UNPUBLISHED);
    return yuan.endsWith(".00") ? yuan.substring(0, yuan.length() - 3) : yuan;
  }
}
