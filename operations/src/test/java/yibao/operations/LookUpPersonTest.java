package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.LocalTables;

/** Whom a number means, on the tables of the template in DynamoDB Local. */
class LookUpPersonTest {

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile = new MeanwhileDynamoDb(stored.client());
  private final Operations house = new Operations(stored, stored.client());
  private final Operations looking = new Operations(stored, meanwhile.client());
  private final Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private void beforeReading(int times, Runnable other) {
    meanwhile.beforeReading(
        stored.name("PeopleTable"), times == 1 ? other : () -> beforeReading(times - 1, other));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void two_numbers_of_one_person_are_one_persons_whenever_the_file_is_merged(int read) {
    String person = house.adult();
    String former = house.adult();
    String survivor = house.adult();
    answered(bureau.merge("M1", person, former));
    beforeReading(read, () -> answered(bureau.merge("M2", survivor, person)));

    assertThat(new LookUpPerson(looking.people).areSame(former, person)).isTrue();
  }
}
