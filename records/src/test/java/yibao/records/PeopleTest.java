package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

class PeopleTest {

  static final Area QINGHAI = new Area("630000");
  static final Cover COVER =
      new Cover(
          Scheme.RESIDENT,
          QINGHAI,
          2026,
          LocalDate.of(2026, 1, 1),
          LocalDate.of(2026, 12, 31),
          Optional.of(LocalDate.of(2025, 11, 5)),
          Optional.of("8DBYSP81VMHR"));

  private static final LocalTables stored = LocalTables.start();

  private final Tables tables = new Tables(stored.client());
  private final People people =
      new People(
          tables,
          stored.name("PeopleTable"),
          new Vault(() -> new KeyRing("1", Map.of("1", "master"))));

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static Person person() {
    return new Person(
        "P1",
        1,
        QINGHAI,
        new Identity("01", "630102198804020018", "欧阳娜娜", Optional.of("13800000000")),
        new PersonFacts(
            LocalDate.of(1988, 4, 2),
            Optional.of(LocalDate.of(2001, 2, 3)),
            List.of(
                new CategorySpell(
                    Category.STUDENT,
                    LocalDate.of(2005, 9, 1),
                    Optional.of(LocalDate.of(2009, 7, 1))),
                new CategorySpell(
                    Category.FAMILY_DOCTOR, LocalDate.of(2020, 1, 1), Optional.empty())),
            List.of(COVER),
            List.of(new PaidPremium(Scheme.RESIDENT, QINGHAI, 2024, LocalDate.of(2024, 11, 1)))));
  }

  @Test
  void a_file_is_read_back_as_it_was_entered() {
    tables.commit(List.of(people.enter(person())));

    assertThat(people.find("P1")).contains(person());
    assertThat(people.find("P2")).isEmpty();
  }

  @Test
  void a_person_is_entered_once() {
    tables.commit(List.of(people.enter(person())));

    assertThat(tables.commit(List.of(people.enter(person()))))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.NEW)));
  }

  @Test
  void a_cover_is_added_only_to_the_version_that_was_seen() {
    tables.commit(List.of(people.enter(person())));

    assertThat(tables.commit(List.of(people.cover("P1", 1, COVER)))).isEqualTo(new Commit.Done());
    assertThat(tables.commit(List.of(people.cover("P1", 1, COVER))))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.VERSION)));
    assertThat(people.find("P1").orElseThrow().covers()).hasSize(2);
    assertThat(people.find("P1").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void a_name_shows_its_first_character_alone() {
    assertThat(person().identity().maskedName()).isEqualTo("欧***");
    assertThat(new Identity("01", "", "𠮷", Optional.empty()).maskedName()).isEqualTo("𠮷*");
    assertThat(person().identity().toString()).doesNotContain("欧", "6301");
  }
}
