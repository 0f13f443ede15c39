package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;
import static yibao.rules.EmploymentStatus.EMPLOYED;
import static yibao.rules.EmploymentStatus.FLEXIBLE;
import static yibao.rules.EmploymentStatus.NONE;
import static yibao.rules.EmploymentStatus.RETIRED;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.ResidencePermit;

/** How people stand to work, on the tables of the template in DynamoDB Local. */
class AddEmploymentTest {

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

  private EmploymentStatus statusOn(String psnNo, String day) {
    return bureau.file(psnNo).statusOn(LocalDate.parse(day));
  }

  private static EmploymentSpell flexible(String from) {
    return new EmploymentSpell(FLEXIBLE, Optional.empty(), LocalDate.parse(from));
  }

  private static Optional<ResidencePermit> permit(String from, String to) {
    return Optional.of(new ResidencePermit(LocalDate.parse(from), LocalDate.parse(to)));
  }

  @Test
  void the_file_says_how_the_person_worked_whichever_spell_was_told_first() {
    String adult = house.adult();

    answered(bureau.employment("E1", adult, RETIRED, "2025-10-01"));
    answered(bureau.employment("E2", adult, EMPLOYED, "2020-03-01"));

    assertThat(statusOn(adult, "2020-02-29")).isEqualTo(NONE);
    assertThat(statusOn(adult, "2025-09-30")).isEqualTo(EMPLOYED);
    assertThat(statusOn(adult, "2025-10-01")).isEqualTo(RETIRED);
    assertThat(bureau.file(adult).employments().getFirst().employer()).contains("E1");
  }

  @Test
  void no_spell_takes_the_place_of_another() {
    String adult = house.adult();
    bureau.employment("E1", adult, EMPLOYED, "2020-03-01");
    var before = Bureau.everything(stored);

    assertThat(refused(bureau.employment("E2", adult, RETIRED, "2020-03-01")))
        .isEqualTo(new FileRefusal.EmploymentOverlaps());
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void the_spell_in_the_file_told_again_is_done_already() {
    String adult = house.adult();
    bureau.employment("E1", adult, EMPLOYED, "2020-03-01");
    var before = bureau.file(adult);

    answered(bureau.employment("E2", adult, EMPLOYED, "2020-03-01"));

    assertThat(bureau.file(adult)).isEqualTo(before);
  }

  @Test
  void nobody_works_before_birth_or_after_death() {
    String adult = house.adult();
    bureau.death("D1", adult, "2025-10-01");

    assertThat(refused(bureau.employment("E1", adult, FLEXIBLE, "1988-04-01")))
        .isEqualTo(new FileRefusal.BeginsBeforeBirth());
    assertThat(refused(bureau.employment("E2", adult, RETIRED, "2025-10-02")))
        .isEqualTo(new FileRefusal.BeginsAfterDeath());
    answered(bureau.employment("E3", adult, RETIRED, "2025-10-01"));
  }

  @Test
  void a_permit_stays_until_another_is_told() {
    String adult = house.adult();
    bureau.employment("E1", adult, flexible("2025-01-01"), permit("2024-01-01", "2026-12-31"));
    bureau.employment("E2", adult, EMPLOYED, "2025-06-01");
    assertThat(bureau.file(adult).working().permit()).isEqualTo(permit("2024-01-01", "2026-12-31"));

    bureau.employment("E3", adult, flexible("2025-01-01"), permit("2027-01-01", "2029-12-31"));

    assertThat(bureau.file(adult).working().permit()).isEqualTo(permit("2027-01-01", "2029-12-31"));
    assertThat(bureau.file(adult).employments()).hasSize(2);
  }

  @Test
  void the_permit_is_part_of_the_command() {
    String adult = house.adult();
    bureau.employment("E1", adult, flexible("2025-01-01"), permit("2024-01-01", "2026-12-31"));

    assertThat(bureau.employment("E1", adult, FLEXIBLE, "2025-01-01"))
        .isInstanceOf(Keyed.KeyReused.class);
  }

  @Test
  void one_file_of_two_tells_the_work_of_both_and_of_one_day_the_survivors() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.employment("E1", survivor, EMPLOYED, "2020-03-01");
    bureau.employment("E2", duplicate, FLEXIBLE, "2020-03-01");
    bureau.employment("E3", duplicate, flexible("2018-01-01"), permit("2024-01-01", "2026-12-31"));

    answered(bureau.merge("M1", survivor, duplicate));

    assertThat(statusOn(survivor, "2018-01-01")).isEqualTo(FLEXIBLE);
    assertThat(statusOn(survivor, "2020-03-01")).isEqualTo(EMPLOYED);
    assertThat(bureau.file(survivor).working().permit())
        .isEqualTo(permit("2024-01-01", "2026-12-31"));
    assertThat(bureau.file(duplicate).employments()).isEmpty();
  }
}
