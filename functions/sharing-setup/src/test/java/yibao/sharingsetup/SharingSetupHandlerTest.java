package yibao.sharingsetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

/** Feeds the handler the bytes of events/sharing-setup. */
@TestInstance(Lifecycle.PER_CLASS)
class SharingSetupHandlerTest {

  private final Stage stage = SharingSetupStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("sharing-setup/" + event + ".json");
  }

  private static Set<String> pointers(String separated) {
    return separated.isEmpty() ? Set.of() : new TreeSet<>(List.of(separated.split(" ", -1)));
  }

  // ---- every event that is refused ------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "relation-key-reused, 422, key-reused, \"\"",
        "relation-by-another-again, 422, key-reused, \"\"",
        "relation-exists, 409, relation-exists, \"\"",
        "relation-quota-of-beneficiary, 403, not-this-person, /quotaFen",
        "relation-by-third-person, 403, not-this-person, \"\"",
        "relation-with-oneself, 422, relation-with-oneself, /beneficiary/psnNo",
        "relation-unknown-kinship, 400, malformed, /kinship",
        "relation-in-law, 400, malformed, /kinship",
        "relation-owner-not-employee, 422, owner-not-employee, /owner/psnNo",
        "relation-not-insured, 422, not-insured, /beneficiary/psnNo",
        "relation-unknown-person, 422, unknown-person, /beneficiary/psnNo",
        "relation-before-the-pilots, 422, policy-not-published, \"\"",
        "relation-from-payment-channel, 403, forbidden, \"\"",
        "relation-from-institution, 403, forbidden, \"\"",
        "relation-without-caller, 401, signature, \"\"",
        "relation-without-acting-person, 400, acting-person-missing, \"\"",
        "relation-acting-long-ago, 400, acting-person-missing, \"\"",
        "relation-acting-by-word, 400, acting-person-missing, \"\"",
        "relation-without-key, 400, idempotency-key-missing, \"\"",
        "relation-wrong-key, 400, malformed, \"\"",
        "relation-unknown-use, 400, malformed, /uses/1",
        "relation-use-twice, 400, malformed, /uses",
        "relation-no-uses, 400, malformed, /uses",
        "relation-uses-as-text, 400, malformed, /uses",
        "relation-negative-quota, 400, malformed, /quotaFen",
        "relation-quota-as-string, 400, malformed, /quotaFen",
        "relation-quota-with-point, 400, malformed, /quotaFen",
        "relation-quota-of-a-quintillion, 400, malformed, /quotaFen",
        "relation-null, 400, malformed, /quotaFen",
        "relation-unknown-field, 400, malformed, /mirror",
        "relation-missing-fields, 400, malformed, /owner /beneficiary /kinship",
        "relation-number-as-owner, 400, malformed, /owner",
        "relation-several-errors, 400, malformed,"
            + " /owner/psnNo /beneficiary/psnNo /kinship /quotaFen",
        "relation-wrong-content-type, 415, unsupported-media-type, \"\"",
        "relation-unknown-parameter, 400, malformed, ?dryRun",
        "relation-wrong-method, 405, method-not-allowed, \"\"",
        "unknown-route, 404, not-found, \"\"",
        "acceptance-by-asker, 403, not-this-person, \"\"",
        "acceptance-by-third-person, 404, not-found, \"\"",
        "acceptance-by-third-person-again, 404, not-found, \"\"",
        "acceptance-from-payment-channel, 403, forbidden, \"\"",
        "acceptance-from-institution, 403, forbidden, \"\"",
        "acceptance-without-acting-person, 400, acting-person-missing, \"\"",
        "acceptance-with-field, 400, malformed, /agreed",
        "acceptance-above-the-balance, 422, balance-insufficient, \"\"",
        "acceptance-unknown-relation, 404, not-found, \"\"",
        "acceptance-no-relation-id, 404, not-found, \"\"",
        "acceptance-expired, 409, relation-state, \"\"",
        "acceptance-of-refused, 409, relation-state, \"\"",
        "acceptance-wrong-method, 405, method-not-allowed, \"\"",
        "refusal-by-asker, 403, not-this-person, \"\"",
        "refusal-of-accepted, 409, relation-state, \"\"",
        "refusal-by-third-person, 404, not-found, \"\"",
        "refusal-from-payment-channel, 403, forbidden, \"\"",
        "quota-key-reused, 422, key-reused, \"\"",
        "quota-above-the-balance, 422, balance-insufficient, \"\"",
        "quota-by-beneficiary, 403, not-this-person, \"\"",
        "quota-by-third-person, 404, not-found, \"\"",
        "quota-of-unknown-relation, 404, not-found, \"\"",
        "quota-from-payment-channel, 403, forbidden, \"\"",
        "quota-without-acting-person, 400, acting-person-missing, \"\"",
        "quota-without-key, 400, idempotency-key-missing, \"\"",
        "quota-negative, 400, malformed, /quotaFen",
        "quota-as-string, 400, malformed, /quotaFen",
        "quota-with-point, 400, malformed, /quotaFen",
        "quota-missing-fields, 400, malformed, /quotaFen",
        "quota-unknown-field, 400, malformed, /quotaFen /quotaYuan",
        "quota-limit-twice, 400, malformed, /limits/perUse/1/use",
        "quota-unknown-limit, 400, malformed, /limits/perUse/0/use",
        "dissolution-key-reused, 422, key-reused, \"\"",
        "dissolution-by-third-person, 404, not-found, \"\"",
        "dissolution-of-refused, 409, relation-state, \"\"",
        "dissolution-from-payment-channel, 403, forbidden, \"\"",
        "dissolution-without-reason, 400, malformed, /reason",
        "dissolution-blank-reason, 400, malformed, /reason",
        "dissolution-long-reason, 400, malformed, /reason",
        "dissolution-reason-as-number, 400, malformed, /reason",
        "dissolution-unknown-field, 400, malformed, /on",
        "dissolution-without-acting-person, 400, acting-person-missing, \"\"",
        "relation-by-id-stranger, 404, not-found, \"\"",
        "relation-by-id-unknown, 404, not-found, \"\"",
        "relation-by-id-from-payment-channel, 403, forbidden, \"\"",
        "relation-by-id-without-acting-person, 400, acting-person-missing, \"\"",
        "relation-by-id-unknown-parameter, 400, malformed, ?full",
        "relations-of-nobody, 404, not-found, \"\"",
        "relations-of-another, 403, not-this-person, \"\"",
        "relations-from-payment-channel, 403, forbidden, \"\"",
        "relations-wrong-place, 400, malformed, ?after",
        "paying-order-key-reused, 422, key-reused, \"\"",
        "paying-order-unknown-relation, 422, unknown-relation, /1",
        "paying-order-twice, 400, malformed, /1",
        "paying-order-of-numbers, 400, malformed, /0",
        "paying-order-of-another, 403, not-this-person, \"\"",
        "paying-order-from-payment-channel, 403, forbidden, \"\"",
        "paying-order-without-key, 400, idempotency-key-missing, \"\"",
        "wallet-activation-of-another, 403, not-this-person, \"\"",
        "wallet-activation-from-payment-channel, 403, forbidden, \"\"",
        "wallet-activation-before-it-was-opened, 422, wallet-closed, \"\"",
        "wallet-activation-with-field, 400, malformed, /pin",
        "wallet-of-another, 403, not-this-person, \"\"",
        "wallet-of-nobody, 404, not-found, \"\"",
        "transfer-key-reused, 422, key-reused, \"\"",
        "transfer-while-one-is-open, 422, transfer-open, \"\"",
        "transfer-at-22-00-00, 422, wallet-closed, \"\"",
        "transfer-at-05-59-59, 422, wallet-closed, \"\"",
        "transfer-over-the-limit, 422, transfer-limit, /amountFen",
        "transfer-above-the-balance, 422, balance-insufficient, /amountFen",
        "transfer-to-inactive, 422, wallet-inactive, /to",
        "transfer-to-oneself, 422, relation-with-oneself, /to",
        "transfer-to-nobody, 422, unknown-person, /to",
        "transfer-of-another, 403, not-this-person, \"\"",
        "transfer-from-payment-channel, 403, forbidden, \"\"",
        "transfer-without-acting-person, 400, acting-person-missing, \"\"",
        "transfer-without-key, 400, idempotency-key-missing, \"\"",
        "transfer-of-nothing, 400, malformed, /amountFen",
        "transfer-negative, 400, malformed, /amountFen",
        "transfer-amount-as-string, 400, malformed, /amountFen",
        "transfer-with-point, 400, malformed, /amountFen",
        "transfer-missing-fields, 400, malformed, /from /to /amountFen",
        "transfer-unknown-field, 400, malformed, /note",
        "transfer-acceptance-by-sender, 403, not-this-person, \"\"",
        "transfer-acceptance-by-third-person, 404, not-found, \"\"",
        "transfer-acceptance-from-payment-channel, 403, forbidden, \"\"",
        "transfer-acceptance-returned, 409, transfer-state, \"\"",
        "transfer-acceptance-unknown, 404, not-found, \"\"",
        "transfer-by-id-stranger, 404, not-found, \"\""
      })
  void what_is_wrong_is_refused_at_its_place_and_changes_nothing(
      String event, int status, String problem, String pointers) throws Exception {
    byte[] bytes = stage.ready("sharing-setup/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = stage.send("sharing-setup", bytes);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.pointers()).containsExactlyInAnyOrderElementsOf(pointers(pointers));
    assertThat(stage.items()).isEqualTo(before);
  }

  /** Where nothing of the body can be read, all of it is the wrong place. */
  @ParameterizedTest
  @ValueSource(strings = {"relation-not-json", "paying-order-an-object"})
  void what_cannot_be_read_is_refused_as_a_whole(String event) throws Exception {
    Stage.Answer answer = play(event);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("");
  }

  // ---- asked and answered ---------------------------------------------------------------------

  @Test
  void a_relation_is_asked_and_says_what_it_is() throws Exception {
    Stage.Answer answer = play("relation");

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.at("/relationId")).matches("K[0-9A-Z]{12}");
    assertThat(answer.at("/status")).isEqualTo("ASKED");
    assertThat(answer.at("/kinship")).isEqualTo("PARENT");
    assertThat(answer.at("/mirror")).isEqualTo("CHILD");
    assertThat(answer.at("/quotaFen")).isEqualTo("60000");
    assertThat(answer.at("/usedFen")).isEqualTo("0");
    assertThat(answer.at("/askedBy")).isEqualTo("OWNER");
    assertThat(answer.at("/expiresAt")).isEqualTo("2026-04-04T09:16:01+08:00");
    assertThat(answer.at("/consents/0/method")).isEqualTo("FACE");
  }

  @Test
  void a_repeat_in_other_words_gets_the_first_answer() throws Exception {
    Stage.Answer again = play("relation-again");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.replayed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"relation-of-beneficiary", "relation-at-the-counter", "relation-to-refuse"})
  void either_may_ask_in_an_app_or_at_a_counter(String event) throws Exception {
    assertThat(play(event).status()).isEqualTo(201);
  }

  @Test
  void the_other_ones_consent_brings_it_into_force() throws Exception {
    Stage.Answer answer = play("acceptance");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("ACTIVE");
    assertThat(answer.at("/consents/1/to")).isEqualTo("AGREED");
    assertThat(account()).containsExactly("40000", "60000");
  }

  @Test
  void an_acceptance_that_repeats_by_other_proof_gets_the_first_answer() throws Exception {
    Stage.Answer again = play("acceptance-again");

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.replayed()).isTrue();
    assertThat(again.at("/consents/1/method")).isEqualTo("FACE");
  }

  @Test
  void an_owner_agrees_to_what_a_relative_asked() throws Exception {
    Stage.Answer answer = play("acceptance-by-owner");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/quotaFen")).isEqualTo("0");
    assertThat(answer.at("/uses/0")).isEqualTo("MEDICAL");
  }

  @Test
  void what_the_account_lacks_is_said() throws Exception {
    assertThat(play("acceptance-above-the-balance").at("/availableFen")).isEqualTo("100000");
    assertThat(play("quota-above-the-balance").at("/availableFen")).isEqualTo("40000");
  }

  @Test
  void a_refusal_ends_it_and_repeats() throws Exception {
    assertThat(play("refusal").at("/status")).isEqualTo("REFUSED");
    assertThat(play("refusal-again").replayed()).isTrue();
  }

  // ---- quota, order, end ----------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "quota,             20000,  80000",
    "quota-again,       20000,  80000",
    "quota-lowered,     80000,  20000",
    "quota-of-nothing,  100000, 0",
    "quota-with-limits, 20000,  80000"
  })
  void a_quota_is_frozen_as_it_is_set(String event, String available, String frozen)
      throws Exception {
    Stage.Answer answer = play(event);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/quotaFen")).isEqualTo(frozen);
    assertThat(account()).containsExactly(available, frozen);
  }

  @Test
  void limits_stay_where_only_the_quota_is_set() throws Exception {
    play("quota-with-limits");

    assertThat(play("quota-lowered").at("/limits/perUse/0/limitFen")).isEqualTo("10000");
    assertThat(play("relation-by-id").at("/limits/perYearFen")).isEqualTo("50000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dissolution", "dissolution-by-owner"})
  void either_dissolves_it(String event) throws Exception {
    Stage.Answer answer = play(event);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("DISSOLVED");
    assertThat(answer.at("/endedBecause")).isNotEmpty();
    assertThat(account()).containsExactly("50000", "0");
  }

  @Test
  void a_dissolution_repeats() throws Exception {
    assertThat(play("dissolution-again").replayed()).isTrue();
  }

  @Test
  void the_paying_order_says_where_the_wallet_stands_and_by_what() throws Exception {
    Stage.Answer answer = play("paying-order");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/pays/0/from")).isEqualTo("OWN_ACCOUNT");
    assertThat(answer.at("/pays/1/from")).isEqualTo("WALLET");
    assertThat(answer.at("/pays/2/from")).isEqualTo("RELATION");
    assertThat(answer.at("/because/0/source/grade")).isEqualTo("weak");
    assertThat(answer.at("/because/1/source/grade")).isEqualTo("inferred");
    assertThat(play("paying-order-again").replayed()).isTrue();
  }

  // ---- looked up ------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"relation-by-id", "relation-by-id-at-the-counter"})
  void its_two_and_the_bureau_see_a_relation(String event) throws Exception {
    assertThat(play(event).at("/status")).isEqualTo("ACTIVE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relations", "relations-at-the-counter"})
  void a_person_sees_the_relations(String event) throws Exception {
    Stage.Answer answer = play(event);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.at("/items/0/status")).isEqualTo("ACTIVE");
    assertThat(answer.at("/payingOrder/pays/0/from")).isEqualTo("OWN_ACCOUNT");
  }

  @Test
  void a_family_is_drawn_with_what_each_may_use() throws Exception {
    Stage.Answer picture = play("relations-as-picture");

    assertThat(picture.headers()).containsEntry("content-type", "image/svg+xml");
    assertThat(picture.body())
        .startsWith("<svg")
        .contains("陈*")
        .contains("赵**")
        .contains("额度 600.00 元")
        .contains("已用 0.00，剩余 600.00")
        .doesNotContain("陈静");
    assertThat(play("relations-as-picture-in-english").body()).contains("Quota 600.00 yuan");
  }

  // ---- wallets --------------------------------------------------------------------------------

  @Test
  void a_wallet_is_activated_once() throws Exception {
    Stage.Answer answer = play("wallet-activation");

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.at("/active")).isEqualTo("true");
    assertThat(play("wallet-activation-again").replayed()).isTrue();
    assertThat(play("wallet-activation-at-the-counter").status()).isEqualTo(201);
  }

  @Test
  void a_transfer_is_offered_and_then_in_the_wallet() throws Exception {
    Stage.Answer offered = play("transfer");
    assertThat(offered.status()).as(offered.body()).isEqualTo(201);
    assertThat(offered.at("/status")).isEqualTo("OFFERED");
    assertThat(offered.at("/returnsAt")).isEqualTo("2026-03-06T06:00:00+08:00");
    assertThat(play("transfer-again").replayed()).isTrue();
    assertThat(account()).containsExactly("80000", "20000");
    assertThat(play("wallet").at("/open/0/status")).isEqualTo("OFFERED");

    assertThat(play("transfer-acceptance").at("/status")).isEqualTo("ACCEPTED");
    assertThat(play("transfer-acceptance-again").replayed()).isTrue();

    assertThat(play("wallet").at("/balanceFen")).isEqualTo("20000");
    assertThat(play("wallet-at-the-counter").at("/open/0")).isEmpty();
  }

  @Test
  void what_has_gone_back_at_six_is_no_longer_open() throws Exception {
    play("transfer");

    assertThat(play("wallet-a-second-before-six").at("/open/0/status")).isEqualTo("OFFERED");
    assertThat(play("wallet-at-six").at("/open/0")).isEmpty();
    assertThat(play("wallet-at-six").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"transfer-by-id", "transfer-by-id-of-sender", "transfer-by-id-at-the-counter"})
  void its_two_and_the_bureau_see_a_transfer(String event) throws Exception {
    assertThat(play(event).at("/amountFen")).isEqualTo("20000");
  }

  @Test
  void a_second_before_ten_in_the_evening_is_early_enough() throws Exception {
    assertThat(play("transfer-at-21-59-59").status()).isEqualTo(201);
  }

  /** What is free and what is frozen in the one account that there is. */
  private List<String> account() {
    Map<String, AttributeValue> account =
        Objects.requireNonNull(stage.items().get("AccountsTable")).iterator().next();
    return Stream.of("availableFen", "frozenFen")
        .map(name -> Objects.requireNonNull(account.get(name)).n())
        .toList();
  }
}
