package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.rules.Area;
import yibao.rules.InstitutionGrade;

class InstitutionsTest {

  private static final LocalTables stored = LocalTables.start();

  /** As {@code ./yibao institution add} writes a pharmacy. */
  private static final Map<String, AttributeValue> PHARMACY =
      Map.of(
          "paasid", AttributeValue.fromS("p-1"),
          "code", AttributeValue.fromS("P36010000001"),
          "name", AttributeValue.fromS("南昌示例大药房"),
          "area", AttributeValue.fromS("360100"),
          "token", AttributeValue.fromS("a token for tests"));

  private final Institutions institutions =
      new Institutions(new Tables(stored.client()), stored.name("InstitutionsTable"));

  @BeforeEach
  void empty() {
    stored.clear();
  }

  @AfterAll
  static void stop() {
    stored.close();
  }

  private static void put(Map<String, AttributeValue> item) {
    stored.client().putItem(put -> put.tableName(stored.name("InstitutionsTable")).item(item));
  }

  @Test
  void a_pharmacy_is_found_by_its_paasid_and_has_no_level() {
    put(PHARMACY);
    assertThat(institutions.find("p-1"))
        .contains(
            new Institution(
                "P36010000001",
                "南昌示例大药房",
                new Area("360100"),
                Optional.empty(),
                Optional.empty(),
                "p-1",
                new Token("a token for tests")));
  }

  @Test
  void a_hospital_has_its_level_and_grade() {
    Map<String, AttributeValue> hospital = new HashMap<>(PHARMACY);
    hospital.put("level", AttributeValue.fromN("3"));
    hospital.put("grade", AttributeValue.fromS("乙"));
    put(hospital);
    Institution found = institutions.find("p-1").orElseThrow();
    assertThat(found.level()).contains(Institution.Level.THIRD);
    assertThat(found.grade()).contains(InstitutionGrade.B);
  }

  @Test
  void what_nobody_registered_is_not_found() {
    put(PHARMACY);
    assertThat(institutions.find("p-2")).isEmpty();
  }

  @Test
  void what_has_no_level_has_no_grade() {
    assertThatThrownBy(
            () ->
                new Institution(
                    "P36010000001",
                    "南昌示例大药房",
                    new Area("360100"),
                    Optional.empty(),
                    Optional.of(InstitutionGrade.A),
                    "p-1",
                    new Token("a token for tests")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
