package yibao.records;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Money;

/**
 * The table of money that made no cover: refunds, and what stands in suspense. An index lists them
 * by how they stand.
 */
public final class OwedMoney {

  private static final String REFUND = "REFUND";
  private static final String SUSPENSE = "SUSPENSE";

  private final Tables tables;
  private final String table;
  private final OwedLists lists;

  public OwedMoney(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
    this.lists = new OwedLists(tables, table);
  }

  /** A page of a list. */
  public record Page<T>(List<T> items, Optional<String> next) {}

  public Optional<Refund> refund(String refundId) {
    return Refund.isId(refundId) ? item(refundId, REFUND).map(OwedMoney::refund) : Optional.empty();
  }

  public Optional<Suspense> suspense(String suspenseId) {
    return Suspense.isId(suspenseId)
        ? item(suspenseId, SUSPENSE).map(OwedMoney::suspense)
        : Optional.empty();
  }

  /** Whether a text can be what a page gave as next. */
  public static boolean isPlace(String text) {
    return OwedLists.isPlace(text);
  }

  /**
   * A channel's refunds. The list follows the items within moments.
   *
   * @param status how they stand; in any way if none is given
   * @param after what the page before gave as next; a place that no page gave is answered with the
   *     items that would come after it
   */
  public Page<Refund> refunds(
      String channel, Optional<Refund.Status> status, Optional<String> after, int most) {
    List<String> asked =
        status.map(one -> List.of(one.name())).orElse(names(Refund.Status.values()));
    return lists.page(REFUND, asked, Optional.of(channel), after, most, OwedMoney::refund);
  }

  /** Every channel's refunds. */
  public Page<Refund> allRefunds(Optional<Refund.Status> status, Optional<String> after, int most) {
    List<String> asked =
        status.map(one -> List.of(one.name())).orElse(names(Refund.Status.values()));
    return lists.page(REFUND, asked, Optional.empty(), after, most, OwedMoney::refund);
  }

  /** What stands in suspense, of one channel or of all. The list follows within moments. */
  public Page<Suspense> suspense(
      Optional<String> channel,
      Optional<Suspense.Status> status,
      Optional<String> after,
      int most) {
    List<String> asked =
        status.map(one -> List.of(one.name())).orElse(names(Suspense.Status.values()));
    return lists.page(SUSPENSE, asked, channel, after, most, OwedMoney::suspense);
  }

  /** Enters what must be new. */
  public Change enter(Refund refund) {
    return enter(item(refund));
  }

  /** Enters what must be new. */
  public Change enter(Suspense suspense) {
    return enter(item(suspense));
  }

  /** That nothing stands in suspense under the id, still when this is committed. */
  public Change isNotInSuspense(String suspenseId) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(Tables.Key.of(table, "owedId", suspenseId).attributes())
            .conditionExpression("attribute_not_exists(owedId)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().conditionCheck(check).build());
  }

  /** Stores that a refund was paid back, if it still is to be. */
  public Change paidBack(Refund refund) {
    return replace(item(refund), Refund.Status.REFUND_DUE.name());
  }

  /** Stores what was done with an item that is still open. */
  public Change workedOff(Suspense suspense) {
    return replace(item(suspense), Suspense.Status.OPEN.name());
  }

  private Optional<Item> item(String owedId, String kind) {
    return tables
        .read(Tables.Key.of(table, "owedId", owedId))
        .filter(item -> item.text("kind").equals(kind));
  }

  private Change enter(Item item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(owedId)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  private Change replace(Item item, String seen) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item.attributes())
            .conditionExpression("#status = :seen")
            .expressionAttributeNames(Map.of("#status", "status"))
            .expressionAttributeValues(Map.of(":seen", AttributeValue.fromS(seen)))
            .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().put(put).build());
  }

  private static List<String> names(Enum<?>[] values) {
    return java.util.Arrays.stream(values).map(Enum::name).toList();
  }

  private static Item item(Refund refund) {
    Item item =
        Item.empty()
            .text("owedId", refund.refundId())
            .text("kind", REFUND)
            .text("status", refund.status().name())
            .text("channel", refund.channel())
            .maybe("channelTxnNo", refund.channelTxnNo())
            .number("amountFen", refund.amount().fen())
            .text("reason", refund.reason().name())
            .second("since", refund.since());
    switch (refund.cause()) {
      case Refund.Cause.OrderLine line ->
          item.text("orderId", line.orderId())
              .text("psnNo", line.psnNo())
              .maybe("month", line.month());
      case Refund.Cause.WholeOrder whole -> item.text("orderId", whole.orderId());
      case Refund.Cause.Suspended suspended -> item.text("suspenseId", suspended.suspenseId());
    }
    switch (refund.paidBack().orElse(null)) {
      case null -> {}
      case Refund.PaidBack.ByChannel by ->
          item.text("paidBackTxnNo", by.channelTxnNo()).second("paidBackAt", by.paidAt());
      case Refund.PaidBack.IntoAccount into ->
          item.text("paidBackInto", into.psnNo()).second("paidBackAt", into.paidAt());
    }
    return OwedLists.listed(item);
  }

  private static Refund.Cause cause(Item item) {
    if (item.has("suspenseId")) {
      return new Refund.Cause.Suspended(item.text("suspenseId"));
    }
    return item.has("psnNo")
        ? new Refund.Cause.OrderLine(
            item.text("orderId"), item.text("psnNo"), item.maybeText("month").map(YearMonth::parse))
        : new Refund.Cause.WholeOrder(item.text("orderId"));
  }

  private static Refund refund(Item item) {
    return new Refund(
        item.text("owedId"),
        item.text("channel"),
        item.maybeText("channelTxnNo"),
        Money.ofFen(item.number("amountFen")),
        Refund.Reason.valueOf(item.text("reason")),
        item.second("since"),
        cause(item),
        item.maybeSecond("paidBackAt")
            .map(
                at ->
                    item.has("paidBackInto")
                        ? new Refund.PaidBack.IntoAccount(item.text("paidBackInto"), at)
                        : new Refund.PaidBack.ByChannel(item.text("paidBackTxnNo"), at)));
  }

  private static Item item(Suspense suspense) {
    Item item =
        Item.empty()
            .text("owedId", suspense.suspenseId())
            .text("kind", SUSPENSE)
            .text("status", suspense.status().name())
            .text("channel", suspense.channel())
            .text("channelTxnNo", suspense.channelTxnNo())
            .maybe("orderId", suspense.orderId())
            .number("amountFen", suspense.amount().fen())
            .second("paidAt", suspense.paidAt())
            .text("reason", suspense.reason().name())
            .text("direction", suspense.direction().name())
            .second("since", suspense.since());
    switch (suspense.workedOff().orElse(null)) {
      case null -> {}
      case Suspense.WorkedOff.Matched matched -> item.text("matchedTo", matched.toOrderId());
      case Suspense.WorkedOff.Returned returned -> item.maybe("refundId", returned.refundId());
      case Suspense.WorkedOff.TakenBack back -> item.flag("takenBack", true);
    }
    return OwedLists.listed(item);
  }

  private static Suspense suspense(Item item) {
    return new Suspense(
        item.text("owedId"),
        item.text("channel"),
        item.text("channelTxnNo"),
        item.maybeText("orderId"),
        Money.ofFen(item.number("amountFen")),
        item.second("paidAt"),
        Suspense.Reason.valueOf(item.text("reason")),
        Suspense.Direction.valueOf(item.text("direction")),
        item.second("since"),
        switch (Suspense.Status.valueOf(item.text("status"))) {
          case OPEN -> Optional.empty();
          case MATCHED -> Optional.of(new Suspense.WorkedOff.Matched(item.text("matchedTo")));
          case RETURNED ->
              Optional.of(
                  item.has("takenBack")
                      ? new Suspense.WorkedOff.TakenBack()
                      : new Suspense.WorkedOff.Returned(item.maybeText("refundId")));
        });
  }
}
