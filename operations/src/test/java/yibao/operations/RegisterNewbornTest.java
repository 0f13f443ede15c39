package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.key;
import static yibao.operations.Bureau.newborn;
import static yibao.operations.Bureau.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;

/** Newborns without a document, on the tables of the template in DynamoDB Local. */
class RegisterNewbornTest {

  private static final LocalDate BORN = LocalDate.of(2025, 9, 1);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(stored.client());
  private Operations house = new Operations(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, faulty.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @Test
  void a_newborn_has_a_file_of_its_own_that_names_the_guardian() {
    String mother = house.adult();

    String child = answered(bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW));

    assertThat(bureau.file(child).guardian()).contains(mother);
    assertThat(bureau.file(child).facts().birthDate()).isEqualTo(BORN);
    assertThat(bureau.file(child).identity().document()).isEmpty();
  }

  @Test
  void twins_are_two_children_under_two_keys() {
    String mother = house.adult();

    String first = answered(bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW));
    String second =
        answered(bureau.newborns.register(newborn(key("N2"), mother, BORN), Bureau.NOW));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void another_channels_equal_key_is_another_child() {
    String mother = house.adult();
    CallersKey theirs = new CallersKey(Operations.WECHAT, "N1");

    String mine = answered(bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW));

    assertThat(answered(bureau.newborns.register(newborn(theirs, mother, BORN), Bureau.NOW)))
        .isNotEqualTo(mine);
  }

  @Test
  void a_key_that_came_with_another_child_is_refused() {
    String mother = house.adult();
    bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW);

    assertThat(bureau.newborns.register(newborn(key("N1"), mother, BORN.plusDays(1)), Bureau.NOW))
        .isInstanceOf(Keyed.KeyReused.class);
    assertThat(stored.items("PeopleTable")).hasSize(2);
  }

  @Test
  void a_refusal_binds_no_key() {
    assertThat(refused(bureau.newborns.register(newborn(key("N1"), "nobody", BORN), Bureau.NOW)))
        .isEqualTo(new FileRefusal.UnknownGuardian());

    assertThat(bureau.newborns.register(newborn(key("N1"), house.adult(), BORN), Bureau.NOW))
        .isInstanceOf(Keyed.Answered.class);
  }

  @Test
  void twenty_equal_registrations_are_one_child() throws Exception {
    String mother = house.adult();
    List<Callable<String>> registrations = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      registrations.add(
          () -> answered(bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW)));
    }

    Set<String> children = new HashSet<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<String> child : callers.invokeAll(registrations)) {
        children.add(child.get());
      }
    }

    assertThat(children).hasSize(1);
    assertThat(stored.items("PeopleTable")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_registration_repeated_after_death_at_any_call_is_one_child(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String mother = house.adult();
      faulty.dieAfter(n, moment);
      try {
        bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      String child =
          answered(bureau.newborns.register(newborn(key("N1"), mother, BORN), Bureau.NOW));

      assertThat(bureau.file(child).guardian()).contains(mother);
      assertThat(stored.items("PeopleTable")).hasSize(2);
      assertThat(stored.items("GuardsTable")).hasSize(1);
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(3);
  }
}
