package yibao.records;

import java.util.Optional;
import java.util.Set;

/** The table of the channels' keys, by keyid. */
public final class Channels {

  private final Tables tables;
  private final String table;

  public Channels(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** A key, whether it is active or not; empty if nobody registered one under that keyid. */
  public Optional<RegisteredKey> find(String keyid) {
    return tables.read(Tables.Key.of(table, "keyid", keyid)).map(Channels::key);
  }

  private static RegisteredKey key(Item item) {
    return new RegisteredKey(
        item.text("keyid"),
        item.text("channel"),
        Set.copyOf(item.texts("kinds")),
        item.text("key"),
        item.second("notBefore"),
        item.maybeSecond("notAfter"));
  }
}
