package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;

/** Changes under a caller's key, on the tables of the template in DynamoDB Local. */
class KeyedChangeTest {

  private static final Binding BINDING =
      Binding.of(Bureau.key("K1"), "POST /things", List.of("make", "a thing"));

  private static final LocalTables stored = LocalTables.start();

  private Bureau bureau = new Bureau(stored, stored.client());
  private KeyedChange change = new KeyedChange(bureau.records);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static KeyedChange.Decided<String> made(String answer) {
    return new KeyedChange.Decided.Made<>(List.of(), "thing", new Answer(201, answer));
  }

  @Test
  void a_key_is_bound_to_the_first_answer() {
    assertThat(change.make(BINDING, () -> made("first")))
        .isEqualTo(new Keyed.Answered<String>(new Answer(201, "first"), false));
    assertThat(change.make(BINDING, () -> made("second")))
        .isEqualTo(new Keyed.Answered<String>(new Answer(201, "first"), true));
  }

  @Test
  void a_key_with_another_command_is_refused_and_stays_bound() {
    change.make(BINDING, () -> made("first"));
    Binding other = new Binding(BINDING.key(), List.of("make", "another thing"));

    assertThat(change.make(other, () -> made("second"))).isEqualTo(new Keyed.KeyReused<String>());
    assertThat(stored.items("GuardsTable")).hasSize(1);
  }

  @Test
  void a_refusal_binds_nothing() {
    assertThat(change.make(BINDING, () -> new KeyedChange.Decided.Refused<>("no")))
        .isEqualTo(new Keyed.Refused<>("no"));
    assertThat(stored.items("GuardsTable")).isEmpty();
  }

  /** The first request comes between: what the repeat then sees would refuse it. */
  @Test
  void a_repeat_that_overtakes_its_first_request_gets_its_answer() {
    AtomicInteger decisions = new AtomicInteger();

    Keyed<String> repeat =
        change.make(
            BINDING,
            () -> {
              if (decisions.getAndIncrement() == 0) {
                change.make(BINDING, () -> made("first"));
              }
              return new KeyedChange.Decided.Refused<>("it is made already");
            });

    assertThat(repeat).isEqualTo(new Keyed.Answered<String>(new Answer(201, "first"), true));
  }

  @Test
  void what_has_to_be_done_first_is_done_once_and_not_for_a_repeat() {
    AtomicInteger done = new AtomicInteger();
    Supplier<KeyedChange.Decided<String>> afterThat =
        () ->
            new KeyedChange.Decided.Made<>(
                List.of(), "thing", new Answer(201, "made"), List.of(done::incrementAndGet));

    assertThat(change.make(BINDING, afterThat))
        .isEqualTo(new Keyed.Answered<String>(new Answer(201, "made"), false));
    assertThat(change.make(BINDING, afterThat))
        .isEqualTo(new Keyed.Answered<String>(new Answer(201, "made"), true));
    assertThat(change.make(new Binding(BINDING.key(), List.of("another")), afterThat))
        .isEqualTo(new Keyed.KeyReused<String>());
    assertThat(done).hasValue(1);
  }

  @Test
  void what_does_not_hang_together_is_decided_again() {
    AtomicInteger decisions = new AtomicInteger();

    assertThat(
            change.make(
                BINDING,
                () ->
                    decisions.getAndIncrement() == 0
                        ? new KeyedChange.Decided.Stale<>()
                        : made("made")))
        .isEqualTo(new Keyed.Answered<String>(new Answer(201, "made"), false));
  }

  @Test
  void what_others_changed_meanwhile_is_decided_again() {
    String adult = new Operations(stored, stored.client()).adult();
    AtomicInteger decisions = new AtomicInteger();

    change.make(
        BINDING,
        () -> {
          var file = bureau.file(adult);
          if (decisions.getAndIncrement() == 0) {
            bureau.transfer("T1", adult, Bureau.TONGREN, "2025-06-01");
          }
          return new KeyedChange.Decided.Made<String>(
              List.of(bureau.records.people().replace(file)), adult, new Answer(200, ""));
        });

    assertThat(decisions).hasValue(2);
    assertThat(bureau.file(adult).area()).isEqualTo(Bureau.TONGREN);
  }
}
