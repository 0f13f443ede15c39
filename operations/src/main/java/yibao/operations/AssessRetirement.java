package yibao.operations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import yibao.records.Person;
import yibao.rules.PolicyBook;
import yibao.rules.Retirement;
import yibao.rules.Retiring;

/**
 * Says what is asked of a person who retires in a month, from the one file of the person, in the
 * area where the person is insured. Reads that file and changes nothing.
 */
public final class AssessRetirement {

  private final PolicyBook book;
  private final LookUpPerson people;

  public AssessRetirement(PolicyBook book, LookUpPerson people) {
    this.book = book;
    this.people = people;
  }

  /**
   * What is asked of a person's file.
   *
   * @param month in which the person retires; without one that in which the person did, or else
   *     this month
   * @param deemed months that count though nobody paid for them, which no file holds
   */
  public record Asked(String psnNo, Optional<YearMonth> month, int deemed) {}

  /** What comes of asking. */
  public sealed interface Outcome {

    /** What the rules say of the file. */
    record Assessed(Retirement retirement, String policyRelease) implements Outcome {}

    /** Nobody has the number. */
    record NoSuchPerson() implements Outcome {}

    /** The month is over before the person was born. */
    record BeforeBirth() implements Outcome {}

    /** The person had died before the month. */
    record Deceased() implements Outcome {}

    /** The area has no pack of its own. */
    record AreaNotPublished() implements Outcome {}
  }

  /**
   * Answers from the file as it stands.
   *
   * @param today in Shanghai
   */
  public Outcome assess(Asked asked, LocalDate today) {
    Optional<Person> found = people.find(asked.psnNo());
    if (found.isEmpty()) {
      return new Outcome.NoSuchPerson();
    }
    Person person = found.get();
    YearMonth month =
        asked
            .month()
            .orElseGet(() -> YearMonth.from(person.working().retiredSince(today).orElse(today)));
    if (month.isBefore(YearMonth.from(person.facts().birthDate()))) {
      return new Outcome.BeforeBirth();
    }
    if (person.diedOn().map(YearMonth::from).filter(month::isAfter).isPresent()) {
      return new Outcome.Deceased();
    }
    if (!book.insures(person.area())) {
      return new Outcome.AreaNotPublished();
    }
    return new Outcome.Assessed(
        Retirement.of(
            book,
            person.area(),
            new Retiring(person.sex(), person.participant(), asked.deemed(), month)),
        book.release());
  }
}
