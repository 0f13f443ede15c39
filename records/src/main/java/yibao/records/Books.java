package yibao.records;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * The table of closed books: each day's parts as they were folded, the balances after it, and its
 * seal. Everything in it is written once. A day counts as closed by its seal alone, which is
 * written after all that it speaks of.
 */
public final class Books {

  /** So that an item of balances stays far below what an item may hold. */
  private static final int BALANCES_AN_ITEM = 2000;

  private static final String OPENED = "opened";
  private static final String SEALS = "seals";

  private final Tables tables;
  private final String table;

  /** Whether this process has seen that the books are open; they are never closed again. */
  private final AtomicBoolean seenOpen = new AtomicBoolean();

  public Books(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** The first day of the books, once they are open. */
  public Optional<LocalDate> opened() {
    return tables.read(key(OPENED, OPENED)).map(item -> item.day("firstDay"));
  }

  /**
   * Opens the books for a posting of that day, unless they are open. Around the first midnight of
   * all another process may book for the day before, so they begin with that.
   */
  public void openFor(LocalDate day) {
    if (!seenOpen.get()) {
      write(item(OPENED, OPENED).text("firstDay", day.minusDays(1).toString()));
      seenOpen.set(true);
    }
  }

  /** What has to be read beside other things to know whether the books are open. */
  Set<Tables.Key> keyOfOpening() {
    return seenOpen.get() ? Set.of() : Set.of(key(OPENED, OPENED));
  }

  /** Notes what was read of it. */
  void note(Map<Tables.Key, Item> found) {
    if (found.containsKey(key(OPENED, OPENED))) {
      seenOpen.set(true);
    }
  }

  /** The last day's seal, if one was closed. */
  public Optional<Seal> lastSeal() {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("book = :book")
                .expressionAttributeValues(Map.of(":book", AttributeValue.fromS(SEALS)))
                .scanIndexForward(false)
                .limit(1)
                .build())
        .stream()
        .findFirst()
        .map(Books::seal);
  }

  public Optional<Seal> seal(LocalDate day) {
    return tables.read(key(SEALS, day.toString())).map(Books::seal);
  }

  /** The first day that isn't sealed; empty while the books aren't opened. */
  public Optional<LocalDate> firstOpenDay() {
    Optional<LocalDate> afterLast = lastSeal().map(last -> last.day().plusDays(1));
    return afterLast.isPresent() ? afterLast : opened();
  }

  /** Those parts of a day that were folded and kept, in their order. */
  public List<FoldedPart> parts(LocalDate day) {
    List<Tables.Key> keys = new ArrayList<>();
    for (int part = 0; part < Ledger.PARTS; part++) {
      keys.add(key("part#" + day, Ledger.hex(part)));
    }
    return parts(keys);
  }

  /** What was folded and kept of one part of each day of a month, in the order of the days. */
  public List<FoldedPart> parts(YearMonth month, int part) {
    List<Tables.Key> keys = new ArrayList<>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      keys.add(key("part#" + month.atDay(day), Ledger.hex(part)));
    }
    return parts(keys);
  }

  private List<FoldedPart> parts(List<Tables.Key> keys) {
    Map<Tables.Key, Item> found = tables.read(Set.copyOf(keys));
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
        .map(Books::part)
        .toList();
  }

  /**
   * Keeps a part as it was folded, unless another run has. One without postings is as soon folded
   * again as read.
   */
  public void keep(FoldedPart part) {
    if (part.postings() == 0) {
      return;
    }
    write(
        item("part#" + part.day(), Ledger.hex(part.part()))
            .number("postings", part.postings())
            .text("digest", part.digest())
            .list("movements", part.movements(), Books::item)
            .list("receipts", part.receipts(), Books::item));
  }

  /** The balances after a sealed day, in the order of the accounts' ids. */
  public List<Movement> balances(Seal seal) {
    List<Movement> balances = new ArrayList<>();
    for (int chunk = 0; chunk < seal.balanceChunks(); chunk++) {
      balances.addAll(
          tables
              .read(key("balances#" + seal.day(), Integer.toString(chunk)))
              .orElseThrow(() -> new IllegalStateException("balances are missing of " + seal.day()))
              .list("balances", Books::movement));
    }
    return balances;
  }

  /** Seals a day, unless another run has. */
  public void close(Seal seal, List<Movement> balances) {
    for (int chunk = 0; chunk < chunks(balances); chunk++) {
      int from = chunk * BALANCES_AN_ITEM;
      List<Movement> some =
          balances.subList(from, Math.min(balances.size(), from + BALANCES_AN_ITEM));
      write(
          item("balances#" + seal.day(), Integer.toString(chunk))
              .list("balances", some, Books::item));
    }
    write(
        item(SEALS, seal.day().toString())
            .text("before", seal.before())
            .text("root", seal.root())
            .number("postings", seal.postings())
            .list("receipts", seal.receipts(), Books::item)
            .number("balanceChunks", seal.balanceChunks())
            .second("sealedAt", seal.sealedAt()));
  }

  /** In how many items balances are kept. */
  public static int chunks(List<Movement> balances) {
    return (balances.size() + BALANCES_AN_ITEM - 1) / BALANCES_AN_ITEM;
  }

  /** A refused condition says that another run has written the same. */
  private void write(Item item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(book)")
            .build();
    tables.commit(
        List.of(new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build())));
  }

  private Tables.Key key(String book, String place) {
    return new Tables.Key(
        table, Map.of("book", AttributeValue.fromS(book), "place", AttributeValue.fromS(place)));
  }

  private static Item item(String book, String place) {
    return Item.empty().text("book", book).text("place", place);
  }

  private static Item item(Movement movement) {
    return Item.empty()
        .text("account", movement.account().id())
        .number("fen", movement.amount().fen());
  }

  private static Item item(ReceiptCount count) {
    return Item.empty()
        .text("area", count.area().code())
        .number("year", count.year())
        .number("receipts", count.receipts())
        .number("keptFen", count.kept().fen());
  }

  private static FoldedPart part(Item item) {
    return new FoldedPart(
        LocalDate.parse(item.text("book").substring("part#".length())),
        Integer.parseInt(item.text("place"), 16),
        item.number("postings"),
        item.text("digest"),
        item.list("movements", Books::movement),
        item.list("receipts", Books::receiptCount));
  }

  private static Seal seal(Item item) {
    return new Seal(
        item.day("place"),
        item.text("before"),
        item.text("root"),
        item.number("postings"),
        item.list("receipts", Books::receiptCount),
        Math.toIntExact(item.number("balanceChunks")),
        item.second("sealedAt"));
  }

  private static Movement movement(Item item) {
    return new Movement(new Account(item.text("account")), Money.ofFen(item.number("fen")));
  }

  private static ReceiptCount receiptCount(Item item) {
    return new ReceiptCount(
        new Area(item.text("area")),
        Math.toIntExact(item.number("year")),
        item.number("receipts"),
        Money.ofFen(item.number("keptFen")));
  }
}
