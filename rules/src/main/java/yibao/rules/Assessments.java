package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/** Says from which day somebody is covered who pays on a given day, and why. */
public final class Assessments {

  private final PolicyBook book;

  public Assessments(PolicyBook book) {
    this.book = book;
  }

  /** The name of the release of the law that answers. */
  public String policyRelease() {
    return book.release();
  }

  /** Answers a question, also for years of which no notice is published. */
  public Assessment of(Question question) {
    Optional<YearLaw> law = book.year(question.area(), question.year());
    if (law.isEmpty()) {
      return new Assessment.Refused(Assessment.Reason.POLICY_NOT_PUBLISHED);
    }
    return question.scheme() == Scheme.RESIDENT
        ? resident(law.get(), question)
        : new EmployeeJoining(book, question).assess();
  }

  private Assessment resident(YearLaw law, Question question) {
    Condition.Asked asked =
        new Condition.Asked(question.person(), question.area(), question.year(), question.payOn());
    Optional<Assessment.Reason> refusal = refusal(law, asked);
    if (refusal.isPresent()) {
      return new Assessment.Refused(refusal.get());
    }
    Payable payable = Payable.of(law, asked, question.repairYears());
    return payable.nothingToRepair()
        ? new Assessment.Refused(Assessment.Reason.NOTHING_TO_REPAIR)
        : new Assessment.Resident(payable, question.claims());
  }

  static Optional<Assessment.Reason> refusal(YearLaw law, Condition.Asked asked) {
    LocalDate payOn = asked.day();
    boolean born =
        !payOn.isBefore(asked.person().birthDate())
            && asked.person().birthDate().getYear() <= law.year();
    boolean inSeason =
        !payOn.isBefore(law.opens())
            && (!payOn.isAfter(law.yearEnds()) || law.isNewborn(asked.person(), payOn));
    if (!born || !inSeason) {
      return Optional.of(Assessment.Reason.NOT_IN_SEASON);
    }
    return overlaps(asked.person(), law.year(), payOn)
        ? Optional.of(Assessment.Reason.COVER_OVERLAPS)
        : Optional.empty();
  }

  /** Cover of the year beyond the day of payment, or cover to come that is not yet paid for. */
  static boolean overlaps(PersonFacts person, int year, LocalDate payOn) {
    for (Cover cover : person.covers()) {
      boolean ofTheYear = cover.touches(year) && cover.to().isAfter(payOn);
      boolean unpaid =
          cover.from().isAfter(payOn)
              && cover.paidOn().filter(paid -> !paid.isAfter(payOn)).isEmpty();
      if (ofTheYear || unpaid) {
        return true;
      }
    }
    return false;
  }
}
