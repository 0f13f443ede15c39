package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to spoil a pack is told with its file, its line and what mends it. */
class BrokenPacksTest {

  private PacksCopy packs;

  @BeforeEach
  void copy(@TempDir Path folder) throws IOException {
    packs = PacksCopy.in(folder);
  }

  @Nested
  class Values {

    @Test
    void a_value_without_a_source() throws IOException {
      packs
          .replace(
              PacksCopy.SEASON,
              "{value: 400, unit: yuan, source: qinghai-notice-2026}",
              "{value: 400, unit: yuan}")
          .hasFlaw(
              PacksCopy.SEASON, "value: 400", "a value without a source", "add `source: <id>`");
    }

    @Test
    void a_source_that_nobody_named() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "source: qinghai-answer-2025-11-03", "source: qinghai-rumour")
          .hasFlaw(
              PacksCopy.SEASON,
              "qinghai-rumour",
              "no source is named 'qinghai-rumour'",
              "qinghai-notice-2026");
    }

    @Test
    void an_unknown_key() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "coverStarts: DAY_OF", "coverStart: DAY_OF")
          .hasFlaw(PacksCopy.SEASON, "coverStart: DAY_OF", "unknown key 'coverStart'", "spelling");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"400\"",
          "400.5",
          "four hundred",
          "[400]",
          "{fen: 400}",
          "true",
          "null",
          "-1",
          "",
          "0x190",
          "4_00",
          ".inf",
          "-.inf",
          ".nan",
          "1e400",
          "99999999999999999999",
          "!!int four",
          "!!float four",
          "!!bool four",
          "!!null four",
          "!yuan 400"
        })
    void a_value_of_the_wrong_type(String value) throws IOException {
      packs
          .replace(PacksCopy.SEASON, "value: 400,", "value: " + value + ",")
          .hasFlaw(PacksCopy.SEASON, "personalPremium: {", "", "");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"2026-02-30", "2025-02-29", "2026-13-01", "2026-2-28", "2026/02/28", "20260228"})
    void a_day_that_does_not_exist_or_is_written_otherwise(String day) throws IOException {
      packs
          .replace(PacksCopy.SEASON, "to: 2026-02-28", "to: " + day)
          .hasFlaw(PacksCopy.SEASON, "to: " + day, "", "in the form named");
    }

    @Test
    void a_source_dated_on_a_day_that_does_not_exist() throws IOException {
      packs
          .replace(PacksCopy.QINGHAI, "date: 2025-11-03", "date: 2025-11-31")
          .hasFlaw(PacksCopy.QINGHAI, "2025-11-31", "", "in the form named");
    }

    @Test
    void a_value_with_more_decimals_than_its_unit_has() throws IOException {
      packs
          .replace(PacksCopy.WAITING, "value: 90, unit: days", "value: 90.5, unit: days")
          .hasFlaw(PacksCopy.WAITING, "90.5", "too many decimals", "write 0 at most");
    }

    @Test
    void a_value_that_ends_before_it_begins() throws IOException {
      packs
          .replace(
              PacksCopy.WAITING,
              "value: 90, unit: days,",
              "value: 90, unit: days, validTo: 2020-01-01,")
          .hasFlaw(PacksCopy.WAITING, "validTo", "ends before it begins", "the last day");
    }

    @Test
    void a_wrong_unit() throws IOException {
      packs
          .replace(PacksCopy.WAITING, "value: 90, unit: days", "value: 90, unit: months")
          .hasFlaw(
              PacksCopy.WAITING,
              "unit: months, validFrom: 2025-01-01, source: reading",
              "newborn-days is not counted in this unit",
              "write `unit: days`");
    }

    @Test
    void a_flag_that_is_neither_0_nor_1() throws IOException {
      packs
          .append(
              PacksCopy.QINGHAI,
              """

              parameters:
                - name: first-break-year-counts
                  value: 2
                  unit: flag
                  validFrom: 2025-01-01
                  source: qinghai-notice-2026
              """)
          .hasFlaw(PacksCopy.QINGHAI, "value: 2", "first-break-year-counts", "write 0 or 1");
    }

    @Test
    void a_parameter_stated_twice_for_one_day() throws IOException {
      packs
          .replace(
              PacksCopy.WAITING,
              "parameters:\n",
              """
              parameters:
                - {name: fixed-wait, value: 2, unit: months, validFrom: 2025-01-01, source: guobanfa-2024-38}
              """)
          .hasFlaw(
              PacksCopy.WAITING,
              "name: fixed-wait, value: 3",
              "stated twice",
              "keep one of the two");
    }

    @Test
    void a_newborns_time_of_nothing() throws IOException {
      packs
          .write(
              "630000-qinghai/newborns.yaml",
              """
              parameters:
                - name: newborn-days
                  value: 0
                  unit: days
                  validFrom: 2025-10-21
                  source: qinghai-notice-2026
              """)
          .hasFlaw("630000-qinghai/newborns.yaml", "value: 0", "within no time", "at least 1");
    }

    @Test
    void a_start_after_a_wait_for_who_pays_within_the_window() throws IOException {
      packs
          .replace(
              PacksCopy.SEASON,
              "paid: IN_THE_YEAR, coverStarts: DAY_OF_PAYMENT",
              "paid: IN_THE_YEAR, coverStarts: AFTER_FIXED_WAIT")
          .hasFlaw(
              PacksCopy.SEASON,
              "paid: IN_THE_YEAR",
              "who pays IN_THE_YEAR can't be covered AFTER_FIXED_WAIT",
              "write an AFTER_ word for AFTER_THE_WINDOW");
    }

    @Test
    void a_start_stated_twice_for_one_day() throws IOException {
      packs
          .write(
              "630000-qinghai/starts.yaml",
              """
              starts:
                - paid: IN_THE_YEAR
                  coverStarts: FIRST_OF_MONTH
                  validFrom: 2025-10-21
                  source: qinghai-notice-2026
              """)
          .hasFlaw(
              "630000-qinghai/starts.yaml",
              "paid: IN_THE_YEAR",
              "the start of cover of who pays IN_THE_YEAR from 2025-10-21 on is stated twice",
              "keep one of the two");
    }

    @Test
    void a_wait_that_runs_from_the_end_of_a_wait() throws IOException {
      packs
          .replace(
              PacksCopy.SEASON,
              "coverStarts: FIRST_DAY_OF_YEAR",
              "coverStarts: FIRST_DAY_OF_YEAR\n        brokenWaitFrom: AFTER_90_DAYS")
          .hasFlaw(PacksCopy.SEASON, "AFTER_90_DAYS", "brokenWaitFrom", "choose one");
    }

    @Test
    void a_contradiction_with_a_source_that_nobody_named() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "source: copied-page-next-day", "source: hearsay")
          .hasFlaw(PacksCopy.SEASON, "hearsay", "no source is named 'hearsay'", "known:");
    }

    @Test
    void an_aid_stated_twice_for_one_day() throws IOException {
      packs
          .replace(
              PacksCopy.WAITING,
              "aids:\n",
              "aids:\n"
                  + "  - {who: {group: EXTREME_POVERTY}, pays: 5, unit: yuan, validFrom:"
                  + " 2021-10-28, source: guobanfa-2021-42}\n")
          .hasFlaw(PacksCopy.WAITING, "pays: 0", "stated twice", "keep one of the two");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{withinDays: 90}",
          "{bornWithinMonths: 12, withinMonths: 3}",
          "{insuredMonths: 24}",
          "{}",
          "{group: NEIGHBOUR}",
          "{firstCoverHere: false}",
          "{youngerThanYears: 0}",
          "{name: 张三}"
        })
    void people_whom_nothing_tells_apart(String who) throws IOException {
      packs
          .replace(PacksCopy.WAITING, "{who: {group: EXTREME_POVERTY}", "{who: " + who)
          .hasFlaw(PacksCopy.WAITING, "{who: " + who, "who", "");
    }

    @Test
    void a_wait_for_who_is_exempt_from_waiting() throws IOException {
      packs
          .replace(PacksCopy.WAITING, "FIRST_OF_MONTH", "AFTER_FIXED_WAIT")
          .hasFlaw(PacksCopy.WAITING, "AFTER_FIXED_WAIT", "coverStarts", "choose one");
    }

    @Test
    void a_reading_that_is_not_ours() throws IOException {
      packs
          .replace(
              PacksCopy.WAITING,
              "source: guobanfa-2021-42}",
              "source: guobanfa-2021-42, reading: guobanfa-2021-42}")
          .hasFlaw(PacksCopy.WAITING, "reading: guobanfa", "graded official", "inferred");
    }

    @Test
    void a_source_of_an_area_it_does_not_inherit_from() throws IOException {
      packs
          .replace(PacksCopy.WAITING, "source: guobanfa-2021-42}", "source: qinghai-notice-2026}")
          .hasFlaw(PacksCopy.WAITING, "pays: 0", "no source is named", "sources");
    }

    @Test
    void two_sources_of_one_name_in_a_folder() throws IOException {
      packs
          .append(
              PacksCopy.SEASON,
              """
              sources:
                qinghai-notice-2026: {title: T, publisher: P, date: 2025-10-02, grade: press}
              """)
          .hasFlaw(
              PacksCopy.SEASON,
              "title: T",
              "two sources are named qinghai-notice-2026",
              "rename one of them");
    }

    @Test
    void two_sources_of_one_name_in_two_folders() throws IOException {
      packs
          .replace(
              PacksCopy.QINGHAI,
              "sources:\n",
              "sources:\n"
                  + "  guobanfa-2024-38: {title: T, publisher: P, date: 2025-10-02, grade:"
                  + " press}\n")
          .hasFlaw(
              PacksCopy.QINGHAI,
              "title: T",
              "two sources are named guobanfa-2024-38",
              "rename one of them");
    }
  }

  @Nested
  class Seasons {

    @Test
    void a_gap_between_two_periods() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "to: 2025-12-31", "to: 2025-12-30")
          .hasFlaw(PacksCopy.SEASON, "from: 2026-01-01", "leaves a gap", "begin it on 2025-12-31");
    }

    @Test
    void two_periods_that_overlap() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "from: 2026-07-01", "from: 2026-06-30")
          .hasFlaw(PacksCopy.SEASON, "from: 2026-06-30", "overlaps", "begin it on 2026-07-01");
    }

    @Test
    void a_period_that_ends_before_it_begins() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "to: 2026-06-30", "to: 2026-02-27")
          .hasFlaw(PacksCopy.SEASON, "to: 2026-02-27", "ends before it begins", "correct `from`");
    }

    @Test
    void a_window_that_closes_before_it_opens() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "closes: 2026-02-28", "closes: 2025-02-28")
          .hasFlaw(PacksCopy.SEASON, "closes: 2025", "closes before it opens", "correct the days");
    }

    @Test
    void a_window_that_outlasts_the_year() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "closes: 2026-02-28", "closes: 2027-02-28")
          .hasFlaw(PacksCopy.SEASON, "closes: 2027", "closes after the year", "2026-12-31");
    }

    @Test
    void a_first_period_that_does_not_begin_with_the_window() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "opens: 2025-10-21", "opens: 2025-10-20")
          .hasFlaw(PacksCopy.SEASON, "from: 2025-10-21", "leaves a gap", "begin it on 2025-10-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-30", "2027-01-01"})
    void a_last_period_that_does_not_end_with_the_year(String day) throws IOException {
      packs
          .replace(PacksCopy.SEASON, "to: 2026-12-31", "to: " + day)
          .hasFlaw(PacksCopy.SEASON, "to: " + day, "does not end with the year", "2026-12-31");
    }

    @Test
    void cover_from_the_day_of_payment_before_the_year_begins() throws IOException {
      packs
          .replace(
              PacksCopy.SEASON, "coverStarts: FIRST_DAY_OF_YEAR", "coverStarts: DAY_OF_PAYMENT")
          .hasFlaw(
              PacksCopy.SEASON, "from: 2025-10-21", "before the year begins", "FIRST_DAY_OF_YEAR");
    }

    @Test
    void a_surcharge_of_a_subsidy_that_is_not_stated() throws IOException {
      packs
          .replace(
              PacksCopy.SEASON,
              "    fiscalSubsidy:   {value: 700, unit: yuan, source: qinghai-notice-2026}\n",
              "")
          .hasFlaw(
              PacksCopy.SEASON,
              "pays: [personalPremium, fiscalSubsidy]",
              "does not state",
              "state `fiscalSubsidy`");
    }

    @Test
    void a_year_stated_twice() throws IOException {
      String season = Files.readString(packs.path(PacksCopy.SEASON));
      packs
          .write("630000-qinghai/residents-2026b.yaml", season)
          .hasFlaw(
              "630000-qinghai/residents-2026b.yaml",
              "year: 2026",
              "the season of 2026 is stated twice",
              "keep one of the two");
    }
  }

  @Nested
  class Areas {

    @Test
    void an_area_code_without_quotes() throws IOException {
      packs
          .replace(PacksCopy.QINGHAI, "area: \"630000\"", "area: 630000")
          .hasFlaw(PacksCopy.QINGHAI, "area: 630000", "", "codes stand in quotes");
    }

    @Test
    void a_folder_that_is_named_after_another_area() throws IOException {
      packs
          .replace(PacksCopy.QINGHAI, "area: \"630000\"", "area: \"640000\"")
          .hasFlaw(PacksCopy.QINGHAI, "area: ", "area 640000 stands in", "name the folder 640000-");
    }

    @Test
    void a_parent_without_a_pack() throws IOException {
      packs
          .replace(PacksCopy.QINGHAI, "inherits: \"000000\"", "inherits: \"620000\"")
          .hasFlaw(
              PacksCopy.QINGHAI, "inherits:", "inherits from 620000, which has no pack", "000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"630000", "000000"})
    void packs_that_inherit_in_a_circle(String parent) throws IOException {
      packs
          .replace(PacksCopy.QINGHAI, "inherits: \"000000\"", "inherits: \"" + parent + "\"")
          .replace(PacksCopy.NATION, "area: \"000000\"", "area: \"000000\"\ninherits: \"630000\"")
          .hasFlaw(
              parent.equals("630000") ? PacksCopy.QINGHAI : PacksCopy.NATION,
              "inherits:",
              "in a circle",
              "take out");
    }

    @Test
    void two_folders_of_one_area() throws IOException {
      packs
          .write(
              "630000-second/area.yaml",
              "name: {zh: 青海, en: Qinghai}\narea: \"630000\"\ninherits: \"000000\"\n")
          .hasFlaw("630000-second/area.yaml", "area:", "630000 has two folders", "one folder");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "area: \"150100\"| area",
          "inherits: \"000000\"| inherits",
          "name: {zh: 青海, en: Qinghai}| name"
        })
    void a_head_that_stands_in_two_files(String more, String key) throws IOException {
      packs
          .append(PacksCopy.SEASON, more + "\n")
          .hasFlaw(PacksCopy.SEASON, key + ":", "`" + key + "` belongs", "area.yaml");
    }

    @Test
    void a_folder_without_a_head() throws IOException {
      packs
          .write("640000-ningxia/aids.yaml", "aids: []\n")
          .hasFlawOnLine("640000-ningxia", 1, "states `area` and `name`", "add area.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64000-ningxia", "640000_ningxia", "640000", "6400000-ningxia"})
    void a_folder_whose_name_is_no_code_and_name(String name) throws IOException {
      packs
          .write(name + "/area.yaml", "area: \"640000\"\nname: {zh: 宁夏, en: Ningxia}\n")
          .hasFlawOnLine(name, 1, "is no folder of a pack", "six-digit code");
    }

    @Test
    void a_file_beside_the_folders() throws IOException {
      packs
          .write("640000-ningxia.yaml", "area: \"640000\"\n")
          .hasFlawOnLine("640000-ningxia.yaml", 1, "is no folder of a pack", "six-digit code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"residents-2027.yml", "residents-2027.YAML", "2027/residents.yaml"})
    void a_file_that_would_be_passed_over(String name) throws IOException {
      String file = "630000-qinghai/" + name;
      packs.write(file, "seasons: []\n");
      String entry = name.startsWith("2027") ? "630000-qinghai/2027" : file;
      packs.hasFlawOnLine(entry, 1, "is not read", ".yaml");
    }
  }

  @Nested
  class Forms {

    @Test
    void a_key_that_stands_twice() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "  - year: 2026\n", "  - year: 2026\n    year: 2027\n")
          .hasFlaw(
              PacksCopy.SEASON, "year: 2027", "the key 'year' stands twice", "keep one of the two");
    }

    @Test
    void what_is_not_yaml() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "unit: yuan, source", "unit: yuan source: [")
          .hasFlaw(PacksCopy.SEASON, "source: [", "not YAML", "check indentation");
    }

    @Test
    void a_tab_for_indentation() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "    payments:", "\tpayments:")
          .hasFlaw(PacksCopy.SEASON, "\tpayments:", "not YAML", "check indentation");
    }

    @Test
    void two_documents_in_a_file() throws IOException {
      packs
          .append(PacksCopy.SEASON, "---\nseasons: []\n")
          .hasFlaw(PacksCopy.SEASON, "---", "not YAML", "check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "just words\n", "- a\n- list\n", "42\n", "~\n"})
    void a_file_that_is_no_mapping(String text) throws IOException {
      packs
          .write("630000-qinghai/more.yaml", text)
          .hasFlawOnLine("630000-qinghai/more.yaml", 1, "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"? [a, b]\n: c\n", "? {a: b}\n: c\n", "{[a]: b}\n"})
    void a_key_that_is_no_word(String text) throws IOException {
      packs
          .write("630000-qinghai/more.yaml", text)
          .hasFlawOnLine("630000-qinghai/more.yaml", 1, "not YAML", "plain word");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "seasons: &all []\naids: *all\n",
          "seasons: &all [*all]\n",
          "seasons: &all {a: *all}\n",
          "seasons: []\naids: *nothing\n"
        })
    void anchors_and_aliases(String text) throws IOException {
      packs.write("630000-qinghai/more.yaml", text).flaws();
      assertThat(packs.flaws())
          .anySatisfy(
              flaw ->
                  assertThat(flaw.toString())
                      .startsWith(packs.path("630000-qinghai/more.yaml") + ":"));
    }

    @Test
    void a_file_in_another_encoding() throws IOException {
      Files.write(
          packs.path("630000-qinghai/more.yaml"),
          "# 青海\naids: []\n".getBytes(Charset.forName("GBK")));
      packs.hasFlawOnLine("630000-qinghai/more.yaml", 1, "not UTF-8", "save");
    }

    @Test
    void keys_with_the_characters_of_a_pointer_keep_their_line() throws IOException {
      packs
          .append(PacksCopy.SEASON, "a/b~c: 1\n")
          .hasFlaw(PacksCopy.SEASON, "a/b~c", "unknown key 'a/b~c'", "spelling");
    }
  }

  @Nested
  class Examples {

    private static final String MONTHS = "630000-qinghai/examples-months.yaml";
    private static final String RETIREMENTS = "630000-qinghai/examples-retirement.yaml";

    @Test
    void an_example_that_disagrees() throws IOException {
      packs
          .replace(PacksCopy.EXAMPLES, "coverFrom: 2026-06-05", "coverFrom: 2026-06-06")
          .hasFlaw(
              PacksCopy.EXAMPLES,
              "2026-06-06",
              "coverFrom is stated as 2026-06-06, the pack gives 2026-06-05",
              "correct the example");
    }

    @Test
    void a_value_that_the_examples_contradict() throws IOException {
      packs
          .replace(PacksCopy.SEASON, "{value: 400,", "{value: 410,")
          .hasFlaw(
              PacksCopy.EXAMPLES,
              "then:  {payable: 400, coverFrom: 2026-01-01, coverTo: 2026-12-31",
              "payable is stated as 400, the pack gives 410",
              "or the value in the pack");
    }

    @Test
    void an_example_that_expects_another_refusal() throws IOException {
      packs
          .replace(PacksCopy.EXAMPLES, "{refused: ALREADY_COVERED}", "{refused: COVER_OVERLAPS}")
          .hasFlaw(
              PacksCopy.EXAMPLES,
              "then:  {refused: COVER_OVERLAPS}",
              "the pack gives",
              "correct the example");
    }

    @Test
    void an_example_that_expects_a_price_of_what_is_refused() throws IOException {
      packs
          .replace(PacksCopy.EXAMPLES, "{refused: WINDOW_NOT_OPEN}", "{payable: 401}")
          .hasFlaw(
              PacksCopy.EXAMPLES,
              "{payable: 401}",
              "refused: WINDOW_NOT_OPEN",
              "correct the example");
    }

    @Test
    void a_month_that_says_neither_wage_nor_base() throws IOException {
      month("born: 1988-04-02, covered: []", "covers: false")
          .hasFlaw(MONTHS, "given:", "'wage' is missing", "add `wage:`");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "born: 1988-04-02, covered: [], wage: 8000, base: POOL_ONLY",
          "born: 1988-04-02, covered: [], wage: 8000, year: 2025",
          "born: 1988-04-02, covered: [], wage: 8000, scheme: EMPLOYEE"
        })
    void a_month_that_says_two_things_at_once(String given) throws IOException {
      month(given, "covers: false").hasFlaw(MONTHS, "given:", "exclude each other", "keep those");
    }

    @Test
    void a_year_with_a_wage() throws IOException {
      packs
          .replace(PacksCopy.EXAMPLES, "given: {year: 2026,", "given: {wage: 8000, year: 2026,")
          .hasFlaw(PacksCopy.EXAMPLES, "wage: 8000", "exclude each other", "keep those");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "wage: 8000.001",
          "wage: 0",
          "wage: -1",
          "wage: 1e3",
          "base: NONE",
          "month: 2025-13"
        })
    void a_month_in_no_form_that_can_be_paid(String word) throws IOException {
      String given = "born: 1988-04-02, covered: [], " + word;
      month(given.contains("month") ? given + ", wage: 8000" : given, "covers: false").flaws();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "employeeCover: [{from: 2025-09-01, to: 2025-08-31}]",
          "categories: [{code: STUDENT, from: 2025-09-01, to: 2025-08-31}]"
        })
    void a_spell_that_ends_before_it_begins(String spell) throws IOException {
      month("born: 1988-04-02, covered: [], wage: 8000, " + spell, "covers: true")
          .hasFlaw(MONTHS, "given:", "ends before it begins", "its last day");
    }

    @Test
    void a_sum_of_a_month_that_disagrees() throws IOException {
      month(
              "born: 1988-04-02, covered: [], employeeCover: [{from: 2020-01-01, to: 2025-09-30}],"
                  + " base: POOL_ONLY",
              "credit: 0.10")
          .hasFlaw(MONTHS, "then:", "credit is stated as 0.10, the pack gives 0", "correct");
    }

    @Test
    void a_field_that_a_month_doesnt_have() throws IOException {
      month(
              "born: 1988-04-02, covered: [], employeeCover: [{from: 2020-01-01, to: 2025-09-30}],"
                  + " wage: 8000",
              "breakYears: 0")
          .hasFlaw(MONTHS, "then:", "not said of a month", "correct");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "paid: 2026-03-01",
          "year: 2026",
          "month: 2026-03",
          "wage: 8000",
          "base: POOL_ONLY",
          "scheme: EMPLOYEE",
          "repair: 1",
          "withClaim: [2025]"
        })
    void a_retirement_for_which_something_is_paid_or_asked(String given) throws IOException {
      retirement("retires: 2026-03, " + given, "contributed: 0")
          .hasFlaw(RETIREMENTS, "given:", "exclude each other", "keep those");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sex: MALE", "deemed: 12"})
    void a_year_that_says_what_only_retirement_asks(String given) throws IOException {
      packs
          .replace(
              PacksCopy.EXAMPLES, "given: {year: 2026,", "given: {%s, year: 2026,".formatted(given))
          .hasFlaw(PacksCopy.EXAMPLES, given, "exclude each other", "keep those");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "retires: 2026-13",
          "retires: 2026-03-01",
          "retires: 2026-03, sex: MAN",
          "retires: 2026-03, deemed: -1"
        })
    void a_retirement_in_no_form_that_can_be_worked_out(String given) throws IOException {
      retirement(given, "contributed: 0").flaws();
    }

    @Test
    void months_of_a_retirement_that_disagree() throws IOException {
      retirement(
              "retires: 2026-03, employeeCover: [{from: 2026-01-01, to: 2026-12-31}]",
              "contributed: 12")
          .hasFlaw(
              RETIREMENTS, "then:", "contributed is stated as 12, the pack gives 3", "correct");
    }

    @Test
    void a_field_that_a_retirement_doesnt_have() throws IOException {
      retirement("retires: 2026-03", "payable: 0")
          .hasFlaw(RETIREMENTS, "then:", "not said of retirement", "correct");
    }

    private PacksCopy retirement(String given, String then) throws IOException {
      return packs.write(
          RETIREMENTS,
          "examples:\n  - name: a retirement\n    given: {born: 1966-02-20, covered: [], %s}\n    then:  {%s}\n"
              .formatted(given, then));
    }

    private PacksCopy month(String given, String then) throws IOException {
      String month = given.contains("month:") ? "" : "month: 2025-10, ";
      return packs.write(
          MONTHS,
          "examples:\n  - name: a month\n    given: {%spaid: 2025-10-20, %s}\n    then:  {%s}\n"
              .formatted(month, given, then));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{year: 2026, paid: 2025-02-29, born: 1988-04-02, covered: []}",
          "{year: 2026, paid: 2025-11-05, born: 1988-02-30, covered: []}",
          "{year: 99999999999, paid: 2025-11-05, born: 1988-04-02, covered: []}",
          "{year: 2026, paid: 2025-11-05, born: 1988-04-02, covered: [99999999999]}",
          "{year: 2026, paid: 2025-11-05, born: 1988-04-02, covered: [2025.5]}",
          "{year: 2026, paid: 2025-11-05, born: 1988-04-02, covered: 2025}",
          "{year: 2026, paid: 2025-11-05, born: 1988-04-02, covered: [], categories: [RICH]}",
          "{year: 2026, paid: 2025-11-05, born: 1988-04-02, covered: [], arrived: 2026-04-31}",
          "{year: 2026, paid: 2025-11-05, covered: []}",
          "null"
        })
    void an_example_that_can_not_be_computed(String given) throws IOException {
      packs
          .append(
              PacksCopy.EXAMPLES,
              "  - name: odd\n    given: " + given + "\n    then: {payable: 400}\n")
          .hasFlaw(PacksCopy.EXAMPLES, "given: " + given, "", "");
    }
  }
}
