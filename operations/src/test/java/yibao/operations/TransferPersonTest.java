package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;
import static yibao.operations.Operations.QINGHAI;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;

/** A person moves to another area, on the tables of the template in DynamoDB Local. */
class TransferPersonTest {

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

  @Test
  void the_file_says_since_when_the_person_is_insured_where() {
    String adult = house.adult();

    answered(bureau.transfer("T1", adult, TONGREN, "2025-06-01"));

    assertThat(bureau.file(adult).area()).isEqualTo(TONGREN);
    assertThat(bureau.file(adult).areaSince()).contains(LocalDate.of(2025, 6, 1));
  }

  @Test
  void residents_cover_stays_where_it_was_paid() {
    String adult = house.adult();
    var covers = bureau.file(adult).covers();

    bureau.transfer("T1", adult, TONGREN, "2025-06-01");

    assertThat(bureau.file(adult).covers()).isEqualTo(covers);
  }

  @Test
  void nobody_moves_before_birth_or_before_the_last_transfer_or_to_where_they_are() {
    String adult = house.adult();
    assertThat(refused(bureau.transfer("T1", adult, TONGREN, "1988-04-01")))
        .isEqualTo(new FileRefusal.BeforeBirth());
    assertThat(refused(bureau.transfer("T2", adult, QINGHAI, "2025-06-01")))
        .isEqualTo(new FileRefusal.SameArea());
    answered(bureau.transfer("T3", adult, TONGREN, "2025-06-01"));
    assertThat(refused(bureau.transfer("T4", adult, QINGHAI, "2025-05-31")))
        .isEqualTo(new FileRefusal.BeforeLastTransfer());
    answered(bureau.transfer("T5", adult, QINGHAI, "2025-06-01"));
  }

  @Test
  void the_dead_move_no_more() {
    String adult = house.adult();
    bureau.death("D1", adult, "2025-10-01");

    assertThat(refused(bureau.transfer("T1", adult, TONGREN, "2025-09-01")))
        .isEqualTo(new FileRefusal.Deceased());
  }
}
