package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code ./yibao rules} prints. */
class ListRulesTest {

  @Test
  void each_clause_stands_with_value_source_grade_and_examples() throws IOException {
    assertThat(listed("520600"))
        .contains("520600 铜仁市 Tongren", "and what 000000 states")
        .containsPattern("first-break-year-counts/2025-09-28: 0 flag {2}\\([1-9][0-9]* examples\\)")
        .contains("official: 铜仁市2026年城乡居民基本医疗保险参保缴费政策")
        .contains("inferred: Reading: day 90 excluded");
  }

  @Test
  void a_clause_that_no_example_touches_is_listed_at_the_end() throws IOException {
    assertThat(listed("130000"))
        .contains("break-lowers-cap/2025-01-01: 2000 yuan  (no example)")
        .containsPattern("of them without an example:(?s).*130000/break-lowers-cap/2025-01-01");
  }

  @Test
  void a_base_stands_with_the_last_day_of_its_year_and_the_months_that_rest_on_it()
      throws IOException {
    assertThat(listed("510100"))
        .containsPattern(
            "flexible-base-pool-only/2025-10-01: 7646.00 yuan to 2025-12-31 {2}\\(1 example\\)")
        .containsPattern("employer-rate/2023-05-15: 6.90 percent {2}\\([1-9][0-9]* examples\\)");
  }

  @Test
  void of_two_sources_that_contradict_each_other_both_stand_with_why() throws IOException {
    assertThat(listed("630000"))
        .contains(
            "not “自缴费次日起”, since the province's own answer comes before a page that copies it")
        .contains("followed: official: ")
        .contains("left:     weak: ");
  }

  @Test
  void without_a_code_all_areas_are_listed() throws IOException {
    assertThat(listed()).contains("000000 全国", "360200 景德镇市", "350500 泉州市", "370300 淄博市");
  }

  private static String listed(String... areas) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListRules.list(
        CompilePacks.compiled(PacksCopy.ORIGINAL, flaws).orElseThrow(),
        List.of(areas),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
