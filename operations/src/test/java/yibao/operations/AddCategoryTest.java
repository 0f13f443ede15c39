package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Category;
import yibao.rules.CategorySpell;

/** The groups that a person belongs to, on the tables of the template in DynamoDB Local. */
class AddCategoryTest {

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());
  private Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static CategorySpell spell(Category code, String from, String to) {
    return new CategorySpell(
        code,
        LocalDate.parse(from),
        to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)));
  }

  @Test
  void a_group_is_entered_with_its_days() {
    String adult = house.adult();

    answered(bureau.category("C1", adult, Category.STUDENT, "2005-09-01", "2009-07-01"));
    answered(bureau.category("C2", adult, Category.ORPHAN, "2020-01-01", ""));

    assertThat(bureau.file(adult).facts().categories())
        .containsExactly(
            spell(Category.STUDENT, "2005-09-01", "2009-07-01"),
            spell(Category.ORPHAN, "2020-01-01", ""));
  }

  @Test
  void the_same_group_from_the_same_day_is_the_spell_whose_end_is_corrected() {
    String adult = house.adult();
    bureau.category("C1", adult, Category.ORPHAN, "2020-01-01", "");
    bureau.category("C2", adult, Category.ORPHAN, "2020-01-01", "2024-12-31");

    assertThat(bureau.file(adult).facts().categories())
        .containsExactly(spell(Category.ORPHAN, "2020-01-01", "2024-12-31"));
  }

  @Test
  void two_spells_in_one_group_share_no_day() {
    String adult = house.adult();
    bureau.category("C1", adult, Category.ORPHAN, "2020-01-01", "2022-12-31");
    bureau.category("C2", adult, Category.ORPHAN, "2024-01-01", "");
    var before = Bureau.everything(stored);

    assertThat(refused(bureau.category("C3", adult, Category.ORPHAN, "2022-12-31", "2023-06-30")))
        .isEqualTo(new FileRefusal.CategoryOverlaps());
    assertThat(refused(bureau.category("C4", adult, Category.ORPHAN, "2023-01-01", "")))
        .isEqualTo(new FileRefusal.CategoryOverlaps());
    assertThat(refused(bureau.category("C5", adult, Category.ORPHAN, "2020-01-01", "")))
        .isEqualTo(new FileRefusal.CategoryOverlaps());
    assertThat(Bureau.everything(stored)).isEqualTo(before);
    answered(bureau.category("C6", adult, Category.ORPHAN, "2023-01-01", "2023-12-31"));
    answered(bureau.category("C7", adult, Category.STUDENT, "2020-06-01", ""));
  }

  @Test
  void whoever_becomes_aided_is_found_among_the_aided_of_the_area() {
    String adult = house.adult();
    answered(bureau.category("C1", adult, Category.MINIMUM_LIVING, "2025-01-01", ""));

    assertThat(aided(adult)).isTrue();
  }

  @Test
  void who_was_transferred_is_found_among_the_aided_of_the_new_area_and_so_are_the_dead() {
    String adult = house.adult();
    bureau.category("C1", adult, Category.MINIMUM_LIVING, "2025-01-01", "");
    bureau.transfer("T1", adult, Bureau.TONGREN, "2025-06-01");

    assertThat(aided(adult)).isFalse();
    assertThat(bureau.file(adult).area()).isEqualTo(Bureau.TONGREN);
    bureau.death("D1", adult, "2025-11-01");
    assertThat(stored.items("PeopleTable"))
        .extracting(item -> item.get("aidedShard"))
        .singleElement()
        .satisfies(shard -> assertThat(shard.s()).startsWith("520600#"));
  }

  private boolean aided(String psnNo) {
    for (int shard = 0; shard < 16; shard++) {
      List<String> found =
          bureau.records.people().aided(Operations.QINGHAI, shard, Optional.empty(), 10);
      if (found.contains(psnNo)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void the_first_answer_comes_again_even_if_the_file_has_moved_on() {
    String adult = house.adult();
    bureau.category("C1", adult, Category.ORPHAN, "2020-01-01", "");
    bureau.category("C2", adult, Category.ORPHAN, "2020-01-01", "2024-12-31");

    assertThat(bureau.category("C1", adult, Category.ORPHAN, "2020-01-01", ""))
        .isEqualTo(new Keyed.Answered<FileRefusal>(new Answer(201, adult), true));
    assertThat(bureau.category("C1", adult, Category.ORPHAN, "2020-01-02", ""))
        .isInstanceOf(Keyed.KeyReused.class);
    assertThat(bureau.file(adult).facts().categories())
        .containsExactly(spell(Category.ORPHAN, "2020-01-01", "2024-12-31"));
  }

  @Test
  void whose_number_it_is_is_part_of_the_command() {
    String one = house.adult();
    String other = house.adult();
    bureau.category("C1", one, Category.ORPHAN, "2020-01-01", "");

    assertThat(bureau.category("C1", other, Category.ORPHAN, "2020-01-01", ""))
        .isInstanceOf(Keyed.KeyReused.class);
  }

  @Test
  void nobody_is_nobody_and_binds_nothing() {
    assertThat(refused(bureau.category("C1", "nobody", Category.ORPHAN, "2020-01-01", "")))
        .isEqualTo(new FileRefusal.NoSuchPerson());
    assertThat(refused(bureau.category("C1", "n".repeat(3000), Category.ORPHAN, "2020-01-01", "")))
        .isEqualTo(new FileRefusal.NoSuchPerson());
    assertThat(stored.items("GuardsTable")).isEmpty();
  }
}
