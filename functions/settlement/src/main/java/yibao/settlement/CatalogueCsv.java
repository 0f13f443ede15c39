package yibao.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import yibao.edge.FieldError;
import yibao.edge.Problem;
import yibao.edge.Said;
import yibao.rules.CatalogueRow;
import yibao.rules.Rate;

/**
 * An area's catalogue as a table: one row a line, cells apart by commas, a cell with a comma or a
 * quotation mark in quotation marks (RFC 4180). Any row that can't be read refuses the whole, and
 * each is named by its line.
 */
final class CatalogueCsv {

  static final String HEADER = "code,name,level,selfPaidFirst,ceilingYuan,from,to";

  private static final int CELLS = 7;
  private static final int MOST_ERRORS = 100;
  private static final int SHARE_DIGITS = 4;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,50}");
  private static final int NAME = 200;
  private static final Pattern SHARE = Pattern.compile("0(\\.[0-9]{1,4})?|1(\\.0{1,4})?");
  private static final Pattern CEILING = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,6})?");

  private final List<FieldError> errors = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private CatalogueCsv() {}

  /**
   * The rows under the header.
   *
   * @throws Problem.Found if anything is wrong with them
   */
  static List<CatalogueRow> rows(List<String> lines) {
    CatalogueCsv csv = new CatalogueCsv();
    List<CatalogueRow> rows = csv.read(lines);
    if (!csv.errors.isEmpty()) {
      throw new Problem.Found(Problem.malformed(csv.errors));
    }
    return rows;
  }

  private List<CatalogueRow> read(List<String> lines) {
    List<CatalogueRow> rows = new ArrayList<>();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      wrong(1, "首行应为 " + HEADER, "the first line must be " + HEADER);
      return rows;
    }
    if (lines.size() < 2) {
      wrong(2, "没有数据行", "there is no row");
    }
    for (int i = 1; i < lines.size() && errors.size() < MOST_ERRORS; i++) {
      row(i + 1, lines.get(i)).ifPresent(rows::add);
    }
    return rows;
  }

  private void wrong(int line, String chinese, String english) {
    errors.add(
        new FieldError(
            "", new Said("第 " + line + " 行：" + chinese, "line " + line + ": " + english)));
  }

  private Optional<CatalogueRow> row(int line, String text) {
    Optional<List<String>> cells = cells(text).filter(found -> found.size() == CELLS);
    if (cells.isEmpty()) {
      wrong(line, "应有 " + CELLS + " 列，含逗号或引号的单元格用引号括起", CELLS + " cells are asked");
      return Optional.empty();
    }
    int before = errors.size();
    List<String> cell = cells.get();
    String code = cell.get(0);
    if (!CODE.matcher(code).matches()) {
      wrong(line, "code 应为 1 至 50 位字母、数字、点、横线", "code: 1 to 50 letters, digits, . _ -");
    }
    String name = cell.get(1).strip();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME) {
      wrong(line, "name 应有 1 至 " + NAME + " 个字符", "name: 1 to " + NAME + " characters");
    }
    Optional<CatalogueRow.Level> level =
        Arrays.stream(CatalogueRow.Level.values())
            .filter(one -> one.chinese().equals(cell.get(2)))
            .findFirst();
    if (level.isEmpty()) {
      wrong(line, "level 应为 甲、乙 或 丙", "level: 甲, 乙 or 丙");
    }
    Optional<Rate> share = share(cell.get(3));
    if (share.isEmpty()) {
      wrong(line, "selfPaidFirst 应为 0 至 1 的比例，如 0.1000", "selfPaidFirst: 0 to 1, as 0.1000");
    }
    String ceiling = cell.get(4);
    if (!ceiling.isEmpty() && !CEILING.matcher(ceiling).matches()) {
      wrong(line, "ceilingYuan 应为元，最多 6 位小数，或留空", "ceilingYuan: yuan to six decimals, or empty");
    }
    Optional<LocalDate> from = day(cell.get(5));
    if (from.isEmpty()) {
      wrong(line, "from 应为日期，如 2026-01-01", "from: a day, as 2026-01-01");
    }
    Optional<LocalDate> to = day(cell.get(6));
    if (to.isEmpty() && !cell.get(6).isEmpty()) {
      wrong(line, "to 应为日期，或留空", "to: a day, or empty");
    }
    if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
      wrong(line, "to 早于 from", "to is before from");
    }
    if (from.isPresent() && !seen.add(code + "," + from.get())) {
      wrong(line, "与前面一行的 code 和 from 相同", "code and from are those of a row before");
    }
    return errors.size() > before
        ? Optional.empty()
        : Optional.of(
            new CatalogueRow(
                code,
                name,
                level.orElseThrow(),
                share.orElseThrow(),
                ceiling.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(ceiling)),
                from.orElseThrow(),
                to));
  }

  private static Optional<Rate> share(String text) {
    return SHARE.matcher(text).matches()
        ? Optional.of(new Rate(new BigDecimal(text).movePointRight(SHARE_DIGITS).intValueExact()))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.length() == "2026-01-01".length()
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  /** The cells of a line; none if its quotation marks don't match. */
  static Optional<List<String>> cells(String line) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder cell = new StringBuilder();
      if (at < line.length() && line.charAt(at) == '"') {
        at = quoted(line, at + 1, cell);
        if (at < 0 || (at < line.length() && line.charAt(at) != ',')) {
          return Optional.empty();
        }
      } else {
        int end = line.indexOf(',', at);
        cell.append(line, at, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end;
        if (cell.indexOf("\"") >= 0) {
          return Optional.empty();
        }
      }
      cells.add(cell.toString());
      if (at >= line.length()) {
        return Optional.of(cells);
      }
      at++;
    }
  }

  /**
   * Reads a cell in quotation marks, in which a doubled one stands for itself.
   *
   * @return where it goes on behind the closing mark, below zero if there is none
   */
  private static int quoted(String line, int begin, StringBuilder cell) {
    int at = begin;
    while (at < line.length()) {
      if (line.charAt(at) != '"') {
        cell.append(line.charAt(at));
        at++;
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        cell.append('"');
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }
}
