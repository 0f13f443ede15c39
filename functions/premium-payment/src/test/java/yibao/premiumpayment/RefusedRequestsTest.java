package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/**
 * Feeds the handler the bytes of events/premium-payment that it has to refuse. Nothing is cleared
 * between them: none may leave anything behind.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedRequestsTest {

  private final Stage stage = PaymentStage.start();

  @AfterAll
  void stop() {
    stage.close();
  }

  /** A pointer {@code .} stands for the body as a whole. */
  @ParameterizedTest
  @CsvSource({
    "quote-point,                    400, malformed, /year",
    "quote-exponent,                 400, malformed, /year",
    "quote-number-as-string,         400, malformed, /year",
    "quote-null,                     400, malformed, /payOn",
    "quote-unknown-field,            400, malformed, /people/0/age",
    "quote-duplicate-key,            400, malformed, /year",
    "quote-lone-surrogate,           400, malformed, /people/0/psnNo",
    "quote-byte-order-mark,          400, malformed, .",
    "quote-broken-utf-8,             400, malformed, .",
    "quote-not-json,                 400, malformed, .",
    "quote-a-list,                   400, malformed, .",
    "quote-two-values,               400, malformed, .",
    "quote-too-deep,                 400, malformed, .",
    "quote-several-errors, 400, malformed,"
        + " /area /scheme /year /people/0/psnNo /people/0/repairYears /payOn",
    "quote-same-person-twice,        400, duplicate-person, /people/2/psnNo",
    "quote-21-people,                400, malformed, /people",
    "quote-nobody,                   400, malformed, /people",
    "quote-unknown-person,           422, unknown-person, /people/1/psnNo",
    "quote-unknown-area,             422, policy-not-published, /area",
    "quote-national-area,            422, policy-not-published, /area",
    "quote-unknown-year,             422, policy-not-published, /year",
    "quote-residents-with-months,    400, malformed, /months",
    "quote-residents-with-wage,      400, malformed, /people/0/wageFen",
    "quote-employees-with-year,      400, malformed, /year",
    "quote-employees-wage-and-base,  400, malformed, /people/1/wageFen",
    "quote-employees-neither-wage-nor-base, 400, malformed, /people/1/wageFen",
    "quote-flexible-with-employer,   400, malformed, /employer",
    "quote-employees-month-twice,    400, malformed, /months",
    "quote-employees-months-of-two-years, 400, malformed, /months",
    "quote-employees-27-months,      400, malformed, /months",
    "quote-employees-13-months,      400, malformed, /months",
    "quote-employees-no-months,      400, malformed, /months",
    "quote-employees-without-months, 400, malformed, /months",
    "quote-employees-no-such-months, 400, malformed, /months/0 /months/1 /months/2 /months/3",
    "quote-employees-months-as-text, 400, malformed, /months",
    "quote-employees-months-as-numbers, 400, malformed, /months/0",
    "quote-employees-wage-of-nothing, 400, malformed, /people/0/wageFen",
    "quote-employees-wage-beyond-64-bits, 400, malformed, /people/0/wageFen",
    "quote-employees-wage-of-a-quintillion, 400, malformed, /people/0/wageFen",
    "quote-employees-wage-with-point, 400, malformed, /people/0/wageFen",
    "quote-employees-several-errors, 400, malformed,"
        + " /months/0 /months/1 /employer /people/0/wageFen /people/0/base /people/1/repairYears",
    "quote-employees-same-person-twice, 400, duplicate-person, /people/2/psnNo",
    "quote-employees-month-not-payable, 422, month-not-payable, /people/0/psnNo",
    "quote-employees-month-covered,  422, already-covered, /people/0/psnNo /people/1/psnNo",
    "quote-employees-national-area,  422, policy-not-published, /area",
    "quote-window-not-open,          422, window-not-open, /people/0/psnNo",
    "quote-window-ended,             422, window-ended, /people/0/psnNo",
    "quote-nothing-to-repair,        422, nothing-to-repair, /people/0/repairYears",
    "quote-unknown-parameter,        400, malformed, ?explian",
    "quote-wrong-flag,               400, malformed, ?explain",
    "quote-without-caller,           401, signature, ''",
    "quote-from-no-channel,          401, signature, ''",
    "quote-signed-long-ago,          401, signature, ''",
    "quote-from-institution,         403, forbidden, ''",
    "quote-wrong-content-type,       415, unsupported-media-type, ''",
    "quote-compressed,               415, unsupported-media-type, ''",
    "wrong-method,                   405, method-not-allowed, ''",
    "unknown-route,                  404, not-found, ''",
    "trailing-slash,                 404, not-found, ''",
    "double-slash,                   404, not-found, ''",
    "dot-segment,                    404, not-found, ''",
    "encoded-path,                   404, not-found, ''",
    "encoded-dot,                    404, not-found, ''",
    "other-function,                 404, not-found, ''",
    "order-number-reused,            422, key-reused, /channelOrderNo",
    "order-price-changed,            409, price-changed, /totalFen",
    "order-price-changed-in-july,    409, price-changed, /totalFen",
    "order-total-with-point,         400, malformed, /totalFen",
    "order-total-with-exponent,      400, malformed, /totalFen",
    "order-total-of-a-quintillion,   400, malformed, /totalFen",
    "order-total-beyond-64-bits,     400, malformed, /totalFen",
    "order-negative-total,           400, malformed, /totalFen",
    "order-number-too-long,          400, malformed, /channelOrderNo",
    "order-number-with-blank,        400, malformed, /channelOrderNo",
    "order-same-person-twice,        400, duplicate-person, /people/1/psnNo",
    "order-unknown-person,           422, unknown-person, /people/0/psnNo",
    "order-unknown-payer,            422, unknown-person, /payer/psnNo",
    "order-from-shared-account,      403, not-this-person, ''",
    "order-by-agreement,             422, method-not-offered, /method",
    "order-from-account-without-payer, 400, malformed, /payer",
    "order-from-account-without-acting-person, 400, acting-person-missing, ''",
    "order-from-account-acting-long-ago, 400, acting-person-missing, ''",
    "order-unpublished,              422, policy-not-published, /people/0/psnNo",
    "order-cover-never-starts,       422, cover-never-starts, /people/0/acceptNoCover",
    "order-before-the-window,        422, window-not-open, /people/0/psnNo",
    "order-employees-number-reused,  422, key-reused, /channelOrderNo",
    "order-employees-price-changed,  409, price-changed, /totalFen",
    "order-employees-accept-no-cover, 400, malformed,"
        + " /people/0/acceptNoCover /people/0/repairYears",
    "order-employees-area-without-rates, 422, policy-not-published, /people/0/psnNo",
    "order-employees-from-account,   422, method-not-offered, /method",
    "order-employees-from-account-at-a-payment-channel, 403, not-this-person, ''",
    "order-employees-by-agreement,   422, method-not-offered, /method",
    "order-employees-paid-already,   422, already-covered, /people/0/psnNo",
    "order-missing-fields, 400, malformed,"
        + " /channelOrderNo /area /scheme /year /people/0/psnNo /method /totalFen",
    "notice-paid-in-future,          422, paid-in-future, /paidAt",
    "notice-of-nothing,              400, malformed, /paidFen",
    "notice-negative,                400, malformed, /paidFen",
    "notice-of-a-quintillion,        400, malformed, /paidFen",
    "notice-amount-with-point,       400, malformed, /paidFen",
    "notice-amount-with-exponent,    400, malformed, /paidFen",
    "notice-amount-as-string,        400, malformed, /paidFen",
    "notice-without-offset,          400, malformed, /paidAt",
    "notice-no-such-day,             400, malformed, /paidAt",
    "notice-null,                    400, malformed, /channelTxnNo",
    "notice-missing-fields,          400, malformed, /channelTxnNo /paidFen /paidAt",
    "notice-unknown-field,           400, malformed, /paidYuan",
    "notice-without-caller,          401, signature, ''",
    "notice-wrong-content-type,      415, unsupported-media-type, ''",
    "notice-encoded-path,            404, not-found, ''",
    "cancellation-paid,              409, order-paid, ''",
    "cancellation-expired,           409, order-expired, ''",
    "cancellation-another-channel,   404, not-found, ''",
    "cancellation-unknown-order,     404, not-found, ''",
    "cancellation-no-order-number,   404, not-found, ''",
    "cancellation-with-field,        400, malformed, /reason",
    "cancellation-not-json,          400, malformed, .",
    "cancellation-unknown-parameter, 400, malformed, ?reason",
    "cancellation-wrong-content-type, 415, unsupported-media-type, ''",
    "cancellation-from-institution,  403, forbidden, ''",
    "cancellation-without-caller,    401, signature, ''",
    "cancellation-wrong-method,      405, method-not-allowed, ''",
    "order-by-id-another-channel,    404, not-found, ''",
    "order-by-id-unknown,            404, not-found, ''",
    "order-by-number-another-channel, 404, not-found, ''",
    "order-by-number-missing,        400, malformed, ?channelOrderNo",
    "order-by-number-twice,          400, malformed, ?channelOrderNo",
    "order-by-number-broken-encoding, 400, malformed, ? ?channelOrderNo",
    "payments-wrong-year,            400, malformed, ?year",
    "payments-without-year,          400, malformed, ?year",
    "receipt-wrong-check-character,  404, not-found, ''",
    "receipt-page-unknown,           404, not-found, ''",
    "receipt-without-caller,         401, signature, ''",
    "keys-without-caller,            401, signature, ''",
    "keys-wrong-method,              405, method-not-allowed, ''",
    "keys-unknown-parameter,         400, malformed, ?kid",
    "mandate-key-reused,             422, key-reused, ''",
    "mandate-for-somebody-else,      403, not-this-person, ''",
    "mandate-acting-long-ago,        400, acting-person-missing, ''",
    "mandate-without-acting-person,  400, acting-person-missing, ''",
    "mandate-without-key,            400, idempotency-key-missing, ''",
    "mandate-from-payment-channel,   403, forbidden, ''",
    "mandate-without-caller,         401, signature, ''",
    "mandate-wrong-content-type,     415, unsupported-media-type, ''",
    "mandate-missing-fields, 400, malformed, /payer /people/0/psnNo /area /scheme /account",
    "mandate-unknown-field,          400, malformed, /year",
    "mandate-wrong-account,          400, malformed, /account",
    "mandate-payer-as-object,        400, malformed, /payer",
    "mandate-nobody,                 400, malformed, /people",
    "mandate-same-person-twice,      400, duplicate-person, /people/2/psnNo",
    "mandate-same-person-after-merge, 400, duplicate-person, /people/1/psnNo",
    "mandate-unknown-payer,          422, unknown-person, /payer",
    "mandate-payer-deceased,         422, deceased, /payer",
    "mandate-unknown-person,         422, unknown-person, /people/1/psnNo",
    "mandate-deceased,               422, deceased, /people/1/psnNo",
    "mandate-employees,              422, policy-not-published, /scheme",
    "mandate-unknown-area,           422, policy-not-published, /area",
    "mandate-wrong-method,           405, method-not-allowed, ''",
    "mandate-by-id-unknown,          404, not-found, ''",
    "mandate-by-id-another-channel,  404, not-found, ''",
    "mandate-by-id-stranger,         404, not-found, ''",
    "mandate-by-id-covered-person,   403, not-this-person, ''",
    "mandate-by-id-without-acting-person, 400, acting-person-missing, ''",
    "mandate-by-id-unknown-parameter, 400, malformed, ?year",
    "mandate-end-unknown,            404, not-found, ''",
    "mandate-end-another-channel,    404, not-found, ''",
    "mandate-end-stranger,           404, not-found, ''",
    "mandate-end-covered-person,     403, not-this-person, ''",
    "mandate-end-without-acting-person, 400, acting-person-missing, ''",
    "mandate-end-with-field,         400, malformed, /reason",
    "mandate-end-from-payment-channel, 403, forbidden, ''",
    "mandate-end-without-caller,     401, signature, ''",
    "mandate-charges-wrong-place,    400, malformed, ?after",
    "mandate-charges-unknown-parameter, 400, malformed, ?year",
    "mandate-charges-from-institution, 403, forbidden, ''",
    "mandate-charges-without-caller, 401, signature, ''",
    "window-close-without-key,       400, idempotency-key-missing, ''",
    "window-close-malformed-key,     400, malformed, ''",
    "window-close-with-field,        400, malformed, /reason",
    "window-close-without-caller,    401, signature, ''",
    "window-close-from-payment-channel, 403, forbidden, ''",
    "window-close-wrong-area,        404, not-found, ''",
    "window-close-wrong-year,        404, not-found, ''",
    "window-close-unknown-area,      422, policy-not-published, ''",
    "window-close-unknown-year,      422, policy-not-published, ''",
    "window-close-before-it-opens,   422, window-not-open, ''",
    "window-close-after-the-year,    422, window-ended, ''",
    "window-close-under-another-key, 422, window-ended, ''",
    "window-close-key-reused,        422, key-reused, ''",
    "window-closed-quote,            422, window-ended, /people/0/psnNo",
    "window-closed-order,            422, window-ended, /people/0/psnNo",
    "quote-over-256-kilobytes,       413, body-too-large, ''",
    "quote-deceased,                 422, deceased, /people/1/psnNo",
    "order-deceased,                 422, deceased, /people/0/psnNo",
    "quote-same-person-after-merge,  400, duplicate-person, /people/2/psnNo",
    "order-same-person-after-merge,  400, duplicate-person, /people/1/psnNo"
  })
  void what_is_wrong_is_refused_at_its_place_and_changes_nothing(
      String event, int status, String problem, String pointers) throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quote", "order", "notice", "quote-without-caller", "trailing-slash"})
  void a_body_over_256_KB_is_refused_before_anything_else(String event) throws Exception {
    byte[] bytes = stage.ready("premium-payment/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();
    String large =
        new String(bytes, StandardCharsets.UTF_8)
            .replace("\"body\": \"", "\"body\": \"" + " ".repeat(256 * 1024));

    Stage.Answer answer = stage.send("premium-payment", large.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
    assertThat(stage.items()).isEqualTo(before);
  }
}
