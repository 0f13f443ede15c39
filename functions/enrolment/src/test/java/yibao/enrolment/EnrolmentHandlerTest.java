package yibao.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/** Feeds the handler the bytes of events/enrolment. */
@TestInstance(Lifecycle.PER_CLASS)
class EnrolmentHandlerTest {

  private static final String ZHANG = "63000019880402001X";

  private final Stage stage = EnrolmentStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("enrolment/" + event + ".json");
  }

  private Stage.Answer send(byte[] event) throws Exception {
    return stage.send("enrolment", event);
  }

  private byte[] changed(String event, String from, String to) throws Exception {
    String text = new String(stage.ready("enrolment/" + event + ".json"), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private static Set<String> pointers(String separated) {
    return separated.isEmpty() ? Set.of() : new TreeSet<>(List.of(separated.split(" ", -1)));
  }

  // ---- every event that is refused ------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "register-other-name,                   422, identity-mismatch, /name",
        "register-more-history,                 409, person-exists, \"\"",
        "register-wrong-checksum,               400, malformed, /idNumber",
        "register-birth-date-differs,           400, malformed, /birthDate",
        "register-history-from-payment-channel, 403, field-forbidden, /categories /covers",
        "register-arrival-from-payment-channel, 403, field-forbidden, /arrivedOn",
        "register-unknown-field,                400, malformed, /nickname",
        "register-null,                         400, malformed, /phone",
        "register-number-as-string,             400, malformed, /payments/0/year",
        "register-number-with-point,            400, malformed, /payments/0/year",
        "register-duplicate-key,                400, malformed, /name",
        "register-lone-surrogate,               400, malformed, /name",
        "register-unknown-category,             400, malformed, /categories/0/code",
        "register-wrong-area,                   400, malformed, /area",
        "register-national-area,                400, malformed, /area",
        "register-unknown-area,                400, malformed, /area",
        "register-overlapping-covers,           422, cover-overlaps, /covers",
        "register-history-not-begun,            400, malformed, /covers/0/from",
        "register-several-errors, 400, malformed,"
            + " /idType /name /area /covers/0/scheme /covers/0/from /covers/0/to",
        "register-unknown-id-type,              400, malformed, /idType",
        "register-permit-as-resident-card,      400, malformed, /idType",
        "register-permit-of-macao-as-of-hong-kong, 400, malformed, /idType",
        "register-permit-of-no-address-code,    400, malformed, /idNumber",
        "register-permit-sex-differs,           400, malformed, /sex",
        "register-hong-kong-permit-wrong-checksum, 400, malformed, /idNumber",
        "register-macao-permit-wrong-checksum,  400, malformed, /idNumber",
        "register-taiwan-permit-wrong-checksum, 400, malformed, /idNumber",
        "register-permanent-residence-wrong-checksum, 400, malformed, /idNumber",
        "register-permanent-residence-wrong-form, 400, malformed, /idNumber",
        "register-passport-wrong-form,          400, malformed, /idNumber",
        "register-passport-without-birth-date,  400, malformed, /birthDate",
        "register-passport-born-tomorrow,       400, malformed, /birthDate",
        "register-name-that-shows-nothing,      400, malformed, /name",
        "register-neither-document-nor-guardian, 400, malformed, /idType /idNumber",
        "register-newborn-key-reused,           422, key-reused, \"\"",
        "register-newborn-without-key,          400, idempotency-key-missing, \"\"",
        "register-newborn-wrong-key,            400, malformed, \"\"",
        "register-newborn-unknown-guardian,     422, unknown-person, /guardian/psnNo",
        "register-newborn-with-document,        400, malformed, /idType /idNumber",
        "register-newborn-one-year-old,         400, malformed, /birthDate",
        "register-newborn-unborn,               400, malformed, /birthDate",
        "register-newborn-without-birth-date,   400, malformed, /birthDate",
        "register-newborn-history-from-payment-channel, 403, field-forbidden, /categories",
        "identity-key-reused,                   422, key-reused, \"\"",
        "identity-without-key,                  400, idempotency-key-missing, \"\"",
        "identity-unknown-person,               404, not-found, \"\"",
        "identity-exists,                       409, identity-exists, \"\"",
        "identity-taken,                        409, identity-taken, /idNumber",
        "identity-mismatch,                     422, identity-mismatch, /idNumber",
        "identity-wrong-checksum,               400, malformed, /idNumber",
        "identity-wrong-type,                   400, malformed, /idType",
        "identity-name-that-shows-nothing,      400, malformed, /name",
        "identity-unknown-field,                400, malformed, /birthDate",
        "identity-missing-fields,               400, malformed, /idType /idNumber",
        "identity-from-payment-channel,         403, forbidden, \"\"",
        "identity-without-acting-person,        400, acting-person-missing, \"\"",
        "identity-acting-long-ago,              400, acting-person-missing, \"\"",
        "identity-wrong-method,                 405, method-not-allowed, \"\"",
        "register-two-covers-of-a-year, 422, already-covered, /covers",
        "register-overlapping-categories, 422, category-overlaps, /categories",
        "register-newborn-guardian-deceased, 422, deceased, /guardian/psnNo",
        "category-key-reused, 422, key-reused, \"\"",
        "category-without-key, 400, idempotency-key-missing, \"\"",
        "category-unknown-person, 404, not-found, \"\"",
        "category-from-payment-channel, 403, forbidden, \"\"",
        "category-merged, 409, person-merged, \"\"",
        "cover-key-reused, 422, key-reused, \"\"",
        "cover-without-key, 400, idempotency-key-missing, \"\"",
        "cover-unknown-person, 404, not-found, \"\"",
        "cover-from-payment-channel, 403, forbidden, \"\"",
        "cover-merged, 409, person-merged, \"\"",
        "transfer-key-reused, 422, key-reused, \"\"",
        "transfer-without-key, 400, idempotency-key-missing, \"\"",
        "transfer-unknown-person, 404, not-found, \"\"",
        "transfer-from-payment-channel, 403, forbidden, \"\"",
        "transfer-merged, 409, person-merged, \"\"",
        "death-key-reused, 422, key-reused, \"\"",
        "death-without-key, 400, idempotency-key-missing, \"\"",
        "death-unknown-person, 404, not-found, \"\"",
        "death-from-payment-channel, 403, forbidden, \"\"",
        "death-merged, 409, person-merged, \"\"",
        "merge-key-reused, 422, key-reused, \"\"",
        "merge-without-key, 400, idempotency-key-missing, \"\"",
        "merge-unknown-person, 404, not-found, \"\"",
        "merge-from-payment-channel, 403, forbidden, \"\"",
        "category-from-app, 403, forbidden, \"\"",
        "category-wrong-key, 400, malformed, \"\"",
        "category-overlaps, 422, category-overlaps, /from",
        "category-unknown-code, 400, malformed, /code",
        "category-newborn, 400, malformed, /code",
        "category-dates-reversed, 400, malformed, /to",
        "category-no-such-day, 400, malformed, /from",
        "category-unknown-field, 400, malformed, /until",
        "category-null, 400, malformed, /to",
        "category-missing-fields, 400, malformed, /code /from",
        "category-wrong-content-type, 415, unsupported-media-type, \"\"",
        "category-unknown-parameter, 400, malformed, ?dryRun",
        "category-wrong-method, 405, method-not-allowed, \"\"",
        "cover-already-covered, 422, already-covered, /from",
        "cover-overlaps, 422, cover-overlaps, /from",
        "cover-dates-reversed, 400, malformed, /to",
        "cover-not-begun, 400, malformed, /from",
        "cover-before-birth, 400, malformed, /from",
        "cover-long-ago, 400, malformed, /from",
        "cover-paid-in-future, 400, malformed, /paidOn",
        "cover-unknown-scheme, 400, malformed, /scheme",
        "cover-national-area, 400, malformed, /area",
        "cover-unknown-area, 400, malformed, /area",
        "cover-unknown-field, 400, malformed, /year",
        "cover-missing-fields, 400, malformed, /scheme /area /from /to",
        "cover-after-death, 422, deceased, /from",
        "transfer-same-area, 422, same-area, /toArea",
        "transfer-before-the-last, 400, malformed, /on",
        "transfer-before-birth, 400, malformed, /on",
        "transfer-in-future, 400, malformed, /on",
        "transfer-wrong-area, 400, malformed, /toArea",
        "transfer-national-area, 400, malformed, /toArea",
        "transfer-unknown-area, 400, malformed, /toArea",
        "transfer-unknown-field, 400, malformed, /reason",
        "transfer-missing-fields, 400, malformed, /toArea /on",
        "transfer-deceased, 422, deceased, \"\"",
        "employment-key-reused, 422, key-reused, \"\"",
        "employment-without-key, 400, idempotency-key-missing, \"\"",
        "employment-unknown-person, 404, not-found, \"\"",
        "employment-from-payment-channel, 403, forbidden, \"\"",
        "employment-from-app, 403, forbidden, \"\"",
        "employment-wrong-method, 405, method-not-allowed, \"\"",
        "employment-merged, 409, person-merged, \"\"",
        "employment-overlaps, 422, employment-overlaps, /from",
        "employment-after-death, 422, deceased, /from",
        "employment-before-birth, 400, malformed, /from",
        "employment-far-ahead, 400, malformed, /from",
        "employment-no-such-day, 400, malformed, /from",
        "employment-unknown-status, 400, malformed, /status",
        "employment-without-employer, 400, malformed, /employer",
        "employment-retired-with-employer, 400, malformed, /employer",
        "employment-wrong-employer, 400, malformed, /employer",
        "employment-permit-dates-reversed, 400, malformed, /residencePermit/to",
        "employment-permit-without-days, 400, malformed,"
            + " /residencePermit/from /residencePermit/to",
        "employment-null, 400, malformed, /residencePermit",
        "employment-unknown-field, 400, malformed, /to",
        "employment-missing-fields, 400, malformed, /status /from",
        "death-another-day, 409, already-dead, /on",
        "death-in-future, 400, malformed, /on",
        "death-before-birth, 400, malformed, /on",
        "death-no-such-day, 400, malformed, /on",
        "death-instant, 400, malformed, /on",
        "death-unknown-field, 400, malformed, /cause",
        "death-missing-fields, 400, malformed, /on",
        "merge-state, 409, merge-state, /duplicate",
        "merge-guardian-and-child, 409, merge-state, /duplicate",
        "merge-merged-person, 409, person-merged, \"\"",
        "merge-same-person, 422, same-person, /duplicate",
        "merge-unknown-duplicate, 422, unknown-person, /duplicate",
        "merge-wrong-duplicate, 400, malformed, /duplicate",
        "merge-number-as-duplicate, 400, malformed, /duplicate",
        "merge-unknown-field, 400, malformed, /force",
        "merge-missing-fields, 400, malformed, /duplicate",
        "account-opening-key-reused, 422, key-reused, \"\"",
        "account-opening-exists, 409, account-exists, \"\"",
        "account-opening-merged, 409, person-merged, \"\"",
        "account-opening-unknown-person, 404, not-found, \"\"",
        "account-opening-of-nothing, 400, malformed, /amountFen",
        "account-opening-negative, 400, malformed, /amountFen",
        "account-opening-with-point, 400, malformed, /amountFen",
        "account-opening-amount-as-string, 400, malformed, /amountFen",
        "account-opening-null, 400, malformed, /amountFen",
        "account-opening-of-a-quintillion, 400, malformed, /amountFen",
        "account-opening-missing-fields, 400, malformed, /amountFen",
        "account-opening-unknown-field, 400, malformed, /amountYuan",
        "account-opening-without-key, 400, idempotency-key-missing, \"\"",
        "account-opening-from-payment-channel, 403, forbidden, \"\"",
        "account-opening-from-app, 403, forbidden, \"\"",
        "account-opening-wrong-method, 405, method-not-allowed, \"\"",
        "register-unknown-parameter,            400, malformed, ?dryRun",
        "register-without-caller,               401, signature, \"\"",
        "register-from-no-channel,              401, signature, \"\"",
        "register-from-institution,             403, forbidden, \"\"",
        "register-wrong-content-type,           415, unsupported-media-type, \"\"",
        "register-compressed,                   415, unsupported-media-type, \"\"",
        "wrong-method,                          405, method-not-allowed, \"\"",
        "unknown-route,                         404, not-found, \"\"",
        "encoded-path,                          404, not-found, \"\"",
        "look-up-in-english-unknown-person,     404, not-found, \"\"",
        "look-up-from-payment-channel,          403, forbidden, \"\"",
        "look-up-without-acting-person,         400, acting-person-missing, \"\"",
        "look-up-acting-long-ago,               400, acting-person-missing, \"\"",
        "look-up-unknown-parameter,             400, malformed, ?history"
      })
  void what_is_wrong_is_refused_at_its_place_and_changes_nothing(
      String event, int status, String problem, String pointers) throws Exception {
    byte[] bytes = stage.ready("enrolment/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = send(bytes);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.pointers()).containsExactlyInAnyOrderElementsOf(pointers(pointers));
    assertThat(stage.items()).isEqualTo(before);
  }

  /** Where nothing of the body can be read, all of it is the wrong place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "register-byte-order-mark",
        "register-broken-utf-8",
        "register-not-json",
        "register-cut-off",
        "register-without-body",
        "category-a-list",
        "merge-without-body"
      })
  void what_cannot_be_read_is_refused_as_a_whole_and_changes_nothing(String event)
      throws Exception {
    byte[] bytes = stage.ready("enrolment/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = send(bytes);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed");
    assertThat(answer.pointers()).containsExactly("");
    assertThat(stage.items()).isEqualTo(before);
  }

  @Test
  void a_body_over_256_KB_is_refused_before_anything_else() throws Exception {
    String blanks = " ".repeat(256 * 1024);
    byte[] large = changed("register-without-caller", "\"body\": \"", "\"body\": \"" + blanks);

    assertThat(send(large).status()).isEqualTo(413);
  }

  // ---- registering ----------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register",
        "register-payment-channel",
        "register-extreme-poverty",
        "register-minimum-living",
        "register-hong-kong-permit",
        "register-macao-permit",
        "register-taiwan-permit",
        "register-permanent-residence",
        "register-permanent-residence-of-old",
        "register-passport",
        "register-infant",
        "register-second-document",
        "register-of-old"
      })
  void a_person_who_is_new_gets_a_number(String event) throws Exception {
    Stage.Answer answer = play(event);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.at("/psnNo")).matches("[0-9A-Z]{20}");
    assertThat(answer.replayed()).isFalse();
    assertThat(stage.items().get("PeopleTable")).hasSize(1);
    assertThat(stage.items().get("IdentitiesTable")).hasSize(1);
  }

  @Test
  void the_same_request_again_gets_the_same_answer() throws Exception {
    Stage.Answer first = play("register");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer second = play("register");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.replayed()).isTrue();
    assertThat(stage.items()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register-again",
        "register-again-with-less-history",
        "register-name-in-other-characters"
      })
  void whoever_asks_for_a_known_document_gets_the_same_number(String event) throws Exception {
    String psnNo = play("register").at("/psnNo");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer again = play(event);

    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.at("/psnNo")).isEqualTo(psnNo);
    assertThat(again.replayed()).isTrue();
    assertThat(stage.items()).isEqualTo(before);
  }

  @Test
  void history_that_the_file_lacks_is_answered_with_whose_file_it_is() throws Exception {
    String psnNo = play("register").at("/psnNo");

    assertThat(play("register-more-history").at("/psnNo")).isEqualTo(psnNo);
  }

  @Test
  void what_names_a_person_stands_in_no_table() throws Exception {
    play("register");

    assertThat(stage.items().toString())
        .doesNotContain(ZHANG, "张三", "13800000001")
        .contains("1988-04-02");
  }

  @Test
  void nothing_that_names_a_person_is_answered() throws Exception {
    play("register");
    for (String event : List.of("look-up", "register-more-history", "register-other-name")) {
      assertThat(play(event).body()).doesNotContain(ZHANG, "张三", "13800000001");
    }
  }

  @Test
  void a_number_of_another_kind_of_document_is_refused_with_the_kind_that_is_meant()
      throws Exception {
    assertThat(play("register-permit-as-resident-card").at("/errors/0/detail")).contains("04");
    assertThat(play("register-permit-of-macao-as-of-hong-kong").at("/errors/0/detail"))
        .contains("05");
  }

  @Test
  void an_unknown_kind_of_document_is_answered_with_those_that_there_are() throws Exception {
    assertThat(play("register-unknown-id-type").at("/errors/0/detail"))
        .contains("01", "04", "05", "06", "07", "08");
  }

  // ---- newborns -------------------------------------------------------------------------------

  @Test
  void a_newborn_is_registered_under_a_guardian() throws Exception {
    String guardian = play("register").at("/psnNo");
    String child = play("register-newborn").at("/psnNo");

    Stage.Answer file = send(changed("look-up", guardian, child));

    assertThat(file.at("/guardian")).isEqualTo(guardian);
    assertThat(file.at("/birthDate")).isEqualTo("2025-09-01");
    assertThat(file.at("/idType")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register-newborn",
        "identity",
        "category",
        "cover",
        "employment",
        "transfer",
        "death",
        "merge",
        "account-opening"
      })
  void the_same_key_and_command_get_the_first_answer_again_however_written(String event)
      throws Exception {
    Stage.Answer first = play(event);
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer again = play(event + "-again");

    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(stage.items()).isEqualTo(before);
  }

  @Test
  void a_file_without_a_document_gets_one_and_the_name_on_it() throws Exception {
    String child = play("register-newborn").at("/psnNo");
    Stage.Answer given = play("identity");

    assertThat(given.status()).as(given.body()).isEqualTo(200);
    assertThat(given.at("/idType")).isEqualTo("01");
    Stage.Answer file = send(changed("look-up", "people/" + psn("register"), "people/" + child));
    assertThat(file.at("/idType") + file.at("/sex") + file.at("/name")).isEqualTo("01MALE张*");
  }

  @Test
  void the_bureau_alone_learns_in_whose_file_a_document_is() throws Exception {
    String holder = play("register-infant").at("/psnNo");
    assertThat(play("identity-taken").at("/psnNo")).isEqualTo(holder);

    byte[] byGuardian =
        new String(acting("identity-acting-long-ago", Instant.now()), StandardCharsets.UTF_8)
            .replace("630000202509010010", "630000202509010029")
            .getBytes(StandardCharsets.UTF_8);
    Stage.Answer taken = send(byGuardian);

    assertThat(taken.problem()).isEqualTo("identity-taken");
    assertThat(taken.at("/psnNo")).isEmpty();
  }

  @Test
  void the_guardian_in_an_app_gives_the_child_its_document() throws Exception {
    Stage.Answer given = send(acting("identity-acting-long-ago", Instant.now()));

    assertThat(given.status()).as(given.body()).isEqualTo(200);
  }

  @Test
  void nobody_else_in_an_app_gives_a_child_its_document() throws Exception {
    String stranger = play("register-payment-channel").at("/psnNo");
    String event =
        new String(acting("identity-acting-long-ago", Instant.now()), StandardCharsets.UTF_8);
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer given =
        send(event.replace(psn("register") + ";", stranger + ";").getBytes(StandardCharsets.UTF_8));

    assertThat(given.status()).isEqualTo(403);
    assertThat(given.problem()).isEqualTo("not-this-person");
    assertThat(stage.items()).isEqualTo(before);
  }

  /** The number behind the example of an event that was played. */
  private String psn(String event) throws Exception {
    return play(event).at("/psnNo");
  }

  // ---- what the bureau enters into a file -----------------------------------------------------

  @Test
  void a_group_is_answered_with_all_that_the_person_belongs_to() throws Exception {
    Stage.Answer first = play("category");
    Stage.Answer ended = play("category-ended");

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.at("/categories/0/from") + first.at("/categories/0/to"))
        .isEqualTo("2024-01-01");
    assertThat(ended.status()).isEqualTo(201);
    assertThat(ended.at("/categories/0/to")).isEqualTo("2025-06-30");
    assertThat(ended.at("/categories/1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cover-held", "employment-held", "death-known"})
  void what_the_file_says_already_is_answered_as_done_and_binds_the_key(String event)
      throws Exception {
    byte[] bytes = stage.ready("enrolment/" + event + ".json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer answer = send(bytes);

    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    assertThat(answer.replayed()).isFalse();
    assertThat(stage.items().get("PeopleTable")).isEqualTo(before.get("PeopleTable"));
    assertThat(send(bytes).replayed()).isTrue();
  }

  @Test
  void how_somebody_works_is_answered_and_shown_in_the_order_of_the_days() throws Exception {
    play("employment");
    Stage.Answer before = play("employment-flexible-before");

    assertThat(before.status()).as(before.body()).isEqualTo(201);
    assertThat(before.at("/employments/0/status") + " " + before.at("/employments/0/from"))
        .isEqualTo("FLEXIBLE 2023-02-01");
    assertThat(before.at("/employments/1/employer")).isEqualTo("630100-004217");
  }

  @Test
  void a_foreigners_permit_stands_in_the_file_until_another_is_told() throws Exception {
    String foreigner = play("employment-foreigner").at("/psnNo");
    byte[] lookUp = changed("look-up", "people/" + psn("register"), "people/" + foreigner);
    Stage.Answer first = send(lookUp);

    play("employment-permit-renewed");
    Stage.Answer renewed = send(lookUp);

    assertThat(first.at("/residencePermit/to")).isEqualTo("2027-07-14");
    assertThat(renewed.at("/residencePermit/to")).isEqualTo("2030-10-09");
    assertThat(renewed.at("/employments")).isEqualTo(first.at("/employments"));
  }

  @Test
  void who_moved_is_insured_in_the_new_area_since_that_day() throws Exception {
    Stage.Answer file = play("look-up-transferred");

    assertThat(file.at("/area") + " " + file.at("/areaSince")).isEqualTo("520600 2025-11-01");
  }

  @Test
  void a_running_cover_is_shown_to_end_with_the_day_of_death() throws Exception {
    Stage.Answer file = play("look-up-deceased");

    assertThat(file.at("/diedOn")).isEqualTo("2025-11-01");
    assertThat(file.at("/covers/0/to")).isEqualTo("2025-11-01");
  }

  // ---- accounts -------------------------------------------------------------------------------

  @Test
  void what_an_account_held_is_answered_and_shown_in_the_file() throws Exception {
    Stage.Answer opened = play("account-opening");
    Stage.Answer file = play("look-up-with-account");

    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    assertThat(opened.at("/account/availableFen")).isEqualTo("100000");
    assertThat(file.json().orElseThrow().at("/account"))
        .isEqualTo(opened.json().orElseThrow().at("/account"));
  }

  @Test
  void who_has_no_account_is_shown_without_one() throws Exception {
    assertThat(play("look-up").json().orElseThrow().has("account")).isFalse();
  }

  @Test
  void a_person_in_an_app_sees_the_own_account() throws Exception {
    play("account-opening");

    Stage.Answer file = send(acting("look-up-acting-long-ago", Instant.now()));

    assertThat(file.at("/account/creditedFen")).isEqualTo("100000");
  }

  // ---- two files of one person ----------------------------------------------------------------

  @Test
  void a_merge_is_answered_with_what_the_survivor_holds() throws Exception {
    Stage.Answer merged = play("merge");

    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    assertThat(merged.at("/covers/0/year")).isEqualTo("2024");
    assertThat(merged.body()).contains("\"2022-12-31\"").doesNotContain("520600\",\"year\":2025");
    assertThat(merged.json().orElseThrow().path("refundsDue")).isEmpty();
  }

  @Test
  void the_duplicates_number_and_document_mean_the_survivor() throws Exception {
    String survivor = play("register").at("/psnNo");

    assertThat(play("look-up-merged").at("/psnNo")).isEqualTo(survivor);
    assertThat(play("register-merged-document").at("/psnNo")).isEqualTo(survivor);
    assertThat(play("category-merged").at("/psnNo")).isEqualTo(survivor);
  }

  @Test
  void a_person_in_an_app_sees_the_own_file_under_either_number() throws Exception {
    String survivor = play("register").at("/psnNo");
    String duplicate = play("register-second-document").at("/psnNo");
    play("merge");
    String event =
        new String(acting("look-up-acting-long-ago", Instant.now()), StandardCharsets.UTF_8);

    Stage.Answer file =
        send(event.replace(survivor + ";", duplicate + ";").getBytes(StandardCharsets.UTF_8));

    assertThat(file.status()).as(file.body()).isEqualTo(200);
  }

  // ---- looking up -----------------------------------------------------------------------------

  @Test
  void the_file_shows_what_was_registered_year_by_year() throws Exception {
    Stage.Answer file = play("look-up");

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.at("/name")).isEqualTo("张*");
    assertThat(file.at("/covers/0/year") + file.at("/covers/1/year")).isEqualTo("20242025");
    assertThat(file.at("/covers/1/to")).isEqualTo("2025-12-31");
    assertThat(file.at("/area")).isEqualTo("630000");
  }

  @Test
  void the_file_shows_the_kind_of_document_and_the_sex_that_it_tells() throws Exception {
    Stage.Answer file = play("look-up");

    assertThat(file.at("/idType") + file.at("/sex")).isEqualTo("01MALE");
  }

  @Test
  void a_person_in_an_app_sees_the_own_file() throws Exception {
    Stage.Answer file = send(acting("look-up-acting-long-ago", Instant.now()));

    assertThat(file.status()).as(file.body()).isEqualTo(200);
  }

  @Test
  void a_person_in_an_app_sees_nobody_elses_file() throws Exception {
    String other = play("register-payment-channel").at("/psnNo");
    String own = play("register").at("/psnNo");
    String event =
        new String(acting("look-up-acting-long-ago", Instant.now()), StandardCharsets.UTF_8);

    Stage.Answer file =
        send(event.replace("people/" + own, "people/" + other).getBytes(StandardCharsets.UTF_8));

    assertThat(file.status()).isEqualTo(403);
    assertThat(file.problem()).isEqualTo("not-this-person");
  }

  /** Who acts proves it within minutes of the system's clock, so a file can't hold it. */
  private byte[] acting(String event, Instant at) throws Exception {
    return changed(event, "2025-11-05T08:00:00+08:00", at.toString());
  }

  // ---- the events themselves ------------------------------------------------------------------

  @Test
  void nobody_sends_an_id_number_in_a_url() throws Exception {
    for (String event : stage.eventsOf("enrolment")) {
      String text = new String(stage.ready(event), StandardCharsets.UTF_8);
      assertThat(text.lines().filter(line -> line.contains("Path")))
          .noneMatch(l -> l.contains(ZHANG));
    }
  }
}
