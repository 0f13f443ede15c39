package yibao.simulator.memory;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import yibao.simulator.value.Refusal;

/** The tables by their names. */
final class Tables {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

  private final Map<String, Table> tables = new TreeMap<>();

  /** The table of a name, or of an ARN that ends with it. */
  Table named(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (!NAME.matcher(last).matches()) {
      throw new Refusal(
          "Invalid table/index name.  Table/index names must be between 3 and 255 characters long,"
              + " and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    }
    Table table = tables.get(last);
    if (table == null) {
      throw Answers.noTable(last);
    }
    return table;
  }

  void add(Table table) {
    if (tables.putIfAbsent(table.name(), table) != null) {
      throw Answers.tableExists(table.name());
    }
  }

  void remove(Table table) {
    tables.remove(table.name());
  }

  Collection<Table> all() {
    return tables.values();
  }
}
