package yibao.records;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;
import yibao.rules.ContributionKind;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.rules.StartRule;

/**
 * The table of orders: each under its id, and for each person and channel a list by year of the
 * orders that name the person, written when the order is placed so that a payment needn't.
 */
public final class Orders {

  /** Into how many parts the orders are divided that are to be applied. */
  public static final int UNAPPLIED_SHARDS = 16;

  private static final String ORDER = "order";
  private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{12}");

  private final Tables tables;
  private final String table;

  public Orders(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** Whether a text can be the id of an order at all: 60 random bits in Crockford's base 32. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  public Optional<Order> find(String orderId) {
    return isId(orderId) ? tables.read(key(orderId)).map(Orders::order) : Optional.empty();
  }

  /** Those of the orders asked for that there are, in one round trip. */
  public Map<String, Order> find(Set<String> orderIds) {
    Map<Tables.Key, Item> found =
        tables.read(
            orderIds.stream().filter(Orders::isId).map(this::key).collect(Collectors.toSet()));
    return found.values().stream()
        .map(Orders::order)
        .collect(Collectors.toMap(Order::orderId, order -> order));
  }

  /** A page of a channel's orders that name a person. */
  public record Page(List<Order> orders, Optional<String> next) {}

  /**
   * A channel's orders for a person and year, in the order of their ids, after the one given.
   *
   * @param psnNos every number of the person that an order may name
   */
  public Page ofPerson(
      String channel, List<String> psnNos, int year, Optional<String> after, int most) {
    List<String> next =
        psnNos.stream()
            .flatMap(psnNo -> linked(personKey(channel, psnNo), year, after, most + 1).stream())
            .distinct()
            .sorted()
            .limit(most + 1)
            .toList();
    List<String> ids = next.stream().limit(most).toList();
    if (ids.isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    Map<String, Order> found = find(Set.copyOf(ids));
    return new Page(
        ids.stream().map(found::get).filter(Objects::nonNull).toList(),
        next.size() > most ? Optional.of(ids.getLast()) : Optional.empty());
  }

  private List<String> linked(String personKey, int year, Optional<String> after, int most) {
    String prefix = year + "#";
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(personKey),
                        ":from",
                            AttributeValue.fromS(prefix + after.map(id -> id + "!").orElse("")),
                        ":to", AttributeValue.fromS(prefix + "~")))
                .limit(most)
                .build())
        .stream()
        .map(link -> link.text("sk").substring(prefix.length()))
        .toList();
  }

  /** Places a new order and enters it in each person's list. */
  public List<Change> place(Order order) {
    List<Change> changes = new ArrayList<>();
    changes.add(placeUnlisted(order));
    changes.addAll(list(order));
    return changes;
  }

  /** Places a new order that is in nobody's list yet. */
  public Change placeUnlisted(Order order) {
    return new Change(Change.Kind.NEW, put(item(order), "attribute_not_exists(pk)", Map.of()));
  }

  /** Enters an order in each person's list, where it isn't yet. */
  public List<Change> list(Order order) {
    List<Change> changes = new ArrayList<>();
    Set<String> named = new TreeSet<>();
    order.lines().forEach(line -> named.add(line.psnNo()));
    for (String psnNo : named) {
      Item link =
          Item.empty()
              .text("pk", personKey(order.channel(), psnNo))
              .text("sk", order.year() + "#" + order.orderId());
      changes.add(new Change(Change.Kind.NEW, put(link, "attribute_not_exists(pk)", Map.of())));
    }
    return changes;
  }

  /**
   * Staff lists' orders whose money was received and is still to be applied, some of one part. The
   * index behind it follows the orders within moments.
   */
  public List<String> unapplied(int shard, int most) {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .indexName("unapplied")
                .keyConditionExpression("unapplied = :shard")
                .expressionAttributeValues(
                    Map.of(":shard", AttributeValue.fromS(Integer.toString(shard))))
                .limit(most)
                .build())
        .stream()
        .map(item -> item.text("pk").substring("order#".length()))
        .toList();
  }

  /** In which of the parts an order stands that is to be applied. */
  private static int shard(Order order) {
    return Math.floorMod(order.orderId().hashCode(), UNAPPLIED_SHARDS);
  }

  /** Replaces an order that is still at the version before this one. */
  public Change replace(Order order) {
    return new Change(
        Change.Kind.VERSION,
        put(
            item(order),
            "version = :seen",
            Map.of(":seen", AttributeValue.fromN(Long.toString(order.version() - 1)))));
  }

  Tables.Key key(String orderId) {
    return new Tables.Key(
        table,
        Map.of("pk", AttributeValue.fromS("order#" + orderId), "sk", AttributeValue.fromS(ORDER)));
  }

  private static String personKey(String channel, String psnNo) {
    return "person#" + psnNo + "#" + channel;
  }

  private TransactWriteItem put(Item item, String condition, Map<String, AttributeValue> values) {
    Put.Builder put =
        Put.builder().tableName(table).item(item.attributes()).conditionExpression(condition);
    return TransactWriteItem.builder()
        .put(values.isEmpty() ? put.build() : put.expressionAttributeValues(values).build())
        .build();
  }

  private static Item item(Order order) {
    return Item.empty()
        .text("pk", "order#" + order.orderId())
        .text("sk", ORDER)
        .number("version", order.version())
        .text("channel", order.channel())
        .text("channelOrderNo", order.channelOrderNo())
        .text("area", order.area().code())
        .text("scheme", order.scheme().name())
        .number("year", order.year())
        .maybe("employer", order.employer())
        .text("method", order.means().method().name())
        .maybe("payer", order.means().payer())
        .maybeItem("consent", order.means().consent(), Orders::item)
        .text("status", order.status().name())
        .number("totalFen", order.total().fen())
        .list("lines", order.lines(), Orders::item)
        .second("createdAt", order.createdAt())
        .second("expiresAt", order.expiresAt())
        .text("policyRelease", order.policyRelease())
        .maybeItem("payment", order.payment(), Orders::item)
        .maybe("receiptNo", order.receiptNo())
        .maybe("partOf", order.partOf())
        .maybeItem("parts", order.parts(), Orders::item)
        .maybe("unapplied", Optional.of(shard(order)).filter(shard -> order.isUnapplied()));
  }

  static Order order(Item item) {
    return new Order(
        item.text("pk").substring("order#".length()),
        item.number("version"),
        item.text("channel"),
        item.text("channelOrderNo"),
        new Area(item.text("area")),
        Scheme.valueOf(item.text("scheme")),
        Math.toIntExact(item.number("year")),
        item.maybeText("employer"),
        new Order.Means(
            Order.Method.valueOf(item.text("method")),
            item.maybeText("payer"),
            item.maybeItem("consent", Orders::consent)),
        Order.Status.valueOf(item.text("status")),
        Money.ofFen(item.number("totalFen")),
        item.list("lines", Orders::line),
        item.second("createdAt"),
        item.second("expiresAt"),
        item.text("policyRelease"),
        item.maybeItem("payment", Orders::payment),
        item.maybeText("receiptNo"),
        item.maybeText("partOf"),
        item.maybeItem("parts", Orders::parts));
  }

  private static Item item(Order.Parts parts) {
    return Item.empty().texts("orderIds", parts.orderIds()).flag("applied", parts.applied());
  }

  private static Order.Parts parts(Item item) {
    return new Order.Parts(item.texts("orderIds"), item.flag("applied"));
  }

  private static Item item(Order.Line line) {
    Item item =
        Item.empty()
            .text("psnNo", line.psnNo())
            .text("name", line.maskedName())
            .text("status", line.status().name())
            .number("payableFen", line.payable().fen())
            .number("repairFen", line.repair().fen())
            .text("start", line.start().toString())
            .number("seenVersion", line.seenVersion())
            .maybe("coverFrom", line.coverFrom())
            .maybe("coverTo", line.coverTo())
            .maybe("refundId", line.refundId())
            .maybeItem("month", line.month(), Orders::item);
    line.subsidy().ifPresent(subsidy -> item.number("subsidyFen", subsidy.fen()));
    line.waitMonths().ifPresent(months -> item.number("waitMonths", months));
    return item;
  }

  private static Order.Line line(Item item) {
    return new Order.Line(
        item.text("psnNo"),
        item.text("name"),
        Order.LineStatus.valueOf(item.text("status")),
        Money.ofFen(item.number("payableFen")),
        Money.ofFen(item.number("repairFen")),
        item.maybeNumber("subsidyFen").map(Money::ofFen),
        StartRule.parse(item.text("start")),
        item.maybeNumber("waitMonths")
            .map(months -> OptionalInt.of(Math.toIntExact(months)))
            .orElse(OptionalInt.empty()),
        item.number("seenVersion"),
        item.maybeDay("coverFrom"),
        item.maybeDay("coverTo"),
        item.maybeText("refundId"),
        item.maybeItem("month", Orders::month));
  }

  private static Item item(Order.Month month) {
    return Item.empty()
        .text("month", month.month().toString())
        .text("kind", month.kind().name())
        .number("baseFen", month.base().fen())
        .number("employerFen", month.employer().fen())
        .number("creditFen", month.credit().fen())
        .maybeItem("waiting", month.waiting(), People::item);
  }

  private static Order.Month month(Item item) {
    return new Order.Month(
        YearMonth.parse(item.text("month")),
        ContributionKind.valueOf(item.text("kind")),
        Money.ofFen(item.number("baseFen")),
        Money.ofFen(item.number("employerFen")),
        Money.ofFen(item.number("creditFen")),
        item.maybeItem("waiting", People::waiting));
  }

  private static Item item(Consent consent) {
    return Item.empty()
        .text("psnNo", consent.psnNo())
        .text("proof", consent.proof().name())
        .second("at", consent.at());
  }

  private static Consent consent(Item item) {
    return new Consent(
        item.text("psnNo"), Consent.Proof.valueOf(item.text("proof")), item.second("at"));
  }

  private static Item item(Order.Payment payment) {
    Item item =
        switch (payment) {
          case Order.Payment.ByChannel by ->
              Item.empty().text("channel", by.channel()).text("channelTxnNo", by.channelTxnNo());
          case Order.Payment.FromAccount from ->
              Item.empty()
                  .text("account", from.psnNo())
                  .maybeList(
                      "shared", List.copyOf(new TreeMap<>(from.shared()).entrySet()), Orders::item);
        };
    return item.number("paidFen", payment.paid().fen()).second("paidAt", payment.paidAt());
  }

  private static Order.Payment payment(Item item) {
    Money paid = Money.ofFen(item.number("paidFen"));
    return item.has("account")
        ? new Order.Payment.FromAccount(
            item.text("account"), paid, item.second("paidAt"), shared(item))
        : new Order.Payment.ByChannel(
            item.text("channel"), item.text("channelTxnNo"), paid, item.second("paidAt"));
  }

  private static Item item(Map.Entry<String, Order.Payment.Shared> line) {
    return Item.empty()
        .text("psnNo", line.getKey())
        .maybe("relationId", line.getValue().relationId())
        .text("account", line.getValue().account());
  }

  private static Map<String, Order.Payment.Shared> shared(Item payment) {
    return payment.maybeList("shared", line -> line).stream()
        .collect(
            Collectors.toMap(
                line -> line.text("psnNo"),
                line ->
                    new Order.Payment.Shared(line.maybeText("relationId"), line.text("account"))));
  }
}
