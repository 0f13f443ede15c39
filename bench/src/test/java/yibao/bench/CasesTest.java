package yibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Option;
import yibao.rules.Payable;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Question;

/** What is measured is many different questions, the same in each run. */
class CasesTest {

  private static final PolicyBook BOOK = PolicyResource.load();
  private static final List<Question> EVERYWHERE = Cases.everywhere(BOOK);

  @Test
  void there_are_so_many_distinct_ones() {
    assertThat(EVERYWHERE).hasSize(Cases.COUNT).doesNotHaveDuplicates();
    assertThat(Cases.ofQinghai(BOOK)).hasSize(Cases.COUNT).doesNotHaveDuplicates();
  }

  @Test
  void they_are_the_same_in_each_run() {
    assertThat(Cases.everywhere(PolicyResource.load())).isEqualTo(EVERYWHERE);
  }

  @Test
  void every_area_with_a_notice_is_asked_about() {
    Set<String> areas =
        EVERYWHERE.stream().map(question -> question.area().code()).collect(Collectors.toSet());
    assertThat(areas)
        .containsExactlyInAnyOrderElementsOf(
            BOOK.policies().stream()
                .filter(policy -> BOOK.season(policy.area(), Cases.YEAR).isPresent())
                .map(policy -> policy.area().code())
                .toList());
  }

  static Stream<Predicate<Payable>> kinds() {
    return Stream.of(
        payable -> payable.newborn(),
        payable -> payable.category().isPresent(),
        payable -> payable.breakYears().filter(years -> years > 3).isPresent(),
        payable -> payable.waitMonths().isEmpty(),
        payable -> payable.repair().filter(sum -> !sum.isZero()).isPresent(),
        payable -> payable.covers().filter(covers -> !covers).isPresent(),
        payable -> payable.standard().isEmpty(),
        payable -> payable.options().stream().anyMatch(Option.Repair.class::isInstance));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void each_kind_of_case_is_among_them(Predicate<Payable> kind) {
    Assessments assessments = new Assessments(BOOK);
    assertThat(EVERYWHERE)
        .filteredOn(
            question ->
                assessments.of(question) instanceof Assessment.Resident resident
                    && kind.test(resident.payable()))
        .hasSizeGreaterThan(20);
  }
}
