package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Money;

/**
 * The table of postings. A day's postings are spread over {@value #PARTS} parts by their ids, so
 * that no payment waits on a hot key and a night's work can read a day part by part. An index has
 * what a channel told of by the day on which the money moved, in as many parts; another those alone
 * by which areas come to owe each other, by the month.
 */
public final class Ledger {

  public static final int PARTS = 64;

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Tables tables;
  private final String table;

  public Ledger(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** The day to which a posting belongs. */
  public static LocalDate dayOf(Posting posting) {
    return posting.bookedAt().atZone(SHANGHAI).toLocalDate();
  }

  /** In which part of its day a posting stands, or a transaction in that of its own. */
  public static int partOf(String postingId) {
    return Hashes.sha256(postingId)[0] & (PARTS - 1);
  }

  public Change book(Posting posting) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item(posting).attributes())
            .conditionExpression("attribute_not_exists(postingId)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  /** Where a posting stands once it is booked. */
  public static Posting.Place placeOf(Posting posting) {
    return new Posting.Place(dayOf(posting), posting.postingId(), item(posting).digest());
  }

  /** A posting as it is stored, and a digest of all of it. */
  public record Stored(Posting posting, String digest) {}

  /** The posting of that day and id, whatever its digest is now. */
  public Optional<Stored> find(Posting.Place place) {
    Tables.Key key =
        new Tables.Key(
            table,
            Map.of(
                "dayPart", AttributeValue.fromS(dayPart(place.day(), partOf(place.postingId()))),
                "postingId", AttributeValue.fromS(place.postingId())));
    return tables.read(key).map(item -> new Stored(posting(item), item.digest()));
  }

  /** A part of a day's postings in the order of their ids: a page of them. */
  public List<Stored> ofDay(LocalDate day, int part, Optional<String> after, int most) {
    QueryRequest.Builder asked = QueryRequest.builder().consistentRead(true);
    return tables.query(page(asked, "dayPart", dayPart(day, part), after, most)).stream()
        .map(item -> new Stored(posting(item), item.digest()))
        .toList();
  }

  /**
   * A part of what a channel told of that moved on a day, in the order of the postings' ids: a page
   * of them. The index follows the postings within moments.
   */
  public List<Posting> ofTransactions(
      String channel, LocalDate day, int part, Optional<String> after, int most) {
    QueryRequest.Builder asked = QueryRequest.builder().indexName("transactions");
    return tables
        .query(page(asked, "transactionDay", transactionDay(channel, day, part), after, most))
        .stream()
        .map(Ledger::posting)
        .toList();
  }

  /**
   * A part of a month's postings by which areas come to owe each other, in the order in which they
   * were booked: a page of them. The index follows the postings within moments.
   *
   * @param after the last of the page before
   */
  public List<Posting> betweenAreas(YearMonth month, int part, Optional<Posting> after, int most) {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .indexName("clearing")
                .keyConditionExpression("clearingMonth = :month AND clearingAs > :after")
                .expressionAttributeValues(
                    Map.of(
                        ":month", AttributeValue.fromS(clearingMonth(month, part)),
                        ":after", AttributeValue.fromS(after.map(Ledger::clearingAs).orElse("!"))))
                .limit(most)
                .build())
        .stream()
        .map(Ledger::posting)
        .toList();
  }

  /** How many postings a part of a day has. */
  public long count(LocalDate day, int part) {
    QueryRequest.Builder asked = QueryRequest.builder().consistentRead(true);
    return tables.count(
        page(asked, "dayPart", day + "#" + hex(part), Optional.empty(), Integer.MAX_VALUE));
  }

  private QueryRequest page(
      QueryRequest.Builder asked, String name, String key, Optional<String> after, int most) {
    return asked
        .tableName(table)
        .keyConditionExpression(name + " = :key AND postingId > :after")
        .expressionAttributeValues(
            Map.of(
                ":key", AttributeValue.fromS(key),
                ":after", AttributeValue.fromS(after.orElse("!"))))
        .limit(most)
        .build();
  }

  private static String dayPart(LocalDate day, int part) {
    return day + "#" + hex(part);
  }

  private static String transactionDay(String channel, LocalDate day, int part) {
    return channel + "#" + day + "#" + hex(part);
  }

  private static String clearingMonth(YearMonth month, int part) {
    return month + "#" + hex(part);
  }

  /** To the second, as it is stored. */
  private static String clearingAs(Posting posting) {
    return Instant.ofEpochSecond(posting.bookedAt().getEpochSecond()) + "#" + posting.postingId();
  }

  static String hex(int part) {
    return HexFormat.of().toHexDigits((byte) part);
  }

  private static Item item(Posting posting) {
    int part = partOf(posting.postingId());
    Item item =
        Item.empty()
            .text("dayPart", dayPart(dayOf(posting), part))
            .text("postingId", posting.postingId())
            .second("bookedAt", posting.bookedAt())
            .text("cause", posting.cause().name())
            .list("entries", posting.entries(), Ledger::item)
            .maybe("receiptNo", posting.receiptNo())
            .maybe("about", posting.about());
    if (posting.isBetweenAreas()) {
      item.text("clearingMonth", clearingMonth(YearMonth.from(dayOf(posting)), part))
          .text("clearingAs", clearingAs(posting));
    }
    if (!posting.chain().isEmpty()) {
      item.list("chain", posting.chain(), Ledger::item);
    }
    posting
        .transaction()
        .ifPresent(
            told ->
                item.text(
                        "transactionDay",
                        transactionDay(
                            told.channel(), told.at().atZone(SHANGHAI).toLocalDate(), part))
                    .maybeItem("transaction", Optional.of(told), Ledger::item));
    return item;
  }

  private static Item item(Posting.Entry entry) {
    return Item.empty().text("account", entry.account().id()).number("fen", entry.amount().fen());
  }

  private static Item item(ChannelTransaction told) {
    Item item =
        Item.empty()
            .text("channel", told.channel())
            .text("channelTxnNo", told.number())
            .text("kind", told.kind().name())
            .number("amountFen", told.amount().fen())
            .second("at", told.at())
            .text("source", told.source().name());
    told.order()
        .ifPresent(
            order ->
                item.text("orderId", order.orderId())
                    .text("channelOrderNo", order.channelOrderNo()));
    return item;
  }

  private static Item item(ChainLink link) {
    return Item.empty()
        .text("psnNo", link.psnNo())
        .number("number", link.number())
        .number("spentFen", link.spent().fen())
        .number("creditedFen", link.credited().fen())
        .maybeItem("before", link.before(), Ledger::item);
  }

  private static Item item(Posting.Place place) {
    return Item.empty()
        .text("day", place.day().toString())
        .text("postingId", place.postingId())
        .text("digest", place.digest());
  }

  private static Posting posting(Item item) {
    return new Posting(
        item.text("postingId"),
        item.second("bookedAt"),
        Posting.Cause.valueOf(item.text("cause")),
        item.list(
            "entries",
            entry ->
                new Posting.Entry(
                    new Account(entry.text("account")), Money.ofFen(entry.number("fen")))),
        item.maybeItem("transaction", Ledger::transaction),
        item.maybeText("receiptNo"),
        item.has("chain") ? item.list("chain", Ledger::link) : List.of(),
        item.maybeText("about"));
  }

  private static ChainLink link(Item item) {
    return new ChainLink(
        item.text("psnNo"),
        item.number("number"),
        item.maybeItem(
            "before",
            place ->
                new Posting.Place(place.day("day"), place.text("postingId"), place.text("digest"))),
        Money.ofFen(item.number("spentFen")),
        Money.ofFen(item.number("creditedFen")));
  }

  private static ChannelTransaction transaction(Item item) {
    return new ChannelTransaction(
        item.text("channel"),
        item.text("channelTxnNo"),
        ChannelTransaction.Kind.valueOf(item.text("kind")),
        Money.ofFen(item.number("amountFen")),
        item.second("at"),
        item.maybeText("orderId")
            .map(
                orderId ->
                    new ChannelTransaction.OrderNumbers(orderId, item.text("channelOrderNo"))),
        ChannelTransaction.Source.valueOf(item.text("source")));
  }
}
