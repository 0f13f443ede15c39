package yibao.records;

import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.InstitutionGrade;

/**
 * The table of the designated institutions, by paasid. The tokens stand in it in clear, encrypted
 * only as all of the table is at rest: who registers one, here or on AWS, holds none of the keys
 * that the vault seals by.
 */
public final class Institutions {

  private final Tables tables;
  private final String table;

  public Institutions(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** Whose a paasid is; empty if nobody's. */
  public Optional<Institution> find(String paasid) {
    return tables.read(Tables.Key.of(table, "paasid", paasid)).map(Institutions::institution);
  }

  private static Institution institution(Item item) {
    return new Institution(
        item.text("code"),
        item.text("name"),
        new Area(item.text("area")),
        item.maybeNumber("level").map(Institution.Level::of),
        item.maybeText("grade").flatMap(InstitutionGrade::of),
        item.text("paasid"),
        new Token(item.text("token")));
  }
}
