package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.rules.Area;
import yibao.rules.Assessment;
import yibao.rules.Cover;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyResource;
import yibao.rules.Question;
import yibao.rules.Scheme;

final class AssessTest {

  private static final Area QINGHAI = new Area("630000");
  private static final Area HAINAN = new Area("460000");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-05");
  private static final Cover IN_2025 = cover("2025-01-01", "2025-12-31");
  private static final Cover RUNS_ON = cover("2026-01-01", "2026-06-30");
  private static final Cover UNPAID = cover("2027-01-01", "2027-06-30");

  private final Assess assess = new Assess(PolicyResource.load());

  private static Cover cover(String from, String to) {
    LocalDate first = LocalDate.parse(from);
    return new Cover(
        Scheme.EMPLOYEE,
        QINGHAI,
        first.getYear(),
        first,
        LocalDate.parse(to),
        Optional.empty(),
        Optional.empty());
  }

  private static Question question(Area area, int year, int repairYears, Cover... covers) {
    return new Question(
        area,
        Scheme.RESIDENT,
        year,
        MARCH.withYear(year),
        repairYears,
        new PersonFacts(
            LocalDate.parse("1988-04-02"), Optional.empty(), List.of(), List.of(covers), List.of()),
        List.of());
  }

  private List<Assess.Refusal> refused(Question... questions) {
    return ((Assess.Outcome.Refused) assess.all(List.of(questions))).refusals();
  }

  @Test
  void every_question_is_answered_in_its_order() {
    Question one = question(QINGHAI, 2026, 0, IN_2025);
    Question other = question(Area.NATIONAL, 2030, 0);

    assertThat(((Assess.Outcome.Answered) assess.all(List.of(one, other))).answers())
        .extracting(Assess.Answer::question)
        .containsExactly(one, other);
    assertThat(((Assess.Outcome.Answered) assess.all(List.of(one))).answers().getFirst())
        .satisfies(
            answer -> {
              assertThat(answer.assessment()).isInstanceOf(Assessment.Resident.class);
              assertThat(answer.firstCountedYear()).contains(2025);
            });
  }

  @Test
  void one_question_without_an_answer_leaves_the_others_without_one() {
    assertThat(refused(question(QINGHAI, 2026, 0, IN_2025), question(QINGHAI, 2026, 1, IN_2025)))
        .containsExactly(new Assess.Refusal(1, Assess.Reason.NOTHING_TO_REPAIR, List.of()));
  }

  @Test
  void an_area_without_law_is_told_from_a_year_without() {
    assertThat(refused(question(HAINAN, 2026, 0), question(QINGHAI, 2010, 0)))
        .extracting(Assess.Refusal::reason)
        .containsExactly(Assess.Reason.AREA_NOT_PUBLISHED, Assess.Reason.YEAR_NOT_PUBLISHED);
  }

  @Test
  void the_spells_that_stand_in_the_way_are_named() {
    assertThat(refused(question(QINGHAI, 2026, 0, RUNS_ON, IN_2025, UNPAID)))
        .containsExactly(new Assess.Refusal(0, Assess.Reason.COVER_OVERLAPS, List.of(0, 2)));
  }
}
