package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActingPersonTest {

  private static final Instant SIGNED_AT = Instant.parse("2026-03-01T01:00:00Z");

  @Test
  void who_acts_is_said_with_how_and_when() {
    assertThat(ActingPerson.of(Optional.of("P1; FACE ;2026-03-01T09:04:59+08:00"), SIGNED_AT))
        .isEqualTo(
            new ActingPerson(
                "P1", ActingPerson.Method.FACE, Instant.parse("2026-03-01T01:04:59Z")));
  }

  @Test
  void three_hundred_seconds_from_the_signature_either_way_are_allowed() {
    assertThat(ActingPerson.of(Optional.of("P1;SMS;2026-03-01T01:05:00Z"), SIGNED_AT).at())
        .isAfter(SIGNED_AT);
    assertThat(ActingPerson.of(Optional.of("P1;SMS;2026-03-01T00:55:00Z"), SIGNED_AT).at())
        .isBefore(SIGNED_AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P1",
        "P1;FACE",
        "P1;FACE;2026-03-01T09:00:00",
        "P1;VOICE;2026-03-01T01:00:00Z",
        ";FACE;2026-03-01T01:00:00Z",
        "P1;FACE;2026-03-01T01:05:01Z",
        "P1;FACE;2026-03-01T00:54:59Z",
        "P1;FACE;2026-03-01T01:00:00Z;x"
      })
  void anything_else_is_a_missing_acting_person(String header) {
    assertThatThrownBy(() -> ActingPerson.of(Optional.of(header), SIGNED_AT))
        .isInstanceOf(Problem.Found.class)
        .hasMessage("acting-person-missing");
  }
}
