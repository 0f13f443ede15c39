package yibao.records;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.Months;

/**
 * The table of people's own accounts, by {@code psnNo}. An account changes in the transaction that
 * books what moves it, if its head is still the one that was seen.
 */
public final class Accounts {

  private static final String TO = "..";

  private final Tables tables;
  private final String table;

  public Accounts(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  public Optional<PersonalAccount> find(String psnNo) {
    return tables.read(key(psnNo)).map(Accounts::account);
  }

  /** Those of these people's accounts that there are, a round trip for each hundred. */
  public Map<String, PersonalAccount> find(Set<String> psnNos) {
    return tables.read(psnNos.stream().map(this::key).collect(Collectors.toSet())).values().stream()
        .map(Accounts::account)
        .collect(Collectors.toMap(PersonalAccount::psnNo, Function.identity()));
  }

  /**
   * Whose accounts an area's fund holds, in the order of their numbers: a page of one part. The
   * index behind it follows the accounts within moments.
   *
   * @param shard which of the {@value People#SHARDS} parts, from 0
   * @param after the last number of the page before
   */
  public List<String> of(Area area, int shard, Optional<String> after, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":shard", AttributeValue.fromS(AreaShard.key(area, shard)));
    after.ifPresent(last -> values.put(":after", AttributeValue.fromS(last)));
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .indexName("area")
                .keyConditionExpression(
                    "areaShard = :shard" + (after.isPresent() ? " AND psnNo > :after" : ""))
                .expressionAttributeValues(values)
                .limit(limit)
                .build())
        .stream()
        .map(item -> item.text("psnNo"))
        .toList();
  }

  /** Enters an account that must be new, with the posting that made it. */
  public Change open(PersonalAccount account) {
    Item values =
        moved(account)
            .number(":available", account.available().fen())
            .number(":frozen", account.frozen().fen());
    return update(
        Change.Kind.NEW,
        account,
        "SET area = :area"
            + shard(account)
            + ", availableFen = :available, frozenFen = :frozen,"
            + " spentFen = :spent, creditedFen = :credited,"
            + " postings = :postings, headId = :headId, headDay = :headDay,"
            + " headDigest = :headDigest"
            + creditedFor(account),
        "attribute_not_exists(psnNo)",
        values);
  }

  /**
   * Sets something aside for others that is free (冻结), or frees it again: no money moves, and the
   * head stays.
   *
   * @param amount negative to free it
   */
  public Change freeze(String psnNo, Money amount) {
    Item values =
        Item.empty().number(":amount", amount.fen()).number(":least", Math.abs(amount.fen()));
    Update update =
        Update.builder()
            .tableName(table)
            .key(key(psnNo).attributes())
            .updateExpression(
                "SET availableFen = availableFen - :amount, frozenFen = frozenFen + :amount")
            .conditionExpression(
                "attribute_not_exists(mergedInto) AND "
                    + (amount.fen() < 0 ? "frozenFen" : "availableFen")
                    + " >= :least")
            .expressionAttributeValues(values.attributes())
            .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().update(update).build());
  }

  /**
   * Moves an account that still has the head that was seen, and as much that is free or frozen as
   * it loses: what is frozen meanwhile moves no head.
   */
  public Change move(PersonalAccount seen, PersonalAccount next) {
    Money gain = next.available().minus(seen.available());
    Money frozen = next.frozen().minus(seen.frozen());
    Item values =
        moved(next)
            .text(":seenId", seen.head().orElseThrow().postingId())
            .number(":gain", gain.fen())
            .number(":least", Math.max(0, -gain.fen()))
            .maybe(":mergedInto", next.mergedInto());
    if (!frozen.isZero()) {
      values.number(":frozen", frozen.fen()).number(":leastFrozen", Math.max(0, -frozen.fen()));
    }
    return update(
        Change.Kind.VERSION,
        next,
        "SET area = :area"
            + shard(next)
            + ", availableFen = availableFen + :gain, spentFen ="
            + " :spent, creditedFen = :credited, postings = :postings, headId = :headId, headDay ="
            + " :headDay, headDigest = :headDigest"
            + creditedFor(next)
            + (frozen.isZero() ? "" : ", frozenFen = frozenFen + :frozen")
            + (next.mergedInto().isPresent() ? ", mergedInto = :mergedInto" : ""),
        "headId = :seenId AND availableFen >= :least"
            + (frozen.isZero() ? "" : " AND frozenFen >= :leastFrozen"),
        values);
  }

  /** What is in a wallet gets no interest, so it isn't among those gone through. */
  private static String shard(PersonalAccount account) {
    return account.isOfWallet() ? "" : ", areaShard = :areaShard";
  }

  private static String creditedFor(PersonalAccount account) {
    return (account.retireeMonths().equals(Months.NONE) ? "" : ", retireeMonths = :months")
        + (account.interestFor().isPresent() ? ", interestFor = :interestFor" : "");
  }

  private static Item moved(PersonalAccount account) {
    Posting.Place head = account.head().orElseThrow();
    Item moved =
        Item.empty()
            .text(":area", account.area().code())
            .number(":spent", account.spent().fen())
            .number(":credited", account.credited().fen())
            .number(":postings", account.postings())
            .text(":headId", head.postingId())
            .text(":headDay", head.day().toString())
            .text(":headDigest", head.digest())
            .texts(
                ":months", account.retireeMonths().spans().stream().map(Accounts::text).toList());
    if (!account.isOfWallet()) {
      moved.text(":areaShard", AreaShard.keyOf(account.area(), account.psnNo()));
    }
    account.interestFor().ifPresent(year -> moved.number(":interestFor", year));
    return moved;
  }

  private Change update(
      Change.Kind kind, PersonalAccount account, String set, String condition, Item values) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(key(account.psnNo()).attributes())
            .updateExpression(set)
            .conditionExpression(condition)
            .expressionAttributeValues(values.attributes())
            .build();
    return new Change(kind, TransactWriteItem.builder().update(update).build());
  }

  Tables.Key key(String psnNo) {
    return new Tables.Key(table, Map.of("psnNo", AttributeValue.fromS(psnNo)));
  }

  static PersonalAccount account(Item item) {
    return new PersonalAccount(
        item.text("psnNo"),
        new Area(item.text("area")),
        Money.ofFen(item.number("availableFen")),
        Money.ofFen(item.number("frozenFen")),
        Money.ofFen(item.number("spentFen")),
        Money.ofFen(item.number("creditedFen")),
        item.number("postings"),
        Optional.of(
            new Posting.Place(item.day("headDay"), item.text("headId"), item.text("headDigest"))),
        new Months(item.texts("retireeMonths").stream().map(Accounts::span).toList()),
        item.maybeNumber("interestFor").map(Math::toIntExact),
        item.maybeText("mergedInto"));
  }

  private static String text(Months.Span span) {
    return span.first() + TO + span.last();
  }

  private static Months.Span span(String text) {
    int to = text.indexOf(TO);
    return new Months.Span(
        YearMonth.parse(text.substring(0, to)), YearMonth.parse(text.substring(to + TO.length())));
  }
}
