package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T01:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::000000000000:user/yibao-payment-wechat",
        "arn:aws-cn:iam::000000000000:user/yibao-payment-wechat",
        "arn:aws-cn:sts::000000000000:assumed-role/yibao-payment-wechat/i-0abc@session"
      })
  void a_user_or_role_of_a_channel_is_that_channel(String arn) {
    Caller caller = Caller.of(arn).orElseThrow();
    assertThat(caller.channel()).isEqualTo("wechat");
    assertThat(caller.kinds()).containsExactly(Caller.Kind.PAYMENT);
  }

  @Test
  void a_channel_may_be_of_several_kinds() {
    assertThat(
            Caller.of("arn:aws:iam::1:user/yibao-citizen_app+bureau-xining-1")
                .orElseThrow()
                .kinds())
        .containsExactlyInAnyOrder(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yibao-payment-wechat",
        "arn:aws:iam::1:root",
        "arn:aws:iam::1:user/yibao-PAYMENT-wechat",
        "arn:aws:iam::1:user/yibao-payment-WeChat",
        "arn:aws:iam::1:user/yibao-payment-",
        "arn:aws:iam::1:user/team/yibao-payment-wechat",
        "arn:aws:iam::1:group/yibao-payment-wechat",
        "arn:aws:iam::1:user/yibao-payment_-wechat",
        "arn:aws:sts::1:federated-user/yibao-payment-wechat"
      })
  void nobody_else_is_a_channel(String arn) {
    assertThat(Caller.of(arn)).isEmpty();
  }

  @Test
  void who_acts_is_said_with_how_and_when() {
    assertThat(ActingPerson.of(Optional.of("P1; FACE ;2026-03-01T09:04:59+08:00"), NOW))
        .isEqualTo(
            new ActingPerson(
                "P1", ActingPerson.Method.FACE, Instant.parse("2026-03-01T01:04:59Z")));
  }

  @Test
  void three_hundred_seconds_either_way_are_allowed() {
    assertThat(ActingPerson.of(Optional.of("P1;SMS;2026-03-01T01:05:00Z"), NOW).at()).isAfter(NOW);
    assertThat(ActingPerson.of(Optional.of("P1;SMS;2026-03-01T00:55:00Z"), NOW).at()).isBefore(NOW);
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
    assertThatThrownBy(() -> ActingPerson.of(Optional.of(header), NOW))
        .isInstanceOf(Problem.Found.class)
        .hasMessage("acting-person-missing");
  }
}
