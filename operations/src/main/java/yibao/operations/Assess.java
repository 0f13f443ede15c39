package yibao.operations;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import yibao.rules.Area;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Cited;
import yibao.rules.Cover;
import yibao.rules.Parameter;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Question;

/**
 * Says from which day people are covered who pay on a given day, and why, from facts alone: no
 * table is read, nothing is changed. All questions are answered, or none.
 */
public final class Assess {

  private static final Assessment OVERLAPS =
      new Assessment.Refused(Assessment.Reason.COVER_OVERLAPS);

  private final PolicyBook book;
  private final Assessments assessments;

  public Assess(PolicyBook book) {
    this.book = book;
    this.assessments = new Assessments(book);
  }

  /** What comes of asking. */
  public sealed interface Outcome {

    /** An answer to each question, in their order; none is a refusal. */
    record Answered(List<Answer> answers, String policyRelease) implements Outcome {
      public Answered {
        answers = List.copyOf(answers);
      }
    }

    /** Why some have none. */
    record Refused(List<Refusal> refusals) implements Outcome {
      public Refused {
        refusals = List.copyOf(refusals);
      }
    }
  }

  /**
   * A question and its answer.
   *
   * @param firstCountedYear the first year in which a missed premium is a break, where it is stated
   */
  public record Answer(
      Question question, Assessment assessment, Optional<Integer> firstCountedYear) {}

  /**
   * Why a question has no answer.
   *
   * @param question its place among those asked
   * @param covers the places of the spells that stand in the way, if it is spells
   */
  public record Refusal(int question, Reason reason, List<Integer> covers) {
    public Refusal {
      covers = List.copyOf(covers);
    }
  }

  /** The reasons, most general first. */
  public enum Reason {
    AREA_NOT_PUBLISHED,
    YEAR_NOT_PUBLISHED,
    NOT_IN_SEASON,
    COVER_OVERLAPS,
    NOTHING_TO_REPAIR
  }

  public Outcome all(List<Question> questions) {
    List<Answer> answers = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      Assessment assessment = assessments.of(question);
      if (assessment instanceof Assessment.Refused refused) {
        refusals.add(refusal(i, question, refused.reason()));
      } else {
        answers.add(new Answer(question, assessment, firstCountedYear(question)));
      }
    }
    return refusals.isEmpty()
        ? new Outcome.Answered(answers, assessments.policyRelease())
        : new Outcome.Refused(refusals);
  }

  private Optional<Integer> firstCountedYear(Question question) {
    LocalDate yearEnds = LocalDate.of(question.year(), Month.DECEMBER, 31);
    return book.value(question.area(), Parameter.FIRST_COUNTED_YEAR, yearEnds).map(Cited::value);
  }

  private Refusal refusal(int place, Question question, Assessment.Reason reason) {
    return switch (reason) {
      case POLICY_NOT_PUBLISHED -> new Refusal(place, unpublished(question.area()), List.of());
      case NOT_IN_SEASON -> new Refusal(place, Reason.NOT_IN_SEASON, List.of());
      case COVER_OVERLAPS -> new Refusal(place, Reason.COVER_OVERLAPS, inTheWay(question));
      case NOTHING_TO_REPAIR -> new Refusal(place, Reason.NOTHING_TO_REPAIR, List.of());
    };
  }

  private Reason unpublished(Area area) {
    return book.insures(area) || area.equals(Area.NATIONAL)
        ? Reason.YEAR_NOT_PUBLISHED
        : Reason.AREA_NOT_PUBLISHED;
  }

  /** The spells for which the question would be refused if there were no other. */
  private List<Integer> inTheWay(Question question) {
    List<Cover> covers = question.person().covers();
    return IntStream.range(0, covers.size())
        .filter(i -> assessments.of(withOnly(covers.get(i), question)).equals(OVERLAPS))
        .boxed()
        .toList();
  }

  private static Question withOnly(Cover cover, Question question) {
    PersonFacts person = question.person();
    return new Question(
        question.area(),
        question.scheme(),
        question.year(),
        question.payOn(),
        question.repairYears(),
        new PersonFacts(
            person.birthDate(),
            person.arrivedOn(),
            person.categories(),
            List.of(cover),
            person.payments()),
        question.claims());
  }
}
