package yibao.waitingperiod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/** Feeds the handler the bytes of events/waiting-period. */
@TestInstance(Lifecycle.PER_CLASS)
class WaitingPeriodHandlerTest {

  private final Stage stage = WaitingPeriodStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    Stage.Answer answer = stage.play("waiting-period/" + event + ".json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Stage.Answer changed(String event, String from, String to) throws Exception {
    String text =
        new String(stage.ready("waiting-period/" + event + ".json"), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return stage.send("waiting-period", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(Stage.Answer answer) {
    return answer.json().orElseThrow();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  // ---- from facts -----------------------------------------------------------------------------

  /** What the contract promises of its own example, the trail and the release aside. */
  @Test
  void the_contracts_example_is_answered_as_it_says() throws Exception {
    ObjectNode answer = json(play("assessment")).deepCopy();
    List<String> members = List.copyOf(answer.properties()).stream().map(e -> e.getKey()).toList();
    answer.remove(List.of("because", "policyRelease", "warnings", "options"));

    assertThat(answer)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"coverFrom":"2026-06-05","coverTo":"2026-12-31","covers":true,
                     "wait":{"unit":"MONTHS","fixedMonths":3,"variableMonths":0,"repairedMonths":0,
                             "totalMonths":3,"from":"2026-03-05"},
                     "breakYears":0,"payableFen":40000,"repairFen":0,
                     "incentive":{"continuousYears":2},
                     "unpublished":["incentive.capFen"]}
                    """));
    assertThat(members)
        .containsSubsequence(
            "coverFrom",
            "coverTo",
            "covers",
            "wait",
            "breakYears",
            "payableFen",
            "repairFen",
            "incentive",
            "unpublished",
            "because",
            "options",
            "policyRelease");
  }

  @Test
  void the_options_of_the_contracts_example_are_the_last_days_of_its_tiers() throws Exception {
    assertThat(json(play("assessment")).path("options"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"do":"pay","by":"2025-12-31","coverFrom":"2026-01-01","covers":true,
                      "payableFen":40000,"missed":true},
                     {"do":"pay","by":"2026-02-28","coverFrom":"2026-02-28","covers":true,
                      "payableFen":40000,"missed":true},
                     {"do":"pay","by":"2026-06-30","coverFrom":"2026-09-30","covers":true,
                      "payableFen":40000,"missed":false}]
                    """));
  }

  @Test
  void each_step_of_the_trail_names_rule_clause_and_source() throws Exception {
    JsonNode because = json(play("assessment")).path("because");

    assertThat(because).isNotEmpty();
    assertThat(because)
        .allSatisfy(
            step -> {
              assertThat(step.path("rule").asText()).matches("[A-Z_0-9]+");
              assertThat(step.path("clause").asText()).matches("[0-9]{6}/.+");
              assertThat(step.path("says").asText()).isNotBlank();
              assertThat(step.at("/source/title").asText()).isNotBlank();
              assertThat(step.at("/source/publisher").asText()).isNotBlank();
              assertThat(step.at("/source/grade").asText())
                  .isIn("official", "press", "weak", "inferred");
            });
  }

  @Test
  void the_trail_is_english_for_who_asks_for_english() throws Exception {
    assertThat(texts(json(play("assessment-in-english")).findValue("because").findValues("says")))
        .noneMatch(sentence -> sentence.matches(".*\\p{IsHan}.*"));
    assertThat(texts(json(play("assessment")).findValue("because").findValues("says")))
        .allMatch(sentence -> sentence.matches(".*\\p{IsHan}.*"));
  }

  private static List<String> texts(List<JsonNode> values) {
    return values.stream().map(JsonNode::asText).toList();
  }

  /** What the sources of these facts leave open stands nowhere but among the names. */
  @Test
  void a_part_that_is_not_published_is_absent_and_named_by_its_field() throws Exception {
    JsonNode answer = json(play("assessment-break-years"));

    assertThat(texts(answer.path("unpublished")))
        .containsExactly(
            "coverFrom",
            "wait.variableMonths",
            "wait.totalMonths",
            "payableFen",
            "incentive.capFen");
    assertThat(texts(answer.path("unpublished")))
        .allMatch(name -> answer.at("/" + name.replace('.', '/')).isMissingNode());
    assertThat(answer.at("/wait/fixedMonths").asInt()).isEqualTo(3);
  }

  @Test
  void a_repair_is_an_option_with_what_it_saves() throws Exception {
    JsonNode options = json(play("assessment-break-years")).path("options");

    assertThat(options.valueStream().filter(o -> o.path("do").asText().equals("repair")))
        .first()
        .satisfies(
            repair -> {
              assertThat(repair.path("repairYears").asInt()).isEqualTo(1);
              assertThat(repair.path("savesMonths").asInt()).isEqualTo(1);
              assertThat(repair.path("missed").asBoolean(true)).isFalse();
              assertThat(texts(repair.path("unpublished")))
                  .containsExactly("repairFen", "coverFrom");
            });
  }

  @Test
  void what_repair_costs_stands_in_the_options_of_who_asks_with_repair() throws Exception {
    assertThat(json(play("assessment-repair")).path("options"))
        .anyMatch(option -> texts(option.path("unpublished")).contains("repairFen"))
        .anyMatch(option -> option.path("do").asText().equals("pay"));
    assertThat(json(play("assessment")).path("options"))
        .noneMatch(option -> option.has("repairFen"));
  }

  @Test
  void cover_that_would_never_start_has_no_days_and_none_that_is_open() throws Exception {
    JsonNode answer = json(play("assessment-paid-in-october"));

    assertThat(answer.path("covers").asBoolean(true)).isFalse();
    assertThat(answer.has("coverFrom") || answer.has("coverTo")).isFalse();
    assertThat(texts(answer.path("unpublished"))).containsExactly("incentive.capFen");
  }

  @Test
  void nobody_waits_from_a_day_where_there_is_no_wait() throws Exception {
    JsonNode newborn = json(play("assessments")).path(1);

    assertThat(newborn.at("/wait/totalMonths").asInt(-1)).isZero();
    assertThat(newborn.at("/wait").has("from")).isFalse();
    assertThat(texts(newborn.path("unpublished"))).doesNotContain("wait.from");
  }

  @Test
  void a_list_is_answered_in_its_order_with_what_each_would_be_answered_alone() throws Exception {
    JsonNode list = json(play("assessments"));

    assertThat(list).hasSize(2);
    assertThat(list.path(0)).isEqualTo(json(play("assessment")));
    assertThat(list.at("/1/coverFrom").asText()).isEqualTo("2026-01-01");
  }

  @Test
  void a_list_of_one_is_answered_with_a_list() throws Exception {
    assertThat(json(play("assessments-of-one")))
        .hasSize(1)
        .first()
        .isEqualTo(json(play("assessment")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"assessment", "assessment-from-institution"})
  void every_kind_of_channel_asks_from_facts(String event) throws Exception {
    assertThat(play(event).at("/coverFrom")).isEqualTo("2026-06-05");
  }

  @Test
  void an_employee_has_a_wait_and_neither_breaks_nor_incentives_nor_options() throws Exception {
    JsonNode answer = json(play("assessment-employee-without-gap"));

    assertThat(answer.path("coverFrom").asText()).isEqualTo("2026-03-01");
    assertThat(answer.at("/wait/totalMonths").asInt(-1)).isZero();
    assertThat(texts(answer.path("unpublished"))).containsExactly("payableFen");
    assertThat(answer.has("breakYears") || answer.has("repairFen") || answer.has("incentive"))
        .isFalse();
    assertThat(answer.path("options").isArray()).isTrue();
    assertThat(answer.path("options")).isEmpty();
  }

  @Test
  void an_employees_wait_that_no_source_states_is_named_part_by_part() throws Exception {
    assertThat(texts(json(play("assessment-employee")).path("unpublished")))
        .containsExactly(
            "coverFrom",
            "coverTo",
            "covers",
            "wait.fixedMonths",
            "wait.totalMonths",
            "wait.from",
            "payableFen");
  }

  // ---- from the file --------------------------------------------------------------------------

  /** The file holds the same covers and, unlike the facts, says of no year what it was used for. */
  @Test
  void the_file_is_answered_as_its_facts_are() throws Exception {
    JsonNode ofFile = json(play("person-paid-in-march"));
    JsonNode ofFacts =
        json(
            changed(
                "assessment",
                "\\\"categories\\\":[{\\\"code\\\":\\\"STUDENT\\\",\\\"from\\\":\\\"2025-09-01\\\"}],",
                ""));

    assertThat(ofFile).isEqualTo(ofFacts);
  }

  @Test
  void who_says_no_day_is_answered_for_today_in_shanghai() throws Exception {
    JsonNode today = json(play("person"));
    JsonNode lastSecond =
        json(changed("person", "\"timeEpoch\": ", "\"timeEpoch\": 1767196799999, \"was\": "));
    JsonNode newYear =
        json(changed("person", "\"timeEpoch\": ", "\"timeEpoch\": 1767196800000, \"was\": "));

    assertThat(today.path("coverFrom").asText()).isEqualTo("2026-01-01");
    assertThat(lastSecond.path("coverFrom").asText()).isEqualTo("2026-01-01");
    assertThat(newYear.at("/because").toString())
        .isNotEqualTo(lastSecond.at("/because").toString());
  }

  @Test
  void after_a_merge_the_survivors_file_answers() throws Exception {
    assertThat(json(play("person-merged"))).isEqualTo(json(play("person")));
  }

  @Test
  void the_other_scheme_is_asked_by_its_name() throws Exception {
    assertThat(play("person-in-the-employee-scheme").at("/coverFrom")).isEqualTo("2026-03-01");
  }

  @Test
  void repair_is_asked_of_the_file_too() throws Exception {
    assertThat(play("person-repair").at("/wait/repairedMonths")).isEqualTo("1");
  }

  /** Who acts proves it within minutes of the system's clock, so a file can't hold it. */
  @Test
  void a_person_in_an_app_asks_of_the_own_file() throws Exception {
    Stage.Answer answer =
        changed("person-acting-long-ago", "2025-11-05T08:00:00+08:00", Instant.now().toString());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void a_person_in_an_app_asks_of_nobody_elses_file() throws Exception {
    Stage.Answer answer =
        changed(
            "person-acting-long-ago", ";FACE;2025-11-05T08:00:00+08:00", "0;FACE;" + Instant.now());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("not-this-person");
  }

  // ---- retirement -----------------------------------------------------------------------------

  /** What no source states, the trail and the release aside. */
  @Test
  void retirement_asks_for_the_years_of_the_sex_and_counts_what_is_missing() throws Exception {
    ObjectNode answer = json(play("retirement")).deepCopy();
    answer.remove(List.of("because", "policyRelease", "warnings"));

    assertThat(answer)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"area":"370200","sex":"FEMALE","month":"2026-01","neededMonths":300,
                     "contributedMonths":274,"missingMonths":26,
                     "workersPerRetiree":{"area":"000000","ratio":"2.63"},
                     "unpublished":["neededActualMonths","lumpSumFen"]}
                    """));
  }

  @Test
  void a_month_earlier_fewer_were_needed_and_nothing_is_to_be_paid() throws Exception {
    JsonNode answer = json(play("retirement-enough"));

    assertThat(answer.path("neededMonths").asInt()).isEqualTo(240);
    assertThat(answer.path("missingMonths").asInt(-1)).isZero();
    assertThat(answer.path("lumpSumFen").asInt(-1)).isZero();
    assertThat(texts(answer.path("unpublished"))).containsExactly("neededActualMonths");
    assertThat(answer.has("warnings")).isFalse();
  }

  @Test
  void who_says_no_month_retires_in_that_of_today_in_shanghai() throws Exception {
    assertThat(play("retirement-this-month").at("/month")).isEqualTo("2025-11");
    assertThat(
            changed(
                    "retirement-this-month",
                    "\"timeEpoch\": ",
                    "\"timeEpoch\": 1767196799999, \"was\": ")
                .at("/month"))
        .isEqualTo("2025-12");
    assertThat(
            changed(
                    "retirement-this-month",
                    "\"timeEpoch\": ",
                    "\"timeEpoch\": 1767196800000, \"was\": ")
                .at("/month"))
        .isEqualTo("2026-01");
  }

  @Test
  void each_step_of_what_retirement_asks_names_its_clause_in_the_callers_language()
      throws Exception {
    List<JsonNode> english = json(play("retirement-in-english")).findValues("says");
    List<JsonNode> chinese = json(play("retirement")).findValues("says");

    assertThat(texts(english))
        .containsExactly(
            "A woman who retires must have contributed for 25 years, 300 months.",
            "Months paid for: 274; deemed to be: 0; missing: 26.",
            "There are 2.63 people in work for each who is retired.");
    assertThat(texts(chinese)).hasSize(3).allMatch(sentence -> sentence.matches(".*\\p{IsHan}.*"));
    assertThat(json(play("retirement")).findValuesAsText("clause"))
        .containsExactly(
            "370200/retirement-years-women/2026-01-01",
            "370200/retirement-years-women/2026-01-01",
            "000000/workers-per-retiree/2024-12-31");
  }

  @Test
  void where_the_file_doesnt_say_the_sex_that_is_what_is_said() throws Exception {
    JsonNode answer = json(play("retirement-sex-unknown"));

    assertThat(answer.has("sex") || answer.has("neededMonths") || answer.has("missingMonths"))
        .isFalse();
    assertThat(texts(answer.path("unpublished")))
        .containsExactly("neededActualMonths", "lumpSumFen");
    assertThat(answer.at("/warnings/0").asText()).contains("性别");
    assertThat(answer.path("contributedMonths").asInt()).isEqualTo(115);
  }

  @Test
  void an_area_that_states_no_years_leaves_all_but_the_months_contributed_open() throws Exception {
    JsonNode answer = json(play("retirement-unpublished"));

    assertThat(texts(answer.path("unpublished")))
        .containsExactly("neededMonths", "neededActualMonths", "missingMonths", "lumpSumFen");
    assertThat(texts(answer.path("unpublished"))).noneMatch(answer::has);
    assertThat(answer.path("contributedMonths").asInt()).isEqualTo(69);
  }

  @Test
  void deemed_months_leave_open_what_is_missing_where_no_source_says_how_many_must_be_paid()
      throws Exception {
    JsonNode answer = json(play("retirement-deemed"));

    assertThat(answer.has("missingMonths")).isFalse();
    assertThat(texts(answer.path("unpublished")))
        .containsExactly("neededActualMonths", "missingMonths", "lumpSumFen");
  }

  @Test
  void a_person_in_an_app_asks_of_the_own_retirement_and_nobody_elses() throws Exception {
    String event = "retirement-acting-long-ago";
    Stage.Answer own = changed(event, "2025-11-05T08:00:00+08:00", Instant.now().toString());
    Stage.Answer other =
        changed(event, ";FACE;2025-11-05T08:00:00+08:00", "0;FACE;" + Instant.now());

    assertThat(own.status()).as(own.body()).isEqualTo(200);
    assertThat(own.headers()).containsEntry("cache-control", "no-store");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.problem()).isEqualTo("not-this-person");
  }

  @Test
  void after_a_merge_the_survivor_retires() throws Exception {
    assertThat(play("retirement-merged").at("/area")).isEqualTo("630000");
  }

  @Test
  void asking_changes_nothing() throws Exception {
    stage.ready("waiting-period/person.json");
    stage.ready("waiting-period/retirement.json");
    var before = stage.items();
    play("person");
    play("assessment");
    play("retirement");

    assertThat(stage.items()).isEqualTo(before);
  }
}
