package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import yibao.rules.Area;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Because;
import yibao.rules.Cover;
import yibao.rules.Language;
import yibao.rules.Option;
import yibao.rules.PaidPremium;
import yibao.rules.Payable;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Question;
import yibao.rules.Scheme;

/** What must be true of everybody who pays, in every area and on every day. */
class AssessmentPropertiesTest {

  private static final int CASES = 10_000;
  private static final long SEED = Long.getLong("yibao.seed", 20_261_122);

  private static PolicyBook book;
  private static Assessments assessments;

  @BeforeAll
  static void read() throws IOException {
    System.out.println("yibao.seed=" + SEED);
    book = new PacksCopy(PacksCopy.ORIGINAL).book();
    assessments = new Assessments(book);
  }

  @Test
  void paying_later_never_starts_cover_earlier_unless_a_rule_of_the_trail_allows_it() {
    Set<Because.Rule> allowing =
        Set.of(Because.Rule.EXEMPT, Because.Rule.NEWBORN, Because.Rule.LATE_WAIT_RUNS_ON);
    RandomQuestions random = new RandomQuestions(book, SEED + 1);
    int compared = 0;
    while (compared < CASES) {
      Question question = random.next();
      Optional<Payable> early = answer(question);
      Optional<Payable> late = answer(on(question, random.laterThan(question)));
      if (early.isPresent() && late.isPresent() && bothKnown(early.get(), late.get())) {
        compared++;
        if (first(late.get()).isBefore(first(early.get()))) {
          assertThat(rules(late.get()))
              .as("%s, then a later payment", question)
              .containsAnyElementsOf(allowing);
        }
      }
    }
  }

  @Test
  void repairing_never_lengthens_a_wait_nor_puts_cover_off() {
    forEach(
        2,
        question -> {
          Payable before = answer(question).orElseThrow();
          int years = before.breakYears().orElse(0);
          for (int repaired = 1; repaired <= years; repaired++) {
            Optional<Payable> after = answer(repairing(question, repaired));
            if (after.isPresent() && bothKnown(before, after.get())) {
              assertThat(first(after.get())).as("%s", question).isBeforeOrEqualTo(first(before));
            }
            if (after.isPresent()
                && after.get().waitMonths().isPresent()
                && before.waitMonths().isPresent()) {
              assertThat(after.get().waitMonths().getAsInt())
                  .as("%s", question)
                  .isLessThanOrEqualTo(before.waitMonths().getAsInt());
            }
          }
        },
        question -> answer(question).isPresent());
  }

  @Test
  void more_break_years_never_shorten_a_wait() {
    forEach(
        3,
        question -> {
          Payable fewer = answer(question).orElseThrow();
          Optional<Payable> more = answer(without(question, question.year() - 1));
          if (more.isPresent()
              && more.get().waitMonths().isPresent()
              && fewer.waitMonths().isPresent()
              && fewer.breakYears().equals(Optional.of(0))
              && !rules(more.get()).contains(Because.Rule.EXEMPT)) {
            assertThat(more.get().waitMonths().getAsInt())
                .as("%s", question)
                .isGreaterThanOrEqualTo(fewer.waitMonths().getAsInt());
          }
        },
        question ->
            answer(question).isPresent()
                && question.person().payments().isEmpty()
                && onlyResident(question.person()));
  }

  @Test
  void a_wait_is_never_below_its_fixed_part_and_long_breaks_not_below_the_floor() {
    forEach(
        4,
        question -> {
          for (int repaired = 0; repaired <= 8; repaired++) {
            answer(repairing(question, repaired))
                .filter(payable -> payable.waitMonths().orElse(0) > 0)
                .ifPresent(
                    payable -> {
                      int months = payable.waitMonths().getAsInt();
                      assertThat(months).isGreaterThanOrEqualTo(payable.fixedMonths().orElse(0));
                      if (payable.breakYears().orElse(0) >= 4
                          && !rules(payable).contains(Because.Rule.LATE_WAIT_RUNS_ON)
                          && !rules(payable).contains(Because.Rule.LATE_WAIT_UNPUBLISHED)) {
                        assertThat(months).as("%s", question).isGreaterThanOrEqualTo(6);
                      }
                    });
          }
        },
        question -> answer(question).isPresent());
  }

  /**
   * Who paid for the year before too late is left out: the wait of that payment may be over sooner.
   */
  @Test
  void who_is_exempt_never_waits() {
    forEach(
        5,
        question -> {
          Payable payable = answer(question).orElseThrow();
          assertThat(payable.waitMonths()).as("%s", question).hasValue(0);
        },
        question ->
            answer(question)
                    .filter(
                        payable ->
                            rules(payable).contains(Because.Rule.EXEMPT)
                                || rules(payable).contains(Because.Rule.NEWBORN))
                    .isPresent()
                && question.person().payments().isEmpty());
  }

  @Test
  void the_trails_arithmetic_comes_to_the_answer() {
    RandomQuestions random = new RandomQuestions(book, SEED + 6);
    for (int i = 0; i < CASES; i++) {
      Question question = random.next();
      Optional<Payable> asked =
          answer(question).flatMap(p -> answer(repairing(question, random.upTo(years(p)))));
      asked.ifPresent(payable -> recompute(question, payable));
    }
  }

  private static void recompute(Question question, Payable payable) {
    List<Because> trail = payable.because();
    Recomputed again = Recomputed.from(trail, question.year());
    payable
        .payable()
        .ifPresent(
            price -> assertThat(again.payable()).as("%s %s", question, trail).hasValue(price));
    payable.repair().ifPresent(price -> assertThat(again.repair()).isEqualTo(price));
    if (payable.waitMonths().isPresent()) {
      assertThat(again.waitMonths())
          .as("%s %s", question, trail)
          .isEqualTo(payable.waitMonths().getAsInt());
    }
    if (payable.start().isPresent()) {
      assertThat(again.coverFrom()).as("%s %s", question, trail).isEqualTo(payable.coverFrom());
    }
    assertThat(trail)
        .allSatisfy(
            step -> {
              assertThat(step.says(Language.CHINESE)).doesNotContain("%s").endsWith("。");
              assertThat(step.says(Language.ENGLISH)).doesNotContain("%s").endsWith(".");
            });
  }

  @Test
  void a_late_premium_of_every_year_is_reckoned_once_for_each() {
    LocalDate payOn = LocalDate.of(2065, 2, 10);
    List<PaidPremium> late = new ArrayList<>();
    for (int year = 2025; year < 2065; year++) {
      late.add(
          new PaidPremium(Scheme.RESIDENT, new Area("350500"), year, LocalDate.of(year, 2, 10)));
    }
    PersonFacts person =
        new PersonFacts(LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(), late);
    Question question =
        new Question(new Area("350500"), Scheme.RESIDENT, 2065, payOn, 0, person, List.of());
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(answer(question)).isPresent());
  }

  @Test
  void an_options_day_asked_for_gives_what_the_option_says() {
    RandomQuestions random = new RandomQuestions(book, SEED + 7);
    for (int i = 0; i < CASES; i++) {
      Question question = random.next();
      for (Option option : answer(question).map(Payable::options).orElse(List.of())) {
        Question again =
            switch (option) {
              case Option.PayBy payBy -> on(question, payBy.day());
              case Option.Repair repair -> repairing(question, repair.years());
            };
        assertSame(answer(again).orElseThrow(), option.outcome());
      }
    }
  }

  private static void assertSame(Payable answer, Payable option) {
    assertThat(List.of(answer.coverFrom(), answer.payable(), answer.repair(), answer.covers()))
        .isEqualTo(List.of(option.coverFrom(), option.payable(), option.repair(), option.covers()));
  }

  @Test
  void what_is_absent_of_a_premium_is_named() {
    forEach(
        8,
        question -> {
          Payable payable = answer(question).orElseThrow();
          List<String> absent = new ArrayList<>();
          if (payable.payable().isEmpty()) {
            absent.add("payableFen");
          }
          if (payable.start().isEmpty()) {
            absent.add("coverFrom");
          }
          if (payable.covers().isEmpty()) {
            absent.add("covers");
          }
          if (payable.waitMonths().isEmpty()) {
            absent.add("waitMonths");
          }
          assertThat(payable.unpublished()).containsAll(absent);
          assertThat(payable.coverFrom().isPresent())
              .isEqualTo(payable.start().isPresent() && payable.covers().equals(Optional.of(true)));
        },
        question -> answer(question).isPresent());
  }

  private static void forEach(
      int property, Consumer<Question> holds, java.util.function.Predicate<Question> concerned) {
    RandomQuestions random = new RandomQuestions(book, SEED + property);
    int cases = 0;
    while (cases < CASES) {
      Question question = random.next();
      if (concerned.test(question)) {
        cases++;
        holds.accept(question);
      }
    }
  }

  private static int years(Payable payable) {
    return payable.breakYears().orElse(0);
  }

  private static boolean bothKnown(Payable one, Payable other) {
    return one.start().isPresent() && other.start().isPresent();
  }

  private static LocalDate first(Payable payable) {
    return payable.coverFrom().orElse(LocalDate.MAX);
  }

  private static List<Because.Rule> rules(Payable payable) {
    return payable.because().stream().map(Because::rule).toList();
  }

  private static boolean onlyResident(PersonFacts person) {
    return person.covers().stream().allMatch(cover -> cover.scheme() == Scheme.RESIDENT);
  }

  private static Optional<Payable> answer(Question question) {
    return assessments.of(question) instanceof Assessment.Resident resident
        ? Optional.of(resident.payable())
        : Optional.empty();
  }

  private static Question on(Question question, LocalDate payOn) {
    return new Question(
        question.area(),
        question.scheme(),
        question.year(),
        payOn,
        question.repairYears(),
        question.person(),
        question.claims());
  }

  private static Question repairing(Question question, int years) {
    return new Question(
        question.area(),
        question.scheme(),
        question.year(),
        question.payOn(),
        years,
        question.person(),
        question.claims());
  }

  /** The same person, had that year been missed. */
  private static Question without(Question question, int year) {
    PersonFacts person = question.person();
    List<Cover> covers = person.covers().stream().filter(cover -> !cover.touches(year)).toList();
    return new Question(
        question.area(),
        question.scheme(),
        question.year(),
        question.payOn(),
        question.repairYears(),
        new PersonFacts(
            person.birthDate(), person.arrivedOn(), person.categories(), covers, person.payments()),
        question.claims());
  }
}
