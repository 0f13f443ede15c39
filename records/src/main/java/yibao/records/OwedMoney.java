package yibao.records;

import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The table of money that made no cover. */
public final class OwedMoney {

  private final String table;

  public OwedMoney(String table) {
    this.table = table;
  }

  public Change enter(Owed owed) {
    Item item =
        Item.empty()
            .text("owedId", owed.owedId())
            .text("kind", owed.kind().name())
            .text("channel", owed.channel())
            .maybe("orderId", owed.orderId())
            .maybe("psnNo", owed.psnNo())
            .text("channelTxnNo", owed.channelTxnNo())
            .number("amountFen", owed.amount().fen())
            .text("reason", owed.reason())
            .text("status", "OPEN")
            .second("since", owed.since());
    Put put =
        Put.builder()
            .tableName(table)
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(owedId)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }
}
