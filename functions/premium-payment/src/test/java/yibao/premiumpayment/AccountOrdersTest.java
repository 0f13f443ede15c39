package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/** Feeds the handler the events of orders that a personal account pays. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountOrdersTest {

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  /** An event whose acting person was authenticated a moment ago. */
  private byte[] ready(String event) throws Exception {
    return new String(stage.ready("premium-payment/" + event + ".json"), StandardCharsets.UTF_8)
        .replace(";now\"", ";" + Instant.now() + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.send("premium-payment", ready(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-from-account", "order-from-account-at-the-counter"})
  void the_owner_pays_and_is_covered_at_once(String event) throws Exception {
    Stage.Answer order = play(event);

    assertThat(order.status()).as(order.body()).isEqualTo(201);
    assertThat(order.at("/status")).isEqualTo("PAID");
    assertThat(order.at("/method")).isEqualTo("SHARED_ACCOUNT");
    assertThat(order.at("/lines/0/status")).isEqualTo("COVERED");
    assertThat(order.at("/lines/0/coverFrom")).isEqualTo("2026-01-01");
    assertThat(order.at("/receiptNo")).startsWith("630000-2026-" + order.at("/orderId"));
    assertThat(order.at("/paidAt")).isEqualTo(order.at("/createdAt"));
    assertThat(stage.items().get("AccountsTable"))
        .singleElement()
        .satisfies(
            account ->
                assertThat(account)
                    .containsEntry("availableFen", AttributeValue.fromN("60000"))
                    .containsEntry("spentFen", AttributeValue.fromN("40000")));
  }

  @Test
  void the_same_again_gets_the_same_answer_and_changes_nothing() throws Exception {
    Stage.Answer first = play("order-from-account");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer second = play("order-from-account");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.replayed()).isTrue();
    assertThat(stage.items()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "order-from-account-balance-insufficient, 422, balance-insufficient, /people/0/psnNo, 39999",
    "order-from-account-for-another,          422, quota-insufficient,   /people/1/psnNo, 0",
    "order-from-account-of-another,           403, not-this-person,      '',              ''"
  })
  void what_is_not_the_owners_to_spend_is_refused_and_changes_nothing(
      String event, int status, String problem, String pointers, String leftFen) throws Exception {
    byte[] bytes = ready(event);
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = stage.send("premium-payment", bytes);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.pointers()).isEqualTo(pointers.isEmpty() ? List.of() : List.of(pointers));
    assertThat(answer.at("/leftFen")).isEqualTo(leftFen);
    assertThat(stage.items()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "order-from-account-by-another-again, 403, not-this-person",
    "order-from-account-of-another-again, 422, key-reused"
  })
  void another_person_is_given_no_answer_of_the_owners(String event, int status, String problem)
      throws Exception {
    play("order-from-account");
    byte[] bytes = ready(event);
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = stage.send("premium-payment", bytes);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(stage.items()).isEqualTo(before);
  }

  @Test
  void what_is_asked_back_is_back_in_the_account() throws Exception {
    Stage.Answer order = play("order-from-account");
    String psnNo = order.at("/lines/0/psnNo");

    Stage.Answer refund =
        stage.send(
            "premium-payment",
            asked(
                "/premium-payment/orders/" + order.at("/orderId") + "/refunds",
                "{\\\"psnNo\\\":\\\""
                    + psnNo
                    + "\\\",\\\"reason\\\":\\\"DUPLICATE\\\",\\\"on\\\":\\\"2025-11-05\\\"}"));

    assertThat(refund.status()).as(refund.body()).isEqualTo(201);
    assertThat(refund.at("/status")).isEqualTo("REFUNDED");
    assertThat(refund.at("/refundFen")).isEqualTo("40000");
    assertThat(refund.at("/account/psnNo")).isEqualTo(psnNo);
    assertThat(refund.json().orElseThrow().has("channelTxnNo")).isFalse();
    assertThat(stage.items().get("AccountsTable"))
        .singleElement()
        .satisfies(
            account ->
                assertThat(account)
                    .containsEntry("availableFen", AttributeValue.fromN("100000"))
                    .containsEntry("spentFen", AttributeValue.fromN("0")));
  }

  /** The event of an order, asking for something else in its place. */
  private byte[] asked(String path, String body) throws Exception {
    return new String(ready("order-from-account"), StandardCharsets.UTF_8)
        .replace("/premium-payment/orders\"", path + "\"")
        .replaceFirst("(?m)^  \"body\": .*$", "  \"body\": \"" + body.replace("\\", "\\\\") + "\",")
        .getBytes(StandardCharsets.UTF_8);
  }
}
