package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class InstitutionRegisterTest {

  private static final LocalTables TABLES = LocalTables.start();
  private static final String TOKEN = "0123456789abcdef";

  private final InstitutionRegister register =
      new InstitutionRegister(TABLES.client(), TABLES.name("institutions"));

  @BeforeEach
  void empty() {
    TABLES.clear();
  }

  @AfterAll
  static void stop() {
    TABLES.close();
  }

  private static InstitutionEntry hospital(String code, String paasid, int level) {
    return new InstitutionEntry(
        code, "医院", "360100", Optional.of(level), Optional.of("甲"), paasid, TOKEN);
  }

  private static Map<String, AttributeValue> stored(String paasid) {
    return TABLES.items("institutions").stream()
        .filter(item -> AttributeValue.fromS(paasid).equals(item.get("paasid")))
        .findFirst()
        .orElse(Map.of());
  }

  private static void refused(Runnable act, String why) {
    var before = TABLES.items("institutions");
    assertThatThrownBy(act::run).isInstanceOf(LocalCloudException.class).hasMessageContaining(why);
    assertThat(TABLES.items("institutions")).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void an_institution_is_stored_under_its_paasid() {
    register.add(hospital("H1", "p-1", 3));
    assertThat(stored("p-1"))
        .containsOnly(
            Map.entry("paasid", AttributeValue.fromS("p-1")),
            Map.entry("code", AttributeValue.fromS("H1")),
            Map.entry("name", AttributeValue.fromS("医院")),
            Map.entry("area", AttributeValue.fromS("360100")),
            Map.entry("level", AttributeValue.fromN("3")),
            Map.entry("grade", AttributeValue.fromS("甲")),
            Map.entry("token", AttributeValue.fromS(TOKEN)));
  }

  @Test
  void to_enter_it_again_corrects_it() {
    register.add(hospital("H1", "p-1", 2));
    register.add(hospital("H1", "p-1", 3));
    assertThat(stored("p-1")).containsEntry("level", AttributeValue.fromN("3"));
  }

  @Test
  void a_paasid_is_one_institutions_and_an_institution_has_one() {
    register.add(hospital("H1", "p-1", 3));
    refused(() -> register.add(hospital("H2", "p-1", 3)), "is another institution's");
    refused(() -> register.add(hospital("H1", "p-2", 3)), "is registered under another paasid");
  }

  @Test
  void what_was_removed_is_gone_and_may_be_entered_anew() {
    register.add(hospital("H1", "p-1", 3));
    register.remove("p-1");
    assertThat(TABLES.items("institutions")).isEmpty();
    register.add(hospital("H1", "p-2", 3));
    refused(() -> register.remove("p-1"), "No institution is registered under p-1");
    refused(() -> register.remove("institution:H1"), "No institution is registered");
  }

  @Test
  void what_somebody_has_corrected_is_not_seeded_over() {
    register.add(hospital("H1", "p-1", 2));
    register.add(hospital("H3", "p-3", 2));
    register.seed(hospital("H1", "p-1", 3));
    register.seed(hospital("H3", "p-4", 3));
    register.seed(hospital("H2", "p-2", 3));
    assertThat(stored("p-1")).containsEntry("level", AttributeValue.fromN("2"));
    assertThat(stored("p-4")).isEmpty();
    assertThat(stored("p-2")).isNotEmpty();
  }

  @Test
  void each_level_both_grades_and_a_pharmacy_are_there_to_try() {
    TestInstitutions.of(Installation.ofBuild().root()).register(register);
    for (String area : new String[] {"150100", "360100", "630000"}) {
      assertThat(
              TABLES.items("institutions").stream()
                  .filter(item -> AttributeValue.fromS(area).equals(item.get("area")))
                  .map(
                      item ->
                          (item.containsKey("level") ? item.get("level").n() : "")
                              + (item.containsKey("grade") ? item.get("grade").s() : "")))
          .containsExactlyInAnyOrder("3甲", "3乙", "2甲", "1甲", "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "H-1, 医院, 360100, 3, 甲, p-1, 0123456789abcdef, letters and digits",
    "H1, ' ', 360100, 3, 甲, p-1, 0123456789abcdef, has a name",
    "H1, 医院, 36010, 3, 甲, p-1, 0123456789abcdef, six-digit",
    "H1, 医院, 360100, 4, 甲, p-1, 0123456789abcdef, '1, 2 or 3'",
    "H1, 医院, 360100, 3, 丙, p-1, 0123456789abcdef, 甲 or 乙",
    "H1, 医院, 360100, , 甲, p-1, 0123456789abcdef, needs a level",
    "H1, 医院, 360100, 3, 甲, p:1, 0123456789abcdef, A paasid has",
    "H1, 医院, 360100, 3, 甲, demo-1, 0123456789abcdef, test institutions",
    "H1, 医院, 360100, 3, 甲, p-1, short, A token has",
    "H1, 医院, 360100, 3, 甲, p-1, 0123456789abc def, A token has"
  })
  void what_cannot_be_registered_is_refused(
      String code,
      String name,
      String area,
      Integer level,
      String grade,
      String paasid,
      String token,
      String why) {
    InstitutionEntry entry =
        new InstitutionEntry(
            code, name, area, Optional.ofNullable(level), Optional.of(grade), paasid, token);
    assertThatThrownBy(entry::check)
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain(token);
  }

  @Test
  void a_token_is_in_no_text_that_an_entry_is_shown_as() {
    assertThat(hospital("H1", "p-1", 3).toString()).doesNotContain(TOKEN);
  }
}
