package yibao.records;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import yibao.rules.Area;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.Quota;
import yibao.rules.QuotaUsed;
import yibao.rules.SharingEnd;
import yibao.rules.SharingUse;

/**
 * The table of relations of sharing: each under its id, for each person the {@link SharingFile} and
 * a note of every relation that there ever was. An index holds those that may end by themselves, by
 * when to look at them, in 16 parts.
 */
public final class SharingRelations {

  /** Into how many parts those to be looked at are divided. */
  public static final int PARTS = 16;

  private static final Pattern ID = Pattern.compile("K[0-9A-HJKMNP-TV-Z]{12}");
  private static final String RELATION = "relation";
  private static final String FILE = "sharing";
  private static final String PLACE = "#";

  /** Before every instant that there is. */
  private static final String FIRST = "0";

  private final Tables tables;
  private final String table;
  private final SharingItems items;

  public SharingRelations(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
    this.items = new SharingItems(table);
  }

  /** The wallets and transfers, which stand in the same table. */
  public SharingWallets wallets() {
    return new SharingWallets(tables, table);
  }

  public Optional<Relation> find(String relationId) {
    return ID.matcher(relationId).matches()
        ? tables.read(key(relationId)).map(SharingRelations::relation)
        : Optional.empty();
  }

  /** Those of the relations asked for that there are, a round trip for each hundred. */
  public Map<String, Relation> find(Set<String> relationIds) {
    return tables
        .read(relationIds.stream().map(this::key).collect(Collectors.toSet()))
        .values()
        .stream()
        .map(SharingRelations::relation)
        .collect(Collectors.toMap(Relation::relationId, relation -> relation));
  }

  /** What each of these people is in; empty for who is in none. */
  public Map<String, SharingFile> files(Set<String> psnNos) {
    Map<String, SharingFile> files = new HashMap<>();
    psnNos.forEach(psnNo -> files.put(psnNo, SharingFile.empty(psnNo)));
    tables.read(psnNos.stream().map(this::ofPerson).collect(Collectors.toSet())).values().stream()
        .map(SharingRelations::file)
        .forEach(file -> files.put(file.psnNo(), file));
    return files;
  }

  public SharingFile file(String psnNo) {
    return tables
        .read(ofPerson(psnNo))
        .map(SharingRelations::file)
        .orElseGet(() -> SharingFile.empty(psnNo));
  }

  /**
   * Every relation that a person is or was in, by id, in the order in which they were asked: a
   * page.
   *
   * @param after the place of the last of the page before
   */
  public List<Noted> ofPerson(String psnNo, Optional<String> after, int limit) {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :after AND :last")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(personPk(psnNo)),
                        ":after",
                            AttributeValue.fromS(
                                after.map(place -> RELATION + "#" + place + "#").orElse(RELATION)),
                        ":last", AttributeValue.fromS(RELATION + "#~")))
                .limit(limit)
                .build())
        .stream()
        .map(item -> new Noted(item.text("sk").substring(RELATION.length() + 1), item.text("id")))
        .toList();
  }

  /**
   * A relation or transfer in a list.
   *
   * @param place where it stands in the list
   */
  public record Noted(String place, String id) {}

  /**
   * Relations and transfers to be looked at by now, the longest due first: a page of one part. The
   * index follows within moments, so whoever acts on an id reads what it names first.
   *
   * @param part which of the {@value #PARTS} parts, from 0
   * @param after the place of the last of the page before
   */
  public List<Noted> due(Instant now, int part, Optional<String> after, int limit) {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .indexName("watch")
                .keyConditionExpression("watchIn = :part AND watchAt BETWEEN :after AND :now")
                .expressionAttributeValues(
                    Map.of(
                        ":part", AttributeValue.fromS(Integer.toHexString(part)),
                        ":after",
                            AttributeValue.fromS(after.map(place -> place + PLACE).orElse(FIRST)),
                        ":now", AttributeValue.fromS(now.truncatedTo(ChronoUnit.SECONDS) + "~")))
                .limit(limit)
                .build())
        .stream()
        .map(
            item ->
                new Noted(
                    item.text("watchAt"),
                    item.text("pk").substring(item.text("pk").indexOf(PLACE) + 1)))
        .toList();
  }

  /**
   * Enters a relation that is asked and must be new, and notes it for both.
   *
   * @param expired as it is stored next, the one that was asked between the two before
   */
  public List<Change> ask(
      Relation relation, Optional<Relation> expired, SharingFile owner, SharingFile beneficiary) {
    List<Change> changes = new ArrayList<>();
    changes.add(items.enter(item(relation)));
    expired.ifPresent(before -> changes.add(replace(before)));
    for (SharingFile file : List.of(owner, beneficiary)) {
      changes.add(replace(expired.map(file::without).orElse(file).with(relation)));
      changes.add(note(file.psnNo(), relation));
    }
    return changes;
  }

  /** The other one has agreed. */
  public List<Change> agree(Relation agreed, SharingFile beneficiary) {
    return List.of(replace(agreed), replace(beneficiary.paidBy(agreed)));
  }

  /** It has come to its end. */
  public List<Change> end(Relation ended, SharingFile owner, SharingFile beneficiary) {
    return List.of(
        replace(ended), replace(owner.without(ended)), replace(beneficiary.without(ended)));
  }

  /** Stores a relation as it is next, if it is still as it was. */
  public Change replace(Relation relation) {
    return items.replace(item(relation), relation.version() - 1);
  }

  /** Stores a relation after several changes at once, if it is still as it was seen. */
  public Change replace(Relation seen, Relation next) {
    return items.replace(item(next), seen.version());
  }

  /** Stores what somebody is in, if it is still as it was. */
  public Change replace(SharingFile file) {
    return items.replace(item(file), file.version());
  }

  /** That the relation is as it was seen, still when this is committed. */
  public Change stands(Relation seen) {
    return items.stands(key(seen.relationId()), seen.version());
  }

  /** That a person is in the same relations as was seen, still when this is committed. */
  public Change stands(SharingFile seen) {
    return items.stands(ofPerson(seen.psnNo()), seen.version());
  }

  private Change note(String psnNo, Relation relation) {
    Item item =
        Item.empty()
            .text("pk", personPk(psnNo))
            .text(
                "sk",
                RELATION
                    + "#"
                    + String.format("%012d", relation.asking().given().at().getEpochSecond())
                    + "-"
                    + relation.relationId())
            .text("id", relation.relationId());
    return items.enter(item);
  }

  Tables.Key key(String relationId) {
    return items.key(RELATION + "#" + relationId, RELATION);
  }

  Tables.Key ofPerson(String psnNo) {
    return items.key(personPk(psnNo), FILE);
  }

  static String personPk(String psnNo) {
    return "person#" + psnNo;
  }

  private static int partOf(String relationId) {
    return Hashes.sha256(relationId)[0] & (PARTS - 1);
  }

  private static Item item(SharingFile file) {
    return Item.empty()
        .text("pk", personPk(file.psnNo()))
        .text("sk", FILE)
        .text("psnNo", file.psnNo())
        .number("version", file.version() + 1)
        .maybeList("sharesWith", pairs(file.sharesWith()), SharingRelations::item)
        .maybeList("usesFrom", pairs(file.usesFrom()), SharingRelations::item)
        .texts("payingOrder", file.payingOrder());
  }

  static SharingFile file(Item item) {
    return new SharingFile(
        item.text("psnNo"),
        item.number("version"),
        pairs(item, "sharesWith"),
        pairs(item, "usesFrom"),
        item.texts("payingOrder"));
  }

  private static List<Map.Entry<String, String>> pairs(Map<String, String> relations) {
    return List.copyOf(new TreeMap<>(relations).entrySet());
  }

  private static Item item(Map.Entry<String, String> pair) {
    return Item.empty().text("psnNo", pair.getKey()).text("relationId", pair.getValue());
  }

  private static Map<String, String> pairs(Item item, String name) {
    Map<String, String> pairs = new TreeMap<>();
    item.<Item>maybeList(name, pair -> pair)
        .forEach(pair -> pairs.put(pair.text("psnNo"), pair.text("relationId")));
    return pairs;
  }

  private static Item item(Relation relation) {
    String id = relation.relationId();
    Item item =
        Item.empty()
            .text("pk", RELATION + "#" + id)
            .text("sk", RELATION)
            .text("relationId", id)
            .number("version", relation.version())
            .text("owner", relation.owner())
            .text("beneficiary", relation.beneficiary())
            .text("kinship", relation.kinship().name())
            .texts("uses", relation.uses().stream().sorted().map(SharingUse::name).toList())
            .number("quotaFen", relation.quota().total().fen())
            .maybeList("perUse", limits(relation.quota()), SharingRelations::limit)
            .maybeNumber("perYearFen", relation.quota().perYear().map(Money::fen))
            .maybeList(
                "used", List.copyOf(relation.used().amounts().entrySet()), SharingRelations::used)
            .maybeItem("asked", Optional.of(relation.asking()), SharingRelations::item)
            .maybeItem("quotaSet", relation.quotaSet(), SharingRelations::item)
            .maybeItem("agreed", relation.agreement(), SharingRelations::item)
            .maybeItem("ended", relation.ending(), SharingRelations::item);
    return relation.watchAt().map(at -> watched(item, id, at)).orElse(item);
  }

  /** In the index, to be looked at from an instant on. */
  static Item watched(Item item, String id, Instant at) {
    return item.text("watchIn", Integer.toHexString(partOf(id))).text("watchAt", at + PLACE + id);
  }

  static Relation relation(Item item) {
    return new Relation(
        item.text("relationId"),
        item.number("version"),
        item.text("owner"),
        item.text("beneficiary"),
        Kinship.valueOf(item.text("kinship")),
        item.texts("uses").stream().map(SharingUse::valueOf).collect(Collectors.toSet()),
        new Quota(
            Money.ofFen(item.number("quotaFen")),
            item.maybeList("perUse", limit -> limit).stream()
                .collect(
                    Collectors.toMap(
                        limit -> SharingUse.valueOf(limit.text("use")),
                        limit -> Money.ofFen(limit.number("fen")))),
            item.maybeNumber("perYearFen").map(Money::ofFen)),
        used(item),
        item.maybeItem("asked", SharingRelations::asking).orElseThrow(),
        item.maybeItem("quotaSet", SharingRelations::given),
        item.maybeItem("agreed", SharingRelations::agreement),
        item.maybeItem("ended", SharingRelations::ending),
        item.maybeText("watchAt")
            .map(place -> Instant.parse(place.substring(0, place.indexOf(PLACE)))));
  }

  private static List<Map.Entry<SharingUse, Money>> limits(Quota quota) {
    return quota.perUse().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  private static Item limit(Map.Entry<SharingUse, Money> limit) {
    return Item.empty().text("use", limit.getKey().name()).number("fen", limit.getValue().fen());
  }

  private static Item used(Map.Entry<QuotaUsed.Key, Money> used) {
    return Item.empty()
        .text("use", used.getKey().use().name())
        .number("year", used.getKey().year())
        .number("fen", used.getValue().fen());
  }

  private static QuotaUsed used(Item relation) {
    QuotaUsed all = QuotaUsed.NOTHING;
    for (Item used : relation.maybeList("used", one -> one)) {
      all =
          all.plus(
              SharingUse.valueOf(used.text("use")),
              Math.toIntExact(used.number("year")),
              Money.ofFen(used.number("fen")));
    }
    return all;
  }

  static Item item(Relation.Given given) {
    return Item.empty()
        .second("at", given.at())
        .maybeItem("consent", Optional.of(given.consent()), Mandates::item);
  }

  static Relation.Given given(Item item) {
    return new Relation.Given(
        item.maybeItem("consent", Mandates::consent).orElseThrow(), item.second("at"));
  }

  private static Item item(Relation.Asking asking) {
    return item(asking.given()).text("by", asking.by().name()).second("until", asking.until());
  }

  private static Relation.Asking asking(Item item) {
    return new Relation.Asking(
        Relation.Party.valueOf(item.text("by")), given(item), item.second("until"));
  }

  private static Item item(Relation.Agreement agreement) {
    return item(agreement.given())
        .maybeItem("owner", Optional.of(agreement.owner()), SharingRelations::item)
        .maybeItem("beneficiary", Optional.of(agreement.beneficiary()), SharingRelations::item);
  }

  private static Relation.Agreement agreement(Item item) {
    return new Relation.Agreement(
        given(item),
        item.maybeItem("owner", SharingRelations::standing).orElseThrow(),
        item.maybeItem("beneficiary", SharingRelations::standing).orElseThrow());
  }

  private static Item item(Relation.Standing standing) {
    return Item.empty()
        .number("version", standing.version())
        .text("area", standing.side().area().code())
        .text("on", standing.side().on().toString())
        .maybe("outOfWorkSince", standing.side().outOfWorkSince());
  }

  private static Relation.Standing standing(Item item) {
    return new Relation.Standing(
        item.number("version"),
        new SharingEnd.Side(
            new Area(item.text("area")), item.day("on"), item.maybeDay("outOfWorkSince")));
  }

  private static Item item(Relation.Ending ending) {
    return switch (ending) {
      case Relation.Ending.Refused refused -> item(refused.given()).text("how", "REFUSED");
      case Relation.Ending.Expired expired ->
          Item.empty().text("how", "EXPIRED").second("at", expired.at());
      case Relation.Ending.Dissolved dissolved ->
          item(dissolved.given())
              .text("how", "DISSOLVED")
              .text("by", dissolved.by().name())
              .text("reason", dissolved.reason());
      case Relation.Ending.ByItself ended ->
          Item.empty()
              .text("how", "BY_ITSELF")
              .text("why", ended.why().name())
              .text("of", ended.of().name())
              .second("at", ended.at());
    };
  }

  private static Relation.Ending ending(Item item) {
    return switch (item.text("how")) {
      case "REFUSED" -> new Relation.Ending.Refused(given(item));
      case "EXPIRED" -> new Relation.Ending.Expired(item.second("at"));
      case "DISSOLVED" ->
          new Relation.Ending.Dissolved(
              Relation.Party.valueOf(item.text("by")), given(item), item.text("reason"));
      default ->
          new Relation.Ending.ByItself(
              SharingEnd.valueOf(item.text("why")),
              Relation.Party.valueOf(item.text("of")),
              item.second("at"));
    };
  }
}
