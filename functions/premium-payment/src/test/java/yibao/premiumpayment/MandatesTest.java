package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import yibao.local.Stage;

/** Feeds the handler the events of a mandate, from its signing to its end. */
@TestInstance(Lifecycle.PER_CLASS)
class MandatesTest {

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("premium-payment/" + event + ".json");
  }

  private static void shows(Stage.Answer answer, int status, Map<String, String> members) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    members.forEach(
        (pointer, value) -> assertThat(answer.at(pointer)).as(pointer).isEqualTo(value));
  }

  @Test
  void a_mandate_is_taken_with_its_account_masked() throws Exception {
    Stage.Answer mandate = play("mandate");

    shows(mandate, 201, Map.of("/status", "ACTIVE", "/account", "****0017", "/attempts/0", ""));
    assertThat(mandate.at("/mandateId")).matches("M[0-9A-HJKMNP-TV-Z]{12}");
    assertThat(mandate.body()).doesNotContain("6222020000000000017");
    assertThat(mandate.replayed()).isFalse();
  }

  @Test
  void a_repeat_that_was_proved_otherwise_gets_the_first_answer() throws Exception {
    Stage.Answer first = play("mandate");
    Stage.Answer again = play("mandate-again");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.replayed()).isTrue();
    assertThat(stage.items().get("MandatesTable")).hasSize(3);
  }

  @Test
  void its_channel_reads_the_order_of_the_named_day_with_the_whole_account() throws Exception {
    Stage.Answer charges = play("mandate-charges");

    shows(
        charges,
        200,
        Map.of(
            "/items/0/totalFen", "80000",
            "/items/0/account", "6222020000000000017",
            "/items/0/expiresAt", "2025-11-07T00:00:00+08:00",
            "/items/1", "",
            "/next", ""));
    assertThat(charges.headers()).containsEntry("cache-control", "no-store");
  }

  @Test
  void its_channel_finds_the_order_by_the_number_that_its_statement_says() throws Exception {
    shows(
        play("order-by-number-of-mandate"),
        200,
        Map.of("/status", "PENDING", "/totalFen", "80000", "/method", "AGREEMENT"));
  }

  @Test
  void another_channel_has_nothing_to_charge_by_it() throws Exception {
    play("mandate-charges");
    Stage.Answer others = play("mandate-charges-another-channel");

    assertThat(others.status()).isEqualTo(200);
    assertThat(others.body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void the_notice_of_a_charge_covers_the_family_and_ends_the_charge() throws Exception {
    Stage.Answer notice = play("notice-of-charge");

    shows(
        notice,
        200,
        Map.of(
            "/status", "PAID",
            "/lines/0/status", "COVERED",
            "/lines/1/status", "COVERED",
            "/lines/1/coverFrom", "2026-01-01"));
    shows(play("mandate-charges"), 200, Map.of("/items/0", ""));
    shows(play("mandate-by-id"), 200, Map.of("/attempts/0/result", "PAID"));
  }

  @Test
  void a_mandate_shows_its_attempts() throws Exception {
    shows(
        play("mandate-by-id"),
        200,
        Map.of(
            "/account", "****0017",
            "/attempts/0/year", "2026",
            "/attempts/0/on", "2025-11-05",
            "/attempts/0/result", "OPEN",
            "/attempts/0/totalFen", "80000"));
  }

  @Test
  void an_ended_mandate_has_nothing_to_charge_and_its_repeat_is_answered_alike() throws Exception {
    Stage.Answer ended = play("mandate-end");
    Stage.Answer again = play("mandate-end-again");

    shows(
        ended,
        200,
        Map.of(
            "/status", "ENDED",
            "/endedAt", "2025-11-05T09:10:00+08:00",
            "/attempts/0/result", "CANCELLED"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(ended.body());
    shows(play("mandate-charges"), 200, Map.of("/items/0", ""));
  }

  @Test
  void money_told_of_for_an_ended_mandate_goes_back() throws Exception {
    play("mandate-end");
    shows(play("notice-of-charge"), 200, Map.of("/status", "REFUND_DUE"));
  }
}
