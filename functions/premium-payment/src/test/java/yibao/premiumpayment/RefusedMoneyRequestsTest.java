package yibao.premiumpayment;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.local.Stage;

/**
 * Feeds the handler what it has to refuse about refunds, suspense and the ledger. Nothing is
 * cleared between them: none may leave anything behind.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedMoneyRequestsTest {

  private final Stage stage = PaymentStage.start();

  @AfterAll
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "refund-missing-fields,          400, malformed, /psnNo /reason /on",
    "refund-null,                    400, malformed, /on",
    "refund-unknown-field,           400, malformed, /refundFen",
    "refund-unknown-reason,          400, malformed, /reason",
    "refund-number-as-psn-no,        400, malformed, /psnNo",
    "refund-no-such-day,             400, malformed, /on",
    "refund-instant,                 400, malformed, /on",
    "refund-several-errors,          400, malformed, /psnNo /reason /on",
    "refund-duplicate-key,           400, malformed, /reason",
    "refund-a-list,                  400, malformed, .",
    "refund-not-json,                400, malformed, .",
    "refund-unknown-parameter,       400, malformed, ?dryRun",
    "refund-death-in-future,         400, malformed, /on",
    "refund-death-in-future-unknown-order, 400, malformed, /on",
    "refund-without-caller,          401, signature, ''",
    "refund-from-no-channel,         401, signature, ''",
    "refund-from-operator,           403, forbidden, ''",
    "refund-from-institution,        403, forbidden, ''",
    "refund-wrong-method,            405, method-not-allowed, ''",
    "refund-wrong-content-type,      415, unsupported-media-type, ''",
    "refund-unknown-order,           404, not-found, ''",
    "refund-another-channel,         404, not-found, ''",
    "refund-unknown-person,          422, unknown-person, /psnNo",
    "refund-person-not-in-order,     409, nothing-to-refund, /psnNo",
    "refund-not-paid,                409, nothing-to-refund, /psnNo",
    "refund-going-back-already,      409, nothing-to-refund, /psnNo",
    "refund-nothing-to-pay,          409, nothing-to-refund, /psnNo",
    "refund-cover-started,           422, cover-started, /psnNo",
    "refund-cover-never-starts,      422, cover-never-starts, /psnNo",
    "refund-key-reused,              422, key-reused, ''",
    "refund-month-missing,           400, malformed, /month",
    "refund-month-malformed,         400, malformed, /month",
    "refund-month-of-a-year,         400, malformed, /month",
    "refund-month-not-in-order,      409, nothing-to-refund, /month",
    "refund-month-of-another-person, 409, nothing-to-refund, /month",
    "refund-month-begun,             422, cover-started, /month",
    "refund-month-key-reused,        422, key-reused, ''"
  })
  void a_premium_is_not_given_back(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @CsvSource({
    "refund-by-id-another-channel,   404, not-found, ''",
    "refund-by-id-unknown,           404, not-found, ''",
    "refund-by-id-too-long,          404, not-found, ''",
    "refund-by-id-unknown-parameter, 400, malformed, ?explain",
    "refund-by-id-without-caller,    401, signature, ''",
    "refund-by-id-from-operator,     403, forbidden, ''",
    "refund-by-id-wrong-method,      405, method-not-allowed, ''",
    "refunds-wrong-status,           400, malformed, ?status",
    "refunds-two-statuses,           400, malformed, ?status",
    "refunds-wrong-after,            400, malformed, ?after",
    "refunds-after-with-blank,       400, malformed, ?after",
    "refunds-unknown-parameter,      400, malformed, ?state",
    "refunds-without-caller,         401, signature, ''",
    "refunds-from-operator,          403, forbidden, ''",
    "refunds-wrong-method,           405, method-not-allowed, ''"
  })
  void a_refund_is_not_shown(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @CsvSource({
    "refund-payment-of-nothing,           400, malformed, /refundedFen",
    "refund-payment-negative,             400, malformed, /refundedFen",
    "refund-payment-of-a-quintillion,     400, malformed, /refundedFen",
    "refund-payment-beyond-64-bits,       400, malformed, /refundedFen",
    "refund-payment-amount-as-string,     400, malformed, /refundedFen",
    "refund-payment-amount-with-point,    400, malformed, /refundedFen",
    "refund-payment-amount-with-exponent, 400, malformed, /refundedFen",
    "refund-payment-without-offset,       400, malformed, /paidAt",
    "refund-payment-no-such-day,          400, malformed, /paidAt",
    "refund-payment-number-with-blank,    400, malformed, /channelTxnNo",
    "refund-payment-null,                 400, malformed, /channelTxnNo",
    "refund-payment-missing-fields, 400, malformed, /channelTxnNo /refundedFen /paidAt",
    "refund-payment-unknown-field,        400, malformed, /refundedYuan",
    "refund-payment-not-json,             400, malformed, .",
    "refund-payment-unknown-parameter,    400, malformed, ?dryRun",
    "refund-payment-without-caller,       401, signature, ''",
    "refund-payment-from-operator,        403, forbidden, ''",
    "refund-payment-from-institution,     403, forbidden, ''",
    "refund-payment-wrong-method,         405, method-not-allowed, ''",
    "refund-payment-wrong-content-type,   415, unsupported-media-type, ''",
    "refund-payment-unknown-refund,       404, not-found, ''",
    "refund-payment-another-channel,      404, not-found, ''",
    "refund-payment-in-future,            422, paid-in-future, /paidAt"
  })
  void a_payment_back_is_not_taken(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @CsvSource({
    "suspense-wrong-status,       400, malformed, ?status",
    "suspense-wrong-after,        400, malformed, ?after",
    "suspense-unknown-parameter,  400, malformed, ?channel",
    "suspense-without-caller,     401, signature, ''",
    "suspense-from-institution,   403, forbidden, ''",
    "suspense-wrong-method,       405, method-not-allowed, ''",
    "match-order-with-blank,      400, malformed, /orderId",
    "match-number-as-order,       400, malformed, /orderId",
    "match-null,                  400, malformed, /orderId",
    "match-missing-fields,        400, malformed, /orderId",
    "match-unknown-field,         400, malformed, /amountFen",
    "match-not-json,              400, malformed, .",
    "match-unknown-parameter,     400, malformed, ?force",
    "match-without-caller,        401, signature, ''",
    "match-from-payment-channel,  403, forbidden, ''",
    "match-wrong-method,          405, method-not-allowed, ''",
    "match-wrong-content-type,    415, unsupported-media-type, ''",
    "match-unknown-suspense,      404, not-found, ''",
    "match-unknown-order,         422, unknown-order, /orderId",
    "match-wrong-amount,          422, wrong-amount, /orderId",
    "match-order-paid,            409, order-paid, /orderId",
    "match-no-premium,            409, suspense-state, ''",
    "match-worked-off,            409, suspense-state, ''",
    "match-key-reused,            422, key-reused, ''",
    "return-with-field,           400, malformed, /reason",
    "return-not-json,             400, malformed, .",
    "return-unknown-parameter,    400, malformed, ?force",
    "return-without-caller,       401, signature, ''",
    "return-from-payment-channel, 403, forbidden, ''",
    "return-wrong-method,         405, method-not-allowed, ''",
    "return-wrong-content-type,   415, unsupported-media-type, ''",
    "return-unknown-suspense,     404, not-found, ''",
    "return-worked-off,           409, suspense-state, ''"
  })
  void suspense_is_not_worked_off(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @CsvSource({
    "trial-balance-unknown-parameter,    400, malformed, ?asOf",
    "trial-balance-without-caller,       401, signature, ''",
    "trial-balance-from-payment-channel, 403, forbidden, ''",
    "trial-balance-wrong-method,         405, method-not-allowed, ''",
    "postings-wrong-after,               400, malformed, ?after",
    "postings-after-no-such-day,         400, malformed, ?after",
    "postings-unknown-parameter,         400, malformed, ?from",
    "postings-without-caller,            401, signature, ''",
    "postings-from-payment-channel,      403, forbidden, ''",
    "postings-wrong-method,              405, method-not-allowed, ''",
    "postings-unknown-account,           404, not-found, ''"
  })
  void the_books_are_not_shown(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }
}
