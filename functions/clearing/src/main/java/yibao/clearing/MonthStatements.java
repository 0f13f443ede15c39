package yibao.clearing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import yibao.operations.clearing.ClearMonth.Outcome.Cleared;
import yibao.operations.clearing.MonthLines;
import yibao.records.Clearing;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Writes the statements of a cleared month. The month's lines are gone through once for as many
 * areas as there is room for on disk; where that isn't all of them, once more for the next.
 */
record MonthStatements(MonthLines lines, Clearing clearing) {

  /** Some 200 bytes each; an area that has more has the disk to itself. */
  private static final long MOST_LINES = 2_000_000;

  /** Each has a file open. */
  private static final int MOST_AREAS = 200;

  /**
   * Writes them, and the index behind them.
   *
   * @param isWritten areas whose statements are there already
   * @param hasTime whether more may be begun
   * @return whether all are written
   */
  boolean write(Cleared month, Predicate<Area> isWritten, BooleanSupplier hasTime)
      throws IOException {
    List<Area> left =
        new ArrayList<>(month.debts().areas().stream().filter(isWritten.negate()).toList());
    while (!left.isEmpty()) {
      if (!hasTime.getAsBoolean()) {
        return false;
      }
      List<Area> together = together(left, month.debts().lines());
      write(month, together);
      left.removeAll(together);
    }
    clearing.putIndex(month.month().month(), IndexJson.of(month).write());
    return true;
  }

  private static List<Area> together(List<Area> left, Map<Area, Long> lines) {
    List<Area> together = new ArrayList<>();
    long room = MOST_LINES;
    for (Area area : left) {
      room -= Objects.requireNonNull(lines.get(area));
      if (together.size() == MOST_AREAS || (room < 0 && !together.isEmpty())) {
        break;
      }
      together.add(area);
    }
    return together;
  }

  private void write(Cleared month, List<Area> areas) throws IOException {
    SortedMap<Area, AreaFile> files = new TreeMap<>();
    try {
      for (Area area : areas) {
        files.put(area, AreaFile.begin());
      }
      lines.forEach(
          month.month().month(),
          line -> {
            AreaFile file = files.get(line.area());
            if (file != null) {
              file.add(line);
            }
          });
      SortedMap<Area, Money> nets = month.debts().nets();
      SortedMap<Area, Long> counts = month.debts().lines();
      for (Map.Entry<Area, AreaFile> file : files.entrySet()) {
        Area area = file.getKey();
        clearing.put(
            month.month().month(),
            area,
            file.getValue()
                .finished(
                    Objects.requireNonNull(counts.get(area)),
                    Objects.requireNonNull(nets.get(area))),
            StatementPage.of(month, area, file.getValue().first()));
      }
    } finally {
      for (AreaFile file : files.values()) {
        file.close();
      }
    }
  }
}
