package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;
import yibao.rules.Sex;
import yibao.rules.Working;

class PeopleTest {

  private static final LocalDate ENTERED = LocalDate.of(2025, 1, 1);

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
          Optional.of("8DBYSP81VMHR"),
          Optional.of(Instant.parse("2025-11-05T01:00:00Z")));

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
    return Person.entered(
        "P1",
        QINGHAI,
        new Identity("01", "630102198804020018", "欧阳娜娜", Optional.of("13800000000")),
        Optional.of(Sex.FEMALE),
        Optional.of("P0"),
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
            List.of(new PaidPremium(Scheme.RESIDENT, QINGHAI, 2024, LocalDate.of(2024, 11, 1)))),
        ENTERED);
  }

  @Test
  void a_file_is_read_back_as_it_was_entered() {
    tables.commit(List.of(people.enter(person())));

    assertThat(people.find("P1")).contains(person());
    assertThat(people.find("P2")).isEmpty();
  }

  @Test
  void a_file_without_a_document_is_read_back_as_it_was_entered() {
    Identity nameAlone = new Identity(Optional.empty(), "小宝", Optional.empty());
    Person newborn =
        Person.entered(
            "P3",
            QINGHAI,
            nameAlone,
            Optional.empty(),
            Optional.of("P1"),
            person("P3", QINGHAI).facts(),
            ENTERED);
    tables.commit(List.of(people.enter(newborn)));

    assertThat(people.find("P3")).contains(newborn);
  }

  @Test
  void a_changed_file_is_stored_only_at_the_version_that_it_was_made_from() {
    tables.commit(List.of(people.enter(person())));
    Person next =
        person()
            .identified(
                new Identity("08", "G12345678", "欧阳", Optional.empty()), Optional.of(Sex.MALE));

    assertThat(tables.commit(List.of(people.replace(next)))).isEqualTo(new Commit.Done());
    assertThat(people.find("P1")).contains(next.stored());
    assertThat(tables.commit(List.of(people.replace(next))))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.VERSION)));
  }

  @Test
  void where_a_person_moved_and_when_a_person_died_is_read_back() {
    Person moved =
        person()
            .transferred(TONGREN, LocalDate.of(2025, 6, 1))
            .died(LocalDate.of(2025, 11, 1))
            .changedOn(LocalDate.of(2025, 11, 2));
    tables.commit(List.of(people.enter(moved)));

    assertThat(people.find("P1")).contains(moved);
  }

  @Test
  void a_premium_paid_here_without_cover_is_read_back_with_its_order() {
    tables.commit(List.of(people.enter(person())));
    PaidPremium paid =
        new PaidPremium(
            Scheme.RESIDENT,
            QINGHAI,
            2026,
            LocalDate.of(2026, 10, 5),
            Optional.of("ABCDEFGHJKMN"),
            Optional.of(Instant.ofEpochSecond(1)));
    tables.commit(List.of(people.paidWithoutCover("P1", 1, paid)));

    assertThat(people.find("P1").orElseThrow().facts().payments()).endsWith(paid);
  }

  @Test
  void a_number_means_the_file_into_which_its_own_was_merged_however_often() {
    Person last = person("P3", QINGHAI);
    Person second = person("P2", QINGHAI).mergedInto(last);
    Person first = person().mergedInto(second);
    List.of(first, second, last).forEach(p -> tables.commit(List.of(people.enter(p))));

    assertThat(people.meant("P1")).contains(last);
    assertThat(people.meant("P4")).isEmpty();
    assertThat(people.meant(people.find(Set.of("P1", "P2", "P3", "P4"))))
        .isEqualTo(Map.of("P1", last, "P2", last, "P3", last));
  }

  @Test
  void numbers_of_one_person_mean_one_file_though_it_was_merged_between_two_reads() {
    Person last = person("P3", QINGHAI);
    Person second = person("P2", QINGHAI);
    Person first = person().mergedInto(second);
    tables.commit(List.of(people.enter(last), people.enter(second.mergedInto(last))));

    assertThat(people.meant(Map.of("P1", first, "P2", second)))
        .isEqualTo(Map.of("P1", last, "P2", last));
  }

  @Test
  void a_merged_file_holds_nothing_and_takes_nothing() {
    Person merged = person().mergedInto(person("P2", QINGHAI));
    tables.commit(List.of(people.enter(merged)));

    assertThat(people.find("P1").orElseThrow().covers()).isEmpty();
    assertThat(tables.commit(List.of(people.cover("P1", 1, COVER))))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.VERSION)));
  }

  @Test
  void merged_files_are_not_among_the_aided_and_the_dead_are_for_what_was_due_before() {
    Person orphan = person("P1", QINGHAI, Category.ORPHAN);
    assertThat(AidedShard.of(orphan)).isPresent();

    assertThat(AidedShard.of(orphan.died(LocalDate.of(2025, 1, 1)))).isPresent();
    assertThat(
            AidedShard.of(orphan.mergedInto(person()).withCategories(orphan.facts().categories())))
        .isEmpty();
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
    return Person.entered(
        psnNo,
        area,
        person().identity(),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1988, 4, 2),
            Optional.empty(),
            Stream.of(categories)
                .map(code -> new CategorySpell(code, LocalDate.of(2024, 1, 1), Optional.empty()))
                .toList(),
            List.of(),
            List.of()),
        ENTERED);
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
  void who_is_or_was_retired_is_found_in_a_part_of_the_area_and_nobody_else() {
    EmploymentSpell retired =
        new EmploymentSpell(EmploymentStatus.RETIRED, Optional.empty(), LocalDate.of(2025, 1, 1));
    EmploymentSpell flexible =
        new EmploymentSpell(EmploymentStatus.FLEXIBLE, Optional.empty(), LocalDate.of(2025, 1, 1));
    Person pensioner = person("EXAMP1EPERS0N0000003", QINGHAI, Category.STUDENT);
    tables.commit(
        List.of(
            people.enter(pensioner.working(new Working(List.of(retired), Optional.empty()))),
            people.enter(
                person("P201", QINGHAI, Category.STUDENT)
                    .working(new Working(List.of(flexible), Optional.empty())))));

    List<String> found = new ArrayList<>();
    for (int shard = 0; shard < People.SHARDS; shard++) {
      found.addAll(people.retired(QINGHAI, shard, Optional.empty(), 10));
    }

    assertThat(found).containsExactly(pensioner.psnNo());
    assertThat(people.retired(QINGHAI, 9, Optional.empty(), 10)).hasSize(1);
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
