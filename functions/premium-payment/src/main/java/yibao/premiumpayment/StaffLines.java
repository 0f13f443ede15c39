package yibao.premiumpayment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import yibao.edge.EdgeProblem;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.operations.SubmitStaffList;
import yibao.records.StaffList;
import yibao.rules.Money;

/**
 * Reads the lines of a staff list. A line that doesn't say whom and how much is one to be named
 * among the others, and no reason to read none of them.
 */
final class StaffLines {

  private static final String HEADER = "psnNo,wageFen";
  private static final Set<String> FIELDS = Set.of("psnNo", "wageFen");
  private static final Pattern WAGE = Pattern.compile("[1-9][0-9]{0,11}");

  private StaffLines() {}

  /** The rows of a table under its header. */
  static List<SubmitStaffList.Line> ofTable(List<String> rows) {
    if (rows.isEmpty() || !rows.getFirst().equals(HEADER)) {
      throw malformed("首行应为 " + HEADER, "the first line must be " + HEADER);
    }
    if (rows.size() < 2 || rows.size() - 1 > SubmitStaffList.MOST_LINES) {
      throw malformed(
          "应有 1 至 " + SubmitStaffList.MOST_LINES + " 行，现有 " + (rows.size() - 1) + " 行",
          "1 to " + SubmitStaffList.MOST_LINES + " rows are asked, not " + (rows.size() - 1));
    }
    return rows.subList(1, rows.size()).stream().map(StaffLines::row).toList();
  }

  private static Problem.Found malformed(String chinese, String english) {
    return new Problem.Found(Problem.at(EdgeProblem.MALFORMED, "", chinese, english));
  }

  private static SubmitStaffList.Line row(String row) {
    String[] cells = row.split(",", -1);
    return cells.length == 2
        ? line(Optional.of(cells[0]), Optional.of(cells[1]))
        : new SubmitStaffList.Line.Malformed(StaffList.Field.LINE);
  }

  /** The objects of a list. */
  static List<SubmitStaffList.Line> ofObjects(List<Json> items) {
    List<SubmitStaffList.Line> lines = new ArrayList<>();
    for (Json item : items) {
      lines.add(
          item instanceof Json.Obj object && FIELDS.containsAll(object.fields().keySet())
              ? line(text(object.fields(), "psnNo"), number(object.fields(), "wageFen"))
              : new SubmitStaffList.Line.Malformed(StaffList.Field.LINE));
    }
    return lines;
  }

  private static Optional<String> text(Map<String, Json> fields, String name) {
    return fields.get(name) instanceof Json.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static Optional<String> number(Map<String, Json> fields, String name) {
    return fields.get(name) instanceof Json.Int number
        ? Optional.of(Long.toString(number.value()))
        : Optional.empty();
  }

  private static SubmitStaffList.Line line(Optional<String> psnNo, Optional<String> wage) {
    if (psnNo.flatMap(Asking.PSN_NO.read()).isEmpty()) {
      return new SubmitStaffList.Line.Malformed(StaffList.Field.PSN_NO);
    }
    return wage.filter(text -> WAGE.matcher(text).matches())
        .map(Long::valueOf)
        .filter(fen -> fen <= AskingMonths.MOST_WAGE_FEN)
        .<SubmitStaffList.Line>map(
            fen -> new SubmitStaffList.Line.Of(psnNo.get(), Money.ofFen(fen)))
        .orElseGet(() -> new SubmitStaffList.Line.Malformed(StaffList.Field.WAGE));
  }
}
