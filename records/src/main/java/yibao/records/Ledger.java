package yibao.records;

import java.time.ZoneId;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The table of postings. A day's postings are spread over 256 parts by their ids, so that no
 * payment waits on a hot key and a night's work can read a day part by part.
 */
public final class Ledger {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final String table;

  public Ledger(String table) {
    this.table = table;
  }

  public Change book(Posting posting) {
    Item item =
        Item.empty()
            .text(
                "dayPart",
                posting.bookedAt().atZone(SHANGHAI).toLocalDate() + "#" + part(posting.postingId()))
            .text("postingId", posting.postingId())
            .second("bookedAt", posting.bookedAt())
            .text("cause", posting.cause())
            .list(
                "entries",
                posting.entries(),
                entry ->
                    Item.empty()
                        .text("account", entry.account().id())
                        .number("fen", entry.amount().fen()));
    Put put =
        Put.builder()
            .tableName(table)
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(postingId)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  private static String part(String postingId) {
    return String.format("%02x", Hashes.sha256(postingId)[0]);
  }
}
