package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import yibao.rules.Area;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Because;
import yibao.rules.Because.Rule;
import yibao.rules.Cover;
import yibao.rules.Grade;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Question;
import yibao.rules.Scheme;

/** What the trails of the real packs say where the sources are silent, or contradict the facts. */
class TrailsTest {

  private static final Area QINGHAI = new Area("630000");
  private static final Area FUXIN = new Area("210900");

  private static Assessments assessments;

  @BeforeAll
  static void read() throws IOException {
    assessments = new Assessments(new PacksCopy(PacksCopy.ORIGINAL).book());
  }

  @Test
  void a_wait_that_is_the_same_by_both_conventions_is_worked_out_all_the_same() {
    assertThat(rules(asked(QINGHAI, 2026, "2025-11-10", 1, List.of(2024), List.of())))
        .containsSubsequence(
            Rule.BREAK_YEARS,
            Rule.FIXED_WAIT,
            Rule.CONVENTION_UNPUBLISHED,
            Rule.WHOLE_WAIT_ALIKE,
            Rule.BROKEN_WAITS_FROM_START,
            Rule.EVERY_READING);
  }

  @Test
  void that_a_day_is_outside_is_said_also_where_the_wait_is_open() {
    assertThat(rules(asked(QINGHAI, 2026, "2026-04-10", 0, List.of(2024), List.of())))
        .contains(Rule.OUTSIDE_THE_WINDOW);
  }

  @Test
  void in_a_year_without_a_notice_the_window_is_our_reading() {
    assertThat(asked(QINGHAI, 2027, "2027-04-10", 0, List.of(2025, 2026), List.of()))
        .anySatisfy(
            step -> {
              assertThat(step.rule()).isEqualTo(Rule.WINDOW_READ);
              assertThat(step.source().grade()).isEqualTo(Grade.INFERRED);
            });
  }

  @Test
  void the_windows_price_of_who_joins_at_any_time_is_our_reading_where_no_source_says_it() {
    assertThat(born(QINGHAI, 2026, "2026-05-10", "2026-07-20"))
        .anySatisfy(
            step -> {
              assertThat(step.rule()).isEqualTo(Rule.WINDOWS_PRICE);
              assertThat(step.source().grade()).isEqualTo(Grade.INFERRED);
            });
    assertThat(born(new Area("520600"), 2026, "2026-05-10", "2026-07-20"))
        .anySatisfy(
            step -> {
              assertThat(step.rule()).isEqualTo(Rule.WINDOWS_PRICE);
              assertThat(step.source().grade()).isEqualTo(Grade.OFFICIAL);
            });
  }

  @Test
  void a_late_premium_that_waited_for_nothing_has_no_wait_to_run_on() {
    List<Because> trail =
        asked(FUXIN, 2026, "2025-12-03", 0, List.of(2024), List.of(LocalDate.of(2024, 12, 10)));
    assertThat(rules(trail)).doesNotContain(Rule.LATE_WAIT_RUNS_ON).contains(Rule.WHOLE_WAIT);
  }

  @Test
  void where_only_the_window_is_open_that_the_wait_runs_on_is_cited_as_stated() {
    List<Because> trail =
        asked(FUXIN, 2026, "2026-01-20", 0, List.of(2024), List.of(LocalDate.of(2025, 11, 6)));
    assertThat(rules(trail))
        .contains(Rule.LATE_WAIT_RUNS_ON)
        .doesNotContain(Rule.LATE_WAIT_UNPUBLISHED);
  }

  private static List<Rule> rules(List<Because> trail) {
    return trail.stream().map(Because::rule).toList();
  }

  private static List<Because> asked(
      Area area,
      int year,
      String payOn,
      int repairYears,
      List<Integer> covered,
      List<LocalDate> lateOfTheYearBefore) {
    List<Cover> covers = covered.stream().map(past -> cover(area, past)).toList();
    List<PaidPremium> payments =
        lateOfTheYearBefore.stream()
            .map(day -> new PaidPremium(Scheme.RESIDENT, area, year - 1, day))
            .toList();
    return trail(
        area,
        year,
        payOn,
        repairYears,
        new PersonFacts(LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), covers, payments));
  }

  private static List<Because> born(Area area, int year, String born, String payOn) {
    return trail(
        area,
        year,
        payOn,
        0,
        new PersonFacts(LocalDate.parse(born), Optional.empty(), List.of(), List.of(), List.of()));
  }

  private static List<Because> trail(
      Area area, int year, String payOn, int repairYears, PersonFacts person) {
    Question question =
        new Question(
            area, Scheme.RESIDENT, year, LocalDate.parse(payOn), repairYears, person, List.of());
    return ((Assessment.Resident) assessments.of(question)).payable().because();
  }

  private static Cover cover(Area area, int year) {
    return new Cover(
        Scheme.RESIDENT,
        area,
        year,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Optional.empty(),
        Optional.empty());
  }
}
