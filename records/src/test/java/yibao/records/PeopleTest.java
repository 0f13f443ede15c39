package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final Area TONGREN = new Area("520600");
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

  private static Person person(String psnNo, Area area, Category... categories) {
    return new Person(
        psnNo,
        1,
        area,
        person().identity(),
        new PersonFacts(
            LocalDate.of(1988, 4, 2),
            Optional.empty(),
            Stream.of(categories)
                .map(code -> new CategorySpell(code, LocalDate.of(2024, 1, 1), Optional.empty()))
                .toList(),
            List.of(),
            List.of()));
  }

  private List<String> aided(Area area) {
    List<String> found = new ArrayList<>();
    for (int shard = 0; shard < 16; shard++) {
      found.addAll(people.aided(area, shard, Optional.empty(), 100));
    }
    return found;
  }

  @Test
  void whom_the_state_helps_to_pay_is_found_in_one_part_of_the_area() {
    List<String> entered = new ArrayList<>();
    for (int i = 100; i < 140; i++) {
      entered.add("P" + i);
      tables.commit(List.of(people.enter(person("P" + i, QINGHAI, Category.ORPHAN))));
    }
    tables.commit(List.of(people.enter(person("P200", QINGHAI, Category.STUDENT))));
    tables.commit(List.of(people.enter(person("P201", TONGREN, Category.MINIMUM_LIVING))));

    assertThat(aided(QINGHAI)).containsExactlyInAnyOrderElementsOf(entered);
    assertThat(aided(TONGREN)).containsExactly("P201");
  }

  @Test
  void a_part_of_the_aided_is_read_page_by_page() {
    List<String> sameShard = new ArrayList<>();
    for (int i = 100; sameShard.size() < 5; i++) {
      Person person = person("P" + i, QINGHAI, Category.ORPHAN);
      if (AidedShard.of(person).equals(Optional.of("630000#07"))) {
        tables.commit(List.of(people.enter(person)));
        sameShard.add(person.psnNo());
      }
    }

    assertThat(people.aided(QINGHAI, 7, Optional.empty(), 2)).isEqualTo(sameShard.subList(0, 2));
    assertThat(people.aided(QINGHAI, 7, Optional.of(sameShard.get(1)), 2))
        .isEqualTo(sameShard.subList(2, 4));
    assertThat(people.aided(QINGHAI, 7, Optional.of(sameShard.get(3)), 2))
        .isEqualTo(sameShard.subList(4, 5));
    assertThat(people.aided(QINGHAI, 7, Optional.of(sameShard.get(4)), 2)).isEmpty();
  }

  @Test
  void the_part_of_a_person_never_moves() {
    assertThat(AidedShard.of(person("EXAMP1EPERS0N0000003", QINGHAI, Category.ORPHAN)))
        .contains("630000#09");
  }

  @Test
  void there_is_no_part_but_the_sixteen() {
    assertThatThrownBy(() -> people.aided(QINGHAI, 16, Optional.empty(), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_shows_its_first_character_alone() {
    assertThat(person().identity().maskedName()).isEqualTo("欧***");
    assertThat(new Identity("01", "", "𠮷", Optional.empty()).maskedName()).isEqualTo("𠮷*");
    assertThat(person().identity().toString()).doesNotContain("欧", "6301");
  }
}
