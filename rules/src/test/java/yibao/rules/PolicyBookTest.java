package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

  @Test
  void a_value_that_an_area_leaves_out_is_its_parents() {
    PolicyBook book = threeLayers();
    assertThat(book.value(SmallLaw.CITY, Parameter.WAIT_FLOOR, TODAY))
        .hasValue(new Cited<>(6, SmallLaw.NATION_SAYS));
  }

  @Test
  void the_nearest_pack_that_states_a_value_decides() {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nation(),
            SmallLaw.province(SmallLaw.season(), at("2025-01-01", 60, SmallLaw.PROVINCE_SAYS)),
            SmallLaw.city(at("2025-01-01", 180, SmallLaw.CITY_SAYS)));
    assertThat(book.value(SmallLaw.CITY, Parameter.NEWBORN_DAYS, TODAY))
        .hasValue(new Cited<>(180, SmallLaw.CITY_SAYS));
    assertThat(book.value(SmallLaw.PROVINCE, Parameter.NEWBORN_DAYS, TODAY))
        .hasValue(new Cited<>(60, SmallLaw.PROVINCE_SAYS));
  }

  @Test
  void a_later_value_of_the_parent_does_not_displace_the_areas_own() {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nation(at("2026-01-01", 30, SmallLaw.NATION_SAYS)),
            SmallLaw.province(SmallLaw.season(), at("2025-06-01", 60, SmallLaw.PROVINCE_SAYS)));
    assertThat(days(book, "2026-02-01")).hasValue(60);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31, ",
    "2025-01-01, 90",
    "2025-06-30, 90",
    "2025-07-01, 60",
    "2025-12-31, 60",
    "2026-01-01, 120",
    "2099-01-01, 120"
  })
  void a_value_holds_from_its_day_on_until_a_later_one_replaces_it(String day, Integer value) {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nation(at("2026-01-01", 120, SmallLaw.NATION_SAYS)),
            SmallLaw.province(
                SmallLaw.season(),
                at("2026-01-01", 120, SmallLaw.PROVINCE_SAYS),
                at("2025-07-01", 60, SmallLaw.PROVINCE_SAYS)));
    assertThat(days(book, day)).isEqualTo(Optional.ofNullable(value));
  }

  @Test
  void an_unknown_area_states_nothing_and_insures_nobody() {
    PolicyBook book = threeLayers();
    assertThat(book.insures(SmallLaw.ELSEWHERE)).isFalse();
    assertThat(book.season(SmallLaw.ELSEWHERE, SmallLaw.YEAR)).isEmpty();
    assertThat(book.value(SmallLaw.ELSEWHERE, Parameter.FIXED_WAIT, TODAY)).isEmpty();
    assertThat(book.aids(SmallLaw.ELSEWHERE, SmallLaw.YEAR, TODAY)).isEmpty();
    assertThat(book.exemptions(SmallLaw.ELSEWHERE, TODAY)).isEmpty();
  }

  @Test
  void nobody_is_insured_in_the_national_pack() {
    assertThat(threeLayers().insures(Area.NATIONAL)).isFalse();
    assertThat(threeLayers().insures(SmallLaw.CITY)).isTrue();
  }

  @Test
  void a_season_is_the_parents_where_the_area_states_none_for_the_year() {
    assertThat(threeLayers().season(SmallLaw.CITY, SmallLaw.YEAR)).hasValue(SmallLaw.season());
    assertThat(threeLayers().season(SmallLaw.CITY, SmallLaw.YEAR + 1)).isEmpty();
  }

  @Test
  void an_aid_of_the_area_comes_before_the_nations() {
    Aid national = SmallLaw.aid(Who.inGroup(Category.ORPHAN), 0, LocalDate.of(2021, 10, 28));
    Aid own = SmallLaw.aid(Category.ORPHAN, 50);
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.policy(
                Area.NATIONAL, Optional.empty(), List.of(), List.of(), List.of(national)),
            SmallLaw.provinceThatAids(SmallLaw.season(), own));
    assertThat(book.aids(SmallLaw.PROVINCE, SmallLaw.YEAR, TODAY)).containsExactly(own);
    assertThat(book.aids(SmallLaw.PROVINCE, SmallLaw.YEAR, LocalDate.of(2024, 12, 31)))
        .containsExactly(national);
    assertThat(book.aids(SmallLaw.PROVINCE, SmallLaw.YEAR, LocalDate.of(2021, 10, 27))).isEmpty();
  }

  @Test
  void an_aid_of_the_area_leaves_the_nations_other_groups_as_they_are() {
    Aid national = SmallLaw.aid(Category.EXTREME_POVERTY, 0);
    Aid own = SmallLaw.aid(Category.ORPHAN, 50);
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.policy(
                Area.NATIONAL, Optional.empty(), List.of(), List.of(), List.of(national)),
            SmallLaw.provinceThatAids(SmallLaw.season(), own));
    assertThat(book.aids(SmallLaw.PROVINCE, SmallLaw.YEAR, TODAY))
        .containsExactlyInAnyOrder(own, national);
  }

  @Test
  void an_aid_of_the_same_people_holds_until_a_later_one() {
    Aid before = SmallLaw.aid(Category.ORPHAN, 50);
    Aid after = SmallLaw.aid(Who.inGroup(Category.ORPHAN), 20, LocalDate.of(2026, 2, 1));
    PolicyBook book = SmallLaw.book(SmallLaw.provinceThatAids(SmallLaw.season(), after, before));
    assertThat(book.aids(SmallLaw.PROVINCE, SmallLaw.YEAR, LocalDate.of(2026, 1, 31)))
        .containsExactly(before);
    assertThat(book.aids(SmallLaw.PROVINCE, SmallLaw.YEAR, LocalDate.of(2026, 2, 1)))
        .containsExactly(after);
  }

  @Test
  void packs_that_inherit_in_a_circle_still_answer() {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.policy(
                SmallLaw.PROVINCE, Optional.of(SmallLaw.CITY), List.of(), List.of(), List.of()),
            SmallLaw.policy(
                SmallLaw.CITY,
                Optional.of(SmallLaw.PROVINCE),
                List.of(),
                List.of(at("2025-01-01", 60, SmallLaw.CITY_SAYS)),
                List.of()));
    assertThat(days(book, "2026-01-01")).hasValue(60);
    assertThat(book.value(SmallLaw.CITY, Parameter.FIXED_WAIT, TODAY)).isEmpty();
  }

  @Test
  void a_parent_without_a_pack_ends_the_line() {
    PolicyBook book = SmallLaw.book(SmallLaw.province(SmallLaw.season()));
    assertThat(book.value(SmallLaw.PROVINCE, Parameter.FIXED_WAIT, TODAY)).isEmpty();
  }

  @Test
  void policies_are_listed_by_code_and_the_release_is_kept() {
    PolicyBook book =
        SmallLaw.book(SmallLaw.city(), SmallLaw.province(SmallLaw.season()), SmallLaw.nation());
    assertThat(book.policies())
        .extracting(AreaPolicy::area)
        .containsExactly(Area.NATIONAL, SmallLaw.PROVINCE, SmallLaw.CITY);
    assertThat(book.release()).isEqualTo("r-small");
  }

  private static PolicyBook threeLayers() {
    return SmallLaw.book(SmallLaw.nation(), SmallLaw.province(SmallLaw.season()), SmallLaw.city());
  }

  private static DatedValue at(String day, int value, Clause clause) {
    return SmallLaw.since(LocalDate.parse(day), Parameter.NEWBORN_DAYS, value, clause);
  }

  private static Optional<Integer> days(PolicyBook book, String day) {
    return book.value(SmallLaw.PROVINCE, Parameter.NEWBORN_DAYS, LocalDate.parse(day))
        .map(Cited::value);
  }
}
