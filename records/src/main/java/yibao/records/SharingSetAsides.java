package yibao.records;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Records of a stream that were set aside, in the table of who reads it. */
public final class SharingSetAsides {

  private static final String ASIDE = "aside";

  /** An item holds 400 KB; who looks at a longer record needs its beginning and its id. */
  private static final int LONGEST = 100_000;

  private final Tables tables;
  private final String table;

  public SharingSetAsides(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** Puts it there, once or again. */
  public void put(SetAside aside) {
    Item item =
        Item.empty()
            .text("pk", ASIDE + "#" + aside.id())
            .text("sk", ASIDE)
            .text("id", aside.id())
            .text(
                "content",
                aside.content().substring(0, Math.min(LONGEST, aside.content().length())))
            .text("because", aside.because())
            .second("at", aside.at());
    Put put = Put.builder().tableName(table).item(item.attributes()).build();
    tables.commit(
        List.of(new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build())));
  }

  public Optional<SetAside> find(String id) {
    return tables
        .read(key(id))
        .map(
            item ->
                new SetAside(
                    item.text("id"),
                    item.text("content"),
                    item.text("because"),
                    item.second("at")));
  }

  private Tables.Key key(String id) {
    return new SharingItems(table).key(ASIDE + "#" + id, ASIDE);
  }
}
