package yibao.bench;

import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.PolicyBook;
import yibao.rules.Question;

/**
 * The questions that are measured: distinct, the same in every run, and each answered with a price
 * and a day; a refusal costs next to nothing and would flatter.
 */
final class Cases {

  static final long SEED = 202438;
  static final int COUNT = 12_000;

  static final Area QINGHAI = new Area("630000");
  static final int YEAR = 2026;

  /** Of seven people six pay for a year whose notice is published. */
  private static final int UNSTATED = 7;

  private Cases() {}

  /** Of every area with a notice for 2026, and of years for which none is published. */
  static List<Question> everywhere(PolicyBook book) {
    List<Area> areas =
        book.policies().stream()
            .map(AreaPolicy::area)
            .filter(area -> book.season(area, YEAR).isPresent())
            .toList();
    RandomGenerator random = new SplittableRandom(SEED);
    return distinct(
        Stream.generate(
            () -> {
              Area area = areas.get(random.nextInt(areas.size()));
              return random.nextInt(UNSTATED) == 0
                  ? ofUnstatedYear(random, area)
                  : ofNotice(random, book, area);
            }),
        answeredBy(book));
  }

  /** Of Qinghai and 2026 alone. */
  static List<Question> ofQinghai(PolicyBook book) {
    return distinct(anybodyInQinghai(book), answeredBy(book));
  }

  /** The same with whoever is refused. */
  static List<Question> ofQinghaiWithRefused(PolicyBook book) {
    return distinct(anybodyInQinghai(book), question -> true);
  }

  private static Stream<Question> anybodyInQinghai(PolicyBook book) {
    RandomGenerator random = new SplittableRandom(SEED);
    return Stream.generate(() -> ofNotice(random, book, QINGHAI));
  }

  private static Question ofNotice(RandomGenerator random, PolicyBook book, Area area) {
    LocalDate opens = book.season(area, YEAR).orElseThrow().opens();
    return new People(random, area, YEAR, opens).next();
  }

  private static Question ofUnstatedYear(RandomGenerator random, Area area) {
    int year = random.nextInt(YEAR + 1, YEAR + 6);
    return new People(random, area, year, LocalDate.of(year - 1, Month.SEPTEMBER, 1)).next();
  }

  private static Predicate<Question> answeredBy(PolicyBook book) {
    Assessments assessments = new Assessments(book);
    return question -> assessments.of(question) instanceof Assessment.Resident;
  }

  private static List<Question> distinct(Stream<Question> questions, Predicate<Question> wanted) {
    Set<Question> distinct = new LinkedHashSet<>();
    questions.filter(wanted).takeWhile(question -> distinct.size() < COUNT).forEach(distinct::add);
    return List.copyOf(distinct);
  }
}
