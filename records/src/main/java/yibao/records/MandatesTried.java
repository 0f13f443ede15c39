package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Money;

/**
 * The named days on which mandates were tried, in the table of mandates. An index lists what each
 * channel is to charge by the instant until which that counts, in 16 parts: a page goes through
 * them one after the other, and never over what is too late.
 */
public final class MandatesTried {

  private static final String INDEX = "charges";
  private static final String MARK = "#";

  /** After every character of an instant and of an id. */
  private static final String LAST = "~";

  private final Tables tables;
  private final String table;

  public MandatesTried(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** The latest named days on which a mandate was tried, first the latest of the latest year. */
  public List<Attempt> latest(String mandateId, int most) {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :attempt)")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Mandates.pk(mandateId)),
                        ":attempt", AttributeValue.fromS("attempt" + MARK)))
                .scanIndexForward(false)
                .limit(most)
                .build())
        .stream()
        .map(MandatesTried::attempt)
        .toList();
  }

  /** Enters a named day on which the mandate must not have been tried. */
  public Change enter(Attempt attempt, String channel) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item(attempt, channel).attributes())
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  /** A page of what a channel is to charge; perhaps of nothing, though another page follows. */
  public record Page(List<Attempt> attempts, Optional<String> next) {}

  /**
   * What a channel may still charge after an instant, by the attempts alone: perhaps it has been
   * paid already. The list follows the attempts within moments.
   *
   * @param after what the page before gave as next; a text that no page gave begins anew
   */
  public Page chargeable(String channel, Instant now, Optional<String> after, int most) {
    Place from = after.flatMap(Place::parse).orElse(new Place(0, ""));
    String soonest = second(now.plusSeconds(1));
    List<Item> found = new ArrayList<>();
    for (int part = from.part(); part < Mandates.PARTS; part++) {
      boolean goesOn = part == from.part() && from.as().compareTo(soonest) > 0;
      String first = goesOn ? from.as() + "!" : soonest;
      for (Item item : list(channel, part, first, most + 1 - found.size())) {
        if (found.size() == most) {
          return page(found, Optional.of(Place.of(found.getLast()).text()));
        }
        found.add(item);
      }
    }
    return page(found, Optional.empty());
  }

  private static Page page(List<Item> found, Optional<String> next) {
    return new Page(found.stream().map(MandatesTried::attempt).toList(), next);
  }

  private List<Item> list(String channel, int part, String first, int most) {
    return tables.query(
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX)
            .keyConditionExpression("chargedIn = :list AND chargedAs BETWEEN :from AND :to")
            .expressionAttributeValues(
                Map.of(
                    ":list", AttributeValue.fromS(list(channel, part)),
                    ":from", AttributeValue.fromS(first),
                    ":to", AttributeValue.fromS(LAST)))
            .limit(most)
            .build());
  }

  private static String list(String channel, int part) {
    return channel + MARK + Integer.toHexString(part);
  }

  private static String second(Instant instant) {
    return String.format("%012d", instant.getEpochSecond());
  }

  /** Where a page ended: in which part, and at which charge. */
  private record Place(int part, String as) {

    static Place of(Item item) {
      return new Place(Mandates.partOf(item.text("mandateId")), item.text("chargedAs"));
    }

    String text() {
      return Integer.toHexString(part) + "." + as.replace(MARK, ".");
    }

    static Optional<Place> parse(String text) {
      return text.matches("[0-9a-f]\\.[0-9]{12}\\.M[0-9A-Z]{12}")
          ? Optional.of(
              new Place(
                  Integer.parseInt(text.substring(0, 1), 16), text.substring(2).replace(".", MARK)))
          : Optional.empty();
    }
  }

  private static Item item(Attempt attempt, String channel) {
    Item item =
        Item.empty()
            .text("pk", Mandates.pk(attempt.mandateId()))
            .text("sk", String.join(MARK, "attempt", "" + attempt.year(), "" + attempt.on()))
            .text("mandateId", attempt.mandateId())
            .number("year", attempt.year())
            .text("on", attempt.on().toString())
            .list("leftOut", attempt.leftOut(), MandatesTried::item)
            .maybe("nextOn", attempt.nextOn());
    attempt.charge().ifPresent(charge -> put(charge, item, channel));
    return item;
  }

  private static void put(Attempt.Charge charge, Item item, String channel) {
    item.text("orderId", charge.orderId())
        .text("channelOrderNo", charge.channelOrderNo())
        .number("totalFen", charge.total().fen())
        .second("expiresAt", charge.expiresAt());
    if (!charge.total().isZero()) {
      String mandateId = item.text("mandateId");
      item.text("chargedIn", list(channel, Mandates.partOf(mandateId)))
          .text("chargedAs", second(charge.expiresAt()) + MARK + mandateId);
    }
  }

  private static Attempt attempt(Item item) {
    return new Attempt(
        item.text("mandateId"),
        Math.toIntExact(item.number("year")),
        LocalDate.parse(item.text("on")),
        item.maybeText("orderId")
            .map(
                orderId ->
                    new Attempt.Charge(
                        orderId,
                        item.text("channelOrderNo"),
                        Money.ofFen(item.number("totalFen")),
                        item.second("expiresAt"))),
        item.list("leftOut", MandatesTried::leftOut),
        item.maybeDay("nextOn"));
  }

  private static Item item(Attempt.LeftOut left) {
    return Item.empty().text("psnNo", left.psnNo()).text("reason", left.reason().name());
  }

  private static Attempt.LeftOut leftOut(Item item) {
    return new Attempt.LeftOut(item.text("psnNo"), Attempt.Reason.valueOf(item.text("reason")));
  }
}
