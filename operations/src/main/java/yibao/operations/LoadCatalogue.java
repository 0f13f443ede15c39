package yibao.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import yibao.records.Catalogue;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.CatalogueRow;

/**
 * Adds rows to an area's catalogue, or corrects those of the same code and day. Rows that were
 * there stay, so that a bill of then is divided as it was. In parts: what dies on the way is
 * completed by a repeat.
 */
public final class LoadCatalogue {

  /** What one transaction takes. */
  private static final int CODES_AT_ONCE = 100;

  private final Tables tables;
  private final Catalogue catalogue;
  private final Hands hands;

  public LoadCatalogue(Tables tables, Catalogue catalogue, Hands hands) {
    this.tables = tables;
    this.catalogue = catalogue;
    this.hands = hands;
  }

  /**
   * Adds and corrects; all others stay.
   *
   * @param rows no two of the same code and day
   */
  public void load(Area area, List<CatalogueRow> rows) {
    Map<String, List<CatalogueRow>> byCode = new LinkedHashMap<>();
    rows.forEach(row -> byCode.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row));
    List<Change> changes = new ArrayList<>();
    byCode.forEach((code, ofCode) -> changes.add(catalogue.add(area, code, ofCode)));
    List<Supplier<Commit>> parts = new ArrayList<>();
    for (int i = 0; i < changes.size(); i += CODES_AT_ONCE) {
      List<Change> part = changes.subList(i, Math.min(i + CODES_AT_ONCE, changes.size()));
      parts.add(() -> tables.commit(part));
    }
    hands.all(parts);
  }
}
