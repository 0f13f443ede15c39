package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.cover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Vault;
import yibao.rules.Cover;
import yibao.rules.PersonFacts;

/** Registration, on the tables of the template in DynamoDB Local. */
class RegisterPersonTest {

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static RegisterPerson.Command command(String name, boolean bureau, Cover... covers) {
    return new RegisterPerson.Command(
        new Identity("01", Operations.idNumber(7), name, Optional.of("13800000000")),
        QINGHAI,
        new PersonFacts(
            LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(covers), List.of()),
        bureau);
  }

  @Test
  void the_same_document_is_the_same_person_whoever_registers() throws Exception {
    List<Callable<RegisterPerson.Outcome>> registrations = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      registrations.add(() -> house.register.register(command("张三", false), Operations.ENTERED));
    }

    Set<String> numbers = new HashSet<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<RegisterPerson.Outcome> outcome : callers.invokeAll(registrations)) {
        numbers.add(((RegisterPerson.Outcome.Registered) outcome.get()).psnNo());
      }
    }

    assertThat(numbers).hasSize(1);
    assertThat(stored.items("PeopleTable")).hasSize(1);
    assertThat(stored.items("IdentitiesTable")).hasSize(1);
  }

  @Test
  void a_document_under_another_name_is_refused() {
    house.register.register(command("张三", false), Operations.ENTERED);

    assertThat(house.register.register(command("李四", false), Operations.ENTERED))
        .isInstanceOf(RegisterPerson.Outcome.IdentityMismatch.class);
  }

  @Test
  void history_that_the_file_lacks_is_no_silent_success() {
    house.register.register(command("张三", true, cover(2024)), Operations.ENTERED);

    assertThat(house.register.register(command("张三", true, cover(2024)), Operations.ENTERED))
        .isInstanceOf(RegisterPerson.Outcome.Registered.class);
    assertThat(
            house.register.register(
                command("张三", true, cover(2024), cover(2025)), Operations.ENTERED))
        .isInstanceOf(RegisterPerson.Outcome.PersonExists.class);
  }

  @Test
  void nothing_that_names_a_person_is_stored_as_it_is() {
    house.register.register(command("张三丰", false), Operations.ENTERED);

    String everything = stored.items("PeopleTable").toString() + stored.items("IdentitiesTable");

    assertThat(everything).doesNotContain("张三丰", Operations.idNumber(7), "13800000000");
  }

  @Test
  void after_a_new_key_the_same_document_is_still_the_same_person() {
    var before = house.register.register(command("张三", false), Operations.ENTERED);
    var twoKeys =
        new KeyRing("2", Map.of("1", "a master key for tests alone", "2", "the next master key"));
    Operations later = new Operations(stored, stored.client(), new Vault(() -> twoKeys));

    var again = later.register.register(command("张三", false), Operations.ENTERED);

    assertThat(again)
        .isEqualTo(
            new RegisterPerson.Outcome.Registered(
                ((RegisterPerson.Outcome.Registered) before).psnNo(), true));
  }
}
