package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.cover;
import static yibao.operations.Bureau.refused;
import static yibao.operations.Operations.QINGHAI;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Cover;
import yibao.rules.Scheme;

/** Cover that a person had elsewhere, on the tables of the template in DynamoDB Local. */
class AddCoverTest {

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

  private static final Cover JOB = cover(Scheme.EMPLOYEE, QINGHAI, "2022-03-01", "2023-08-31");

  @Test
  void cover_is_entered_with_the_instant_at_which_it_was() {
    String adult = house.adult();

    answered(bureau.cover("K1", adult, JOB));

    assertThat(bureau.file(adult).covers()).contains(JOB.enteredAt(Bureau.NOW));
  }

  @Test
  void what_the_file_holds_is_entered_no_second_time() {
    String adult = house.adult();
    bureau.cover("K1", adult, JOB);
    var file = bureau.file(adult);

    answered(bureau.cover("K2", adult, JOB));

    assertThat(bureau.file(adult)).isEqualTo(file);
  }

  @Test
  void of_several_years_those_are_entered_that_the_file_lacks() {
    String adult = house.adult(Operations.cover(2024));

    answered(bureau.cover("K1", adult, Operations.cover(2023), Operations.cover(2024)));

    assertThat(bureau.spells(adult))
        .containsExactly("RESIDENT 2023-01-01..2023-12-31", "RESIDENT 2024-01-01..2024-12-31");
  }

  @Test
  void no_day_is_covered_twice_in_any_scheme_or_area() {
    String adult = house.adult(JOB);
    var before = Bureau.everything(stored);

    assertThat(
            refused(
                bureau.cover(
                    "K1", adult, cover(Scheme.EMPLOYEE, TONGREN, "2023-08-31", "2023-12-31"))))
        .isEqualTo(new FileRefusal.CoverConflicts(Cover.Conflict.SHARED_DAY, 2023));
    assertThat(
            refused(
                bureau.cover(
                    "K2", adult, cover(Scheme.RESIDENT, QINGHAI, "2023-08-01", "2023-12-31"))))
        .isEqualTo(new FileRefusal.CoverConflicts(Cover.Conflict.SHARED_DAY, 2023));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void residents_cover_of_a_year_is_one_in_all_areas() {
    String adult = house.adult(cover(Scheme.RESIDENT, QINGHAI, "2024-01-01", "2024-03-31"));

    assertThat(
            refused(
                bureau.cover(
                    "K1", adult, cover(Scheme.RESIDENT, TONGREN, "2024-09-01", "2024-12-31"))))
        .isEqualTo(new FileRefusal.CoverConflicts(Cover.Conflict.SAME_YEAR, 2024));
  }

  @Test
  void nobody_was_covered_before_birth_or_after_death() {
    String adult = house.adult();
    bureau.death("D1", adult, "2025-10-01");

    assertThat(
            refused(
                bureau.cover(
                    "K1", adult, cover(Scheme.EMPLOYEE, QINGHAI, "1988-04-01", "1988-04-02"))))
        .isEqualTo(new FileRefusal.BeginsBeforeBirth());
    assertThat(
            refused(
                bureau.cover(
                    "K2", adult, cover(Scheme.EMPLOYEE, QINGHAI, "2026-01-02", "2026-02-02"))))
        .isEqualTo(new FileRefusal.BeginsAfterDeath());
  }
}
