package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What AWS refuses in a transaction and DynamoDB Local doesn't: two actions on one item. */
final class TransactionRules {

  private final Map<String, List<String>> keyByTable = new HashMap<>();

  TransactionRules(Collection<TableDefinition> tables) {
    tables.forEach(table -> keyByTable.put(table.name(), table.key()));
  }

  boolean namesAnItemTwice(byte[] transactWriteItems) {
    Set<List<String>> items = new HashSet<>();
    for (JsonNode action :
        Json.read(transactWriteItems)
            .map(body -> body.path("TransactItems"))
            .orElseGet(Json::object)) {
      for (var part : action.properties()) {
        if (!items.add(item(part.getKey(), part.getValue()))) {
          return true;
        }
      }
    }
    return false;
  }

  private List<String> item(String action, JsonNode part) {
    String named = part.path("TableName").asText();
    String table = named.substring(named.lastIndexOf('/') + 1);
    JsonNode holder = part.path(action.equals("Put") ? "Item" : "Key");
    List<String> item = new ArrayList<>(List.of(table));
    keyByTable
        .getOrDefault(table, List.of())
        .forEach(attribute -> item.add(value(holder.path(attribute))));
    if (item.size() == 1) {
      // of a table that the template doesn't have no key is known: no two are taken for one
      item.add(String.valueOf(System.identityHashCode(part)));
    }
    return item;
  }

  private static String value(JsonNode attribute) {
    JsonNode number = attribute.path("N");
    try {
      return number.isTextual()
          ? "N" + new BigDecimal(number.textValue()).stripTrailingZeros()
          : attribute.toString();
    } catch (NumberFormatException e) {
      return attribute.toString();
    }
  }
}
