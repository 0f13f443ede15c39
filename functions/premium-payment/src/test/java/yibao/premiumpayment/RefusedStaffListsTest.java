package yibao.premiumpayment;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.local.Stage;

/**
 * Feeds the handler the staff lists that it has to refuse as a whole. Nothing is cleared between
 * them: none may leave anything behind.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedStaffListsTest {

  private final Stage stage = PaymentStage.start();

  @AfterAll
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "staff-list-without-key,         400, idempotency-key-missing, ''",
    "staff-list-malformed-key,       400, malformed, ''",
    "staff-list-of-two-months,       400, malformed, /months",
    "staff-list-no-such-month,       400, malformed, /months/0",
    "staff-list-residents,           400, malformed, /scheme",
    "staff-list-of-none,             400, malformed, /people",
    "staff-list-people-as-object,    400, malformed, /people",
    "staff-list-missing-fields,      400, malformed, /area /months /people",
    "staff-list-unknown-field,       400, malformed, /year",
    "staff-list-employer-by-name,    400, malformed, /employer",
    "staff-list-duplicate-key-in-a-line, 400, malformed, /people/1/wageFen",
    "staff-list-not-json,            400, malformed, .",
    "staff-list-with-parameters,     400, malformed, ?area",
    "staff-list-without-caller,      401, signature, ''",
    "staff-list-from-institution,    403, forbidden, ''",
    "staff-list-wrong-method,        405, method-not-allowed, ''",
    "staff-list-wrong-content-type,  415, unsupported-media-type, ''",
    "staff-list-unknown-area,        422, policy-not-published, /area",
    "staff-list-number-taken,        422, key-reused, /channelOrderNo",
    "staff-list-key-reused,          422, key-reused, ''"
  })
  void a_list_is_not_taken(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @CsvSource({
    "staff-list-table-wrong-header,       400, malformed, .",
    "staff-list-table-without-header,     400, malformed, .",
    "staff-list-table-of-none,            400, malformed, .",
    "staff-list-table-broken-utf-8,       400, malformed, .",
    "staff-list-table-byte-order-mark,    400, malformed, .",
    "staff-list-table-missing-parameters, 400, malformed, ?area ?month",
    "staff-list-table-unknown-parameter,  400, malformed, ?year",
    "staff-list-table-unknown-area,       422, policy-not-published, ?area",
    "staff-list-table-number-taken,       422, key-reused, ?channelOrderNo",
    "staff-list-table-other-charset,      415, unsupported-media-type, ''",
    "quote-as-table,                      415, unsupported-media-type, ''"
  })
  void a_table_is_not_taken(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }

  @ParameterizedTest
  @CsvSource({
    "staff-list-by-id-unknown,           404, not-found, ''",
    "staff-list-by-id-no-list-number,    404, not-found, ''",
    "staff-list-by-id-another-channel,   404, not-found, ''",
    "staff-list-by-id-from-institution,  403, forbidden, ''",
    "staff-list-by-id-without-caller,    401, signature, ''",
    "staff-list-by-id-unknown-parameter, 400, malformed, ?after"
  })
  void a_list_is_not_shown(String event, int status, String problem, String pointers)
      throws Exception {
    new RefusedTwin(event).isRefused(stage, status, problem, pointers);
  }
}
