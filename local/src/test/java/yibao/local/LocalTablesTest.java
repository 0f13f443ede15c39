package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(Lifecycle.PER_CLASS)
class LocalTablesTest {

  private final LocalTables tables = LocalTables.start();

  @BeforeAll
  void empty() {
    tables.clear();
  }

  @AfterAll
  void stop() {
    tables.close();
  }

  @Test
  void a_table_is_known_by_its_logical_id_and_by_its_names() {
    assertThat(tables.name("PeopleTable")).isEqualTo("yibao-people");
    assertThat(tables.name("yibao-people")).isEqualTo("yibao-people");
    assertThat(tables.name("people")).isEqualTo("yibao-people");
  }

  @Test
  void an_unknown_table_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> tables.name("Peopel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PeopleTable");
  }

  @Test
  void what_was_put_is_listed_until_the_tables_are_cleared() {
    Map<String, AttributeValue> person = Map.of("psnNo", AttributeValue.fromS("p1"));
    tables.client().putItem(put -> put.tableName(tables.name("PeopleTable")).item(person));

    assertThat(tables.items("PeopleTable")).containsExactly(person);

    tables.clear();
    assertThat(tables.items("PeopleTable")).isEmpty();
  }
}
