package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;
import yibao.rules.Sex;

/** One file of two, without any table. Covers that were brought along, first entered first. */
class JoinedCoversTest {

  private static Cover cover(String text) {
    String[] parts = text.strip().split(" ", -1);
    LocalDate from = LocalDate.parse(parts[1]);
    return new Cover(
        Scheme.valueOf(parts[0]),
        Operations.QINGHAI,
        from.getYear(),
        from,
        LocalDate.parse(parts[2]),
        Optional.empty(),
        Optional.empty());
  }

  private static Person person(String psnNo, List<Cover> covers) {
    return Person.entered(
        psnNo,
        Operations.QINGHAI,
        new Identity("08", "G12345" + psnNo, "张三", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), covers, List.of()),
        LocalDate.of(2025, 1, 1));
  }

  private static List<String> joined(List<Cover> survivors, List<Cover> duplicates) {
    return JoinedCovers.of(
            person("1", survivors), person("2", duplicates), held -> Optional.empty())
        .standing()
        .stream()
        .map(cover -> cover.scheme() + " " + cover.from() + " " + cover.to())
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RESIDENT 2024-01-01 2024-12-31 | RESIDENT 2025-01-01 2025-12-31 |"
            + " RESIDENT 2024-01-01 2024-12-31, RESIDENT 2025-01-01 2025-12-31",
        "RESIDENT 2024-01-01 2024-12-31 | RESIDENT 2024-01-01 2024-12-31 |"
            + " RESIDENT 2024-01-01 2024-12-31",
        "RESIDENT 2024-01-01 2024-03-31 | RESIDENT 2024-06-01 2024-12-31 |"
            + " RESIDENT 2024-01-01 2024-03-31",
        "EMPLOYEE 2024-01-01 2024-06-30 | EMPLOYEE 2024-03-01 2024-12-31 |"
            + " EMPLOYEE 2024-01-01 2024-06-30, EMPLOYEE 2024-07-01 2024-12-31",
        "EMPLOYEE 2024-03-01 2024-06-30 | RESIDENT 2024-01-01 2024-12-31 |"
            + " EMPLOYEE 2024-03-01 2024-06-30, RESIDENT 2024-01-01 2024-02-29,"
            + " RESIDENT 2024-07-01 2024-12-31",
        "EMPLOYEE 2024-01-01 2024-12-31 | EMPLOYEE 2024-03-01 2024-06-30 |"
            + " EMPLOYEE 2024-01-01 2024-12-31"
      })
  void the_first_entered_stands_and_the_other_keeps_what_it_alone_has(
      String first, String second, String standing) {
    Cover early = cover(first).enteredAt(Instant.ofEpochSecond(1));
    Cover late = cover(second).enteredAt(Instant.ofEpochSecond(2));
    List<String> expected = List.of(standing.strip().split(",\\s*", -1));

    assertThat(joined(List.of(early), List.of(late))).isEqualTo(expected);
    assertThat(joined(List.of(late), List.of(early))).isEqualTo(expected);
  }

  @Test
  void of_two_entered_at_once_the_survivors_stands() {
    Cover own = cover("RESIDENT 2024-01-01 2024-03-31").enteredAt(Instant.EPOCH);
    Cover other = cover("RESIDENT 2024-06-01 2024-12-31").enteredAt(Instant.EPOCH);

    assertThat(joined(List.of(own), List.of(other)))
        .containsExactly("RESIDENT 2024-01-01 2024-03-31");
  }

  @Test
  void what_lost_takes_nothing_away_from_what_comes_after_it() {
    Cover job = cover("EMPLOYEE 2024-01-01 2024-06-30").enteredAt(Instant.ofEpochSecond(1));
    Cover lost = cover("RESIDENT 2024-01-01 2024-06-30").enteredAt(Instant.ofEpochSecond(2));
    Cover rest = cover("RESIDENT 2024-07-01 2024-12-31").enteredAt(Instant.ofEpochSecond(3));

    assertThat(joined(List.of(job, rest), List.of(lost)))
        .containsExactly("EMPLOYEE 2024-01-01 2024-06-30", "RESIDENT 2024-07-01 2024-12-31");
  }

  @Test
  void pieces_of_one_files_cover_do_not_push_each_other_out() {
    List<Cover> pieces = new ArrayList<>();
    pieces.add(cover("RESIDENT 2024-01-01 2024-02-29"));
    pieces.add(cover("RESIDENT 2024-07-01 2024-12-31"));

    assertThat(joined(pieces, List.of())).hasSize(2);
  }

  // ---- the rest of the file -------------------------------------------------------------------

  private static CategorySpell orphan(String from, String to) {
    return new CategorySpell(
        Category.ORPHAN,
        LocalDate.parse(from),
        to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)));
  }

  private static Person with(Person person, List<CategorySpell> categories) {
    return person.withCategories(categories);
  }

  @Test
  void spells_in_one_group_that_share_a_day_become_one() {
    Person survivor =
        with(
            person("1", List.of()),
            List.of(orphan("2020-01-01", "2021-12-31"), orphan("2024-01-01", "")));
    Person duplicate =
        with(
            person("2", List.of()),
            List.of(orphan("2019-01-01", "2020-01-01"), orphan("2023-01-01", "2024-06-30")));

    assertThat(JoinedFile.of(survivor, duplicate, List.of(), List.of()).facts().categories())
        .containsExactly(orphan("2019-01-01", "2021-12-31"), orphan("2023-01-01", ""));
  }

  @Test
  void what_the_survivor_lacks_is_taken_and_what_it_has_is_kept() {
    PaidPremium paid =
        new PaidPremium(Scheme.RESIDENT, Operations.QINGHAI, 2024, LocalDate.of(2024, 11, 5));
    PersonFacts told =
        new PersonFacts(
            LocalDate.of(1990, 1, 1),
            Optional.of(LocalDate.of(2020, 5, 1)),
            List.of(),
            List.of(),
            List.of(paid));
    Person duplicate =
        person("2", List.of())
            .with(told)
            .identified(
                new Identity("01", "x", "李四", Optional.of("13800000000")), Optional.of(Sex.MALE))
            .transferred(new Area("520600"), LocalDate.of(2025, 1, 1));

    Person joined = JoinedFile.of(person("1", List.of()), duplicate, List.of(), List.of(paid));

    assertThat(joined.facts().birthDate()).isEqualTo(LocalDate.of(1988, 4, 2));
    assertThat(joined.facts().arrivedOn()).contains(LocalDate.of(2020, 5, 1));
    assertThat(joined.facts().payments()).containsExactly(paid);
    assertThat(joined.identity())
        .isEqualTo(new Identity("08", "G123451", "张三", Optional.of("13800000000")));
    assertThat(joined.sex()).contains(Sex.MALE);
    assertThat(joined.area()).isEqualTo(Operations.QINGHAI);
  }
}
