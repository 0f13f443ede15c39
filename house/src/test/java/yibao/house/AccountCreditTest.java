package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** account-credit as the local cloud runs it. */
@ExtendWith(CloudForTests.class)
final class AccountCreditTest {

  @Test
  void its_schedule_is_answered_with_what_it_did(Channel channel) {
    Answered run = channel.fire("account-credit");

    assertThat(run.status()).as(run.body()).isEqualTo(200);
    assertThat(run.json().path("scheduledFor").asText()).startsWith("20");
    assertThat(run.json().path("left").asInt(-1)).isZero();
  }
}
