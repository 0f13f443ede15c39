package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionRulesTest {

  private final TransactionRules rules =
      new TransactionRules(
          List.of(
              TableDefinition.read(
                  "Orders",
                  new Section(
                      "Orders",
                      YamlTree.read(
                          """
                          Properties:
                            TableName: orders
                            AttributeDefinitions:
                              - {AttributeName: pk, AttributeType: S}
                              - {AttributeName: sk, AttributeType: N}
                            KeySchema:
                              - {AttributeName: pk, KeyType: HASH}
                              - {AttributeName: sk, KeyType: RANGE}
                          """),
                      new Intrinsics(Map.of())))));

  private boolean refused(String... actions) {
    String body = "{\"TransactItems\":[" + String.join(",", actions) + "]}";
    return rules.namesAnItemTwice(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String put(String pk, String sk) {
    return "{\"Put\":{\"TableName\":\"orders\",\"Item\":{\"pk\":{\"S\":\"%s\"},\"sk\":{\"N\":\"%s\"},\"x\":{\"S\":\"y\"}}}}"
        .formatted(pk, sk);
  }

  private static String check(String table, String pk, String sk) {
    return "{\"ConditionCheck\":{\"TableName\":\"%s\",\"Key\":{\"sk\":{\"N\":\"%s\"},\"pk\":{\"S\":\"%s\"}}}}"
        .formatted(table, sk, pk);
  }

  @Test
  void two_actions_on_one_item_are_refused() {
    assertThat(refused(put("a", "1"), check("orders", "a", "1"))).isTrue();
  }

  @Test
  void the_same_number_written_otherwise_is_the_same_key() {
    assertThat(refused(put("a", "1"), put("a", "1.0"))).isTrue();
  }

  @Test
  void a_table_named_by_its_arn_is_the_same_table() {
    assertThat(
            refused(
                put("a", "1"),
                check("arn:aws:dynamodb:ap-east-1:000000000000:table/orders", "a", "1")))
        .isTrue();
  }

  @Test
  void other_items_of_one_table_pass() {
    assertThat(refused(put("a", "1"), put("a", "2"), put("b", "1"))).isFalse();
  }

  @Test
  void nothing_is_said_of_tables_that_arent_the_templates() {
    assertThat(refused(check("other", "a", "1"), check("other", "a", "1"))).isFalse();
  }
}
