package yibao.waitingperiod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.local.Stage;

/** Feeds the handler the bytes of events/waiting-period that it has to refuse. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedRequestsTest {

  private final Stage stage = WaitingPeriodStage.start();

  @AfterAll
  void stop() {
    stage.close();
  }

  /** A pointer {@code .} stands for the body as a whole. */
  @ParameterizedTest
  @CsvSource({
    "assessment-unknown-field,             400, malformed, /nickname",
    "assessment-unknown-field-of-person,   400, malformed, /person/name",
    "assessment-missing-fields, 400, malformed, /area /scheme /year /payOn /person",
    "assessment-null,                      400, malformed, /payOn",
    "assessment-number-as-string,          400, malformed, /year",
    "assessment-number-with-point,         400, malformed, /year",
    "assessment-number-with-exponent,      400, malformed, /year",
    "assessment-duplicate-key,             400, malformed, /area",
    "assessment-lone-surrogate,            400, malformed, /area",
    "assessment-byte-order-mark,           400, malformed, .",
    "assessment-not-json,                  400, malformed, .",
    "assessment-a-text,                    400, malformed, .",
    "assessment-empty-body,                400, malformed, .",
    "assessment-wrong-area,                400, malformed, /area",
    "assessment-wrong-flag,                400, malformed, /person/covers/1/claimed",
    "assessment-no-such-day,               400, malformed, /payOn",
    "assessment-unknown-category,          400, malformed, /person/categories/0/code",
    "assessment-category-dates-reversed,   400, malformed, /person/categories/0/to",
    "assessment-cover-dates-reversed,      400, malformed, /person/covers/0/to",
    "assessment-before-birth,              400, malformed, /payOn",
    "assessment-arrived-before-birth,      400, malformed, /person/arrivedOn",
    "assessment-payment-after-the-day,     400, malformed, /person/payments/0/paidOn",
    "assessment-negative-repair,           400, malformed, /repairYears",
    "assessment-too-many-covers,           400, malformed, /person/covers",
    "assessment-several-errors, 400, malformed,"
        + " /area /scheme /year /payOn /repairYears /person/birthDate /person/categories"
        + " /person/covers/0/area /person/covers/0/from /person/covers/0/to"
        + " /person/payments/0/scheme /person/payments/0/area /person/payments/0/paidOn",
    "assessments-none,                     400, malformed, .",
    "assessments-51,                       400, malformed, .",
    "assessments-one-malformed,            400, malformed, /1/year",
    "assessments-not-objects,              400, malformed, /1",
    "assessment-unknown-area,              422, policy-not-published, /area",
    "assessment-unknown-year,              422, policy-not-published, /year",
    "assessment-before-the-season,         422, not-in-season, /payOn",
    "assessment-after-the-year,            422, not-in-season, /payOn",
    "assessment-cover-runs-on,             422, cover-overlaps, /person/covers/2",
    "assessment-cover-not-paid-yet,        422, cover-overlaps, /person/covers/2",
    "assessment-nothing-to-repair,         422, nothing-to-repair, /repairYears",
    "assessments-two-refused, 422, policy-not-published, /0/repairYears /2/area",
    "assessment-unknown-parameter,         400, malformed, ?explain",
    "assessment-without-caller,            401, signature, ''",
    "assessment-wrong-content-type,        415, unsupported-media-type, ''",
    "assessment-compressed,                415, unsupported-media-type, ''",
    "assessment-wrong-method,              405, method-not-allowed, ''",
    "unknown-route,                        404, not-found, ''",
    "encoded-path,                         404, not-found, ''",
    "person-without-year,                  400, malformed, ?year",
    "person-several-errors, 400, malformed, ?year ?payOn ?repairYears ?scheme ?area",
    "person-before-birth,                  400, malformed, ?payOn",
    "person-before-the-season,             422, not-in-season, ?payOn",
    "person-unknown-year,                  422, policy-not-published, ?year",
    "person-nothing-to-repair,             422, nothing-to-repair, ?repairYears",
    "person-covered,                       422, cover-overlaps, ?payOn",
    "person-deceased,                      422, deceased, ?payOn",
    "person-unknown,                       404, not-found, ''",
    "person-from-payment-channel,          403, forbidden, ''",
    "person-from-institution,              403, forbidden, ''",
    "person-without-acting-person,         400, acting-person-missing, ''",
    "person-acting-long-ago,               400, acting-person-missing, ''",
    "person-without-caller,                401, signature, ''",
    "person-wrong-method,                  405, method-not-allowed, ''",
    "retirement-no-such-month,             400, malformed, ?month",
    "retirement-absurd-month,              400, malformed, ?month",
    "retirement-several-errors,            400, malformed, ?month ?deemedMonths ?year",
    "retirement-before-birth,              400, malformed, ?month",
    "retirement-deceased,                  422, deceased, ?month",
    "retirement-unknown,                   404, not-found, ''",
    "retirement-from-payment-channel,      403, forbidden, ''",
    "retirement-from-institution,          403, forbidden, ''",
    "retirement-without-acting-person,     400, acting-person-missing, ''",
    "retirement-acting-long-ago,           400, acting-person-missing, ''",
    "retirement-without-caller,            401, signature, ''",
    "retirement-wrong-method,              405, method-not-allowed, ''"
  })
  void what_is_wrong_is_refused_at_its_place(
      String event, int status, String problem, String pointers) throws Exception {
    Stage.Answer answer = stage.play("waiting-period/" + event + ".json");

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.pointers()).containsExactlyInAnyOrderElementsOf(places(pointers));
  }

  private static List<String> places(String separated) {
    return switch (separated) {
      case "" -> List.of();
      case "." -> List.of("");
      default -> List.of(separated.split(" ", -1));
    };
  }
}
