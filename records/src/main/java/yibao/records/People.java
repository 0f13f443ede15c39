package yibao.records;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.ContributionKind;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.ResidencePermit;
import yibao.rules.Scheme;
import yibao.rules.Sex;
import yibao.rules.Waiting;
import yibao.rules.Working;

/** The table of people, by {@code psnNo}. */
public final class People {

  /** Into how many parts an area's people are divided, the aided as the retired. */
  public static final int SHARDS = AreaShard.COUNT;

  private static final int LONGEST_NUMBER = 30;

  private final Tables tables;
  private final String table;
  private final Vault vault;

  public People(Tables tables, String table, Vault vault) {
    this.tables = tables;
    this.table = table;
    this.vault = vault;
  }

  /** The file under a number; none under a text that is too long for one. */
  public Optional<Person> find(String psnNo) {
    return canBeNumber(psnNo) ? tables.read(key(psnNo)).map(this::person) : Optional.empty();
  }

  private static boolean canBeNumber(String psnNo) {
    return psnNo.length() <= LONGEST_NUMBER;
  }

  /** Those of the people asked for that there are, in one round trip. */
  public Map<String, Person> find(Set<String> psnNos) {
    return found(tables.read(keys(psnNos)), psnNos);
  }

  /**
   * Whom each number means: who was merged into another file is that file's person, however many
   * merges it took. A file that has to be read once more, since another leads to it, counts as it
   * is then: else two numbers of one person could seem to mean two.
   */
  public Map<String, Person> meant(Map<String, Person> found) {
    Map<String, Person> meant = new HashMap<>(found);
    for (Set<String> next = survivors(meant); !next.isEmpty(); next = survivors(meant)) {
      Map<String, Person> survivors = find(next);
      meant.replaceAll(
          (psnNo, person) ->
              person
                  .mergedInto()
                  .map(survivor -> Objects.requireNonNull(survivors.get(survivor)))
                  .orElseGet(() -> survivors.getOrDefault(person.psnNo(), person)));
    }
    return meant;
  }

  /** Who is meant by a number. */
  public Optional<Person> meant(String psnNo) {
    return find(psnNo)
        .map(person -> Objects.requireNonNull(meant(Map.of(psnNo, person)).get(psnNo)));
  }

  private static Set<String> survivors(Map<String, Person> people) {
    return people.values().stream()
        .flatMap(person -> person.mergedInto().stream())
        .collect(Collectors.toSet());
  }

  /** In which part of the area's aided people somebody stands, who has, had or will have aid. */
  public static Optional<Integer> aidedShard(Person person) {
    return AidedShard.numberOf(person);
  }

  /**
   * The numbers of an area's people who have, had or will have aid with the premium, in their
   * order: a page of one part. The index behind it follows the files within moments, so whoever
   * acts on a number reads the file first.
   *
   * @param shard which of the {@value #SHARDS} parts, from 0
   * @param after the last number of the page before
   */
  public List<String> aided(Area area, int shard, Optional<String> after, int limit) {
    return page("aided", "aidedShard", AreaShard.key(area, shard), after, limit);
  }

  /** Those who are, were or will be retired alike. */
  public List<String> retired(Area area, int shard, Optional<String> after, int limit) {
    return page("retired", "retiredShard", AreaShard.key(area, shard), after, limit);
  }

  private List<String> page(
      String index, String attribute, String shard, Optional<String> after, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":shard", AttributeValue.fromS(shard));
    after.ifPresent(last -> values.put(":after", AttributeValue.fromS(last)));
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(
                    attribute + " = :shard" + (after.isPresent() ? " AND psnNo > :after" : ""))
                .expressionAttributeValues(values)
                .limit(limit)
                .build())
        .stream()
        .map(item -> item.text("psnNo"))
        .toList();
  }

  Set<Tables.Key> keys(Set<String> psnNos) {
    return psnNos.stream().filter(People::canBeNumber).map(this::key).collect(Collectors.toSet());
  }

  Map<String, Person> found(Map<Tables.Key, Item> items, Set<String> psnNos) {
    Map<String, Person> people = new HashMap<>();
    for (String psnNo : psnNos) {
      Optional.ofNullable(items.get(key(psnNo))).ifPresent(item -> people.put(psnNo, person(item)));
    }
    return people;
  }

  /**
   * A file as it was stored, out of the table's stream.
   *
   * @param image the item in DynamoDB's own JSON: texts, truth values, lists and maps
   * @throws RuntimeException if it is no file
   */
  public Person of(Map<String, ?> image) {
    return person(Item.of(Images.item(image)));
  }

  /** Enters a person who must be new. */
  public Change enter(Person person) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item(person).attributes())
            .conditionExpression("attribute_not_exists(psnNo)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  /** Stores a changed file, if it is still at the version that it was made from. */
  public Change replace(Person person) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item(person.stored()).attributes())
            .conditionExpression("version = :seen")
            .expressionAttributeValues(
                Map.of(":seen", AttributeValue.fromN(Long.toString(person.version()))))
            .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().put(put).build());
  }

  /** That a person's file is its own, merged into no other, still when this is committed. */
  public Change stands(String psnNo) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key(psnNo).attributes())
            .conditionExpression("attribute_exists(psnNo) AND attribute_not_exists(mergedInto)")
            .build();
    return new Change(
        Change.Kind.VERSION, TransactWriteItem.builder().conditionCheck(check).build());
  }

  /** That a person's file is still as it was at that version when this is committed. */
  public Change isAt(String psnNo, long seenVersion) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key(psnNo).attributes())
            .conditionExpression("version = :seen")
            .expressionAttributeValues(
                Map.of(":seen", AttributeValue.fromN(Long.toString(seenVersion))))
            .build();
    return new Change(
        Change.Kind.VERSION, TransactWriteItem.builder().conditionCheck(check).build());
  }

  /** Adds a cover to a person whose file is still as it was at that version. */
  public Change cover(String psnNo, long seenVersion, Cover cover) {
    return append(psnNo, seenVersion, "covers", item(cover));
  }

  /**
   * Notes a premium whose cover never begins, in a file that is still as it was at that version.
   */
  public Change paidWithoutCover(String psnNo, long seenVersion, PaidPremium premium) {
    return append(psnNo, seenVersion, "payments", item(premium));
  }

  private Change append(String psnNo, long seenVersion, String list, Item entry) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(key(psnNo).attributes())
            .updateExpression(
                "SET " + list + " = list_append(" + list + ", :entry), version = :next")
            .conditionExpression("version = :seen AND attribute_not_exists(mergedInto)")
            .expressionAttributeValues(
                Map.of(
                    ":entry",
                        AttributeValue.fromL(List.of(AttributeValue.fromM(entry.attributes()))),
                    ":seen", AttributeValue.fromN(Long.toString(seenVersion)),
                    ":next", AttributeValue.fromN(Long.toString(seenVersion + 1))))
            .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().update(update).build());
  }

  private Tables.Key key(String psnNo) {
    return Tables.Key.of(table, "psnNo", psnNo);
  }

  private Item item(Person person) {
    PersonFacts facts = person.facts();
    Identity identity = person.identity();
    return Item.empty()
        .text("psnNo", person.psnNo())
        .number("version", person.version())
        .text("area", person.area().code())
        .maybe("areaSince", person.areaSince())
        .maybe("diedOn", person.diedOn())
        .maybe("mergedInto", person.mergedInto())
        .maybe("aidedShard", AidedShard.of(person))
        .maybe("retiredShard", retiredShard(person))
        .maybe("sex", person.sex())
        .text("birthDate", facts.birthDate().toString())
        .maybe("arrivedOn", facts.arrivedOn())
        .maybe("guardian", person.guardian())
        .maybe("idType", identity.document().map(Identity.Document::idType))
        .maybe(
            "idNumber",
            identity
                .document()
                .map(document -> vault.seal(person.psnNo(), "idNumber", document.idNumber())))
        .text("name", vault.seal(person.psnNo(), "name", identity.name()))
        .maybe("phone", identity.phone().map(phone -> vault.seal(person.psnNo(), "phone", phone)))
        .list("categories", facts.categories(), People::item)
        .list("covers", facts.covers(), People::item)
        .list("payments", facts.payments(), People::item)
        .maybeList("employments", person.employments(), People::item)
        .maybeItem("residencePermit", person.working().permit(), People::item)
        .texts("formerNumbers", person.formerNumbers())
        .text("changedOn", person.changedOn().toString());
  }

  /** Kept after death for what was due before; who was merged into another file has none. */
  private static Optional<String> retiredShard(Person person) {
    return person.mergedInto().isEmpty() && person.working().retires()
        ? Optional.of(AreaShard.keyOf(person.area(), person.psnNo()))
        : Optional.empty();
  }

  private Person person(Item item) {
    String psnNo = item.text("psnNo");
    return new Person(
        psnNo,
        item.number("version"),
        new Area(item.text("area")),
        item.maybeDay("areaSince"),
        new Identity(
            item.maybeText("idType").map(idType -> document(psnNo, idType, item)),
            vault.open(psnNo, "name", item.text("name")),
            item.maybeText("phone").map(phone -> vault.open(psnNo, "phone", phone))),
        item.maybeText("sex").map(Sex::valueOf),
        item.maybeText("guardian"),
        new PersonFacts(
            item.day("birthDate"),
            item.maybeDay("arrivedOn"),
            item.list("categories", People::category),
            item.list("covers", People::cover),
            item.list("payments", People::payment)),
        new Working(
            item.maybeList("employments", People::employment),
            item.maybeItem("residencePermit", People::permit)),
        item.maybeDay("diedOn"),
        item.maybeText("mergedInto"),
        item.texts("formerNumbers"),
        item.day("changedOn"));
  }

  private Identity.Document document(String psnNo, String idType, Item item) {
    return new Identity.Document(idType, vault.open(psnNo, "idNumber", item.text("idNumber")));
  }

  private static Item item(CategorySpell spell) {
    return Item.empty()
        .text("code", spell.code().name())
        .text("from", spell.from().toString())
        .maybe("to", spell.to());
  }

  private static CategorySpell category(Item item) {
    return new CategorySpell(
        Category.valueOf(item.text("code")), item.day("from"), item.maybeDay("to"));
  }

  private static Item item(Cover cover) {
    return Item.empty()
        .text("scheme", cover.scheme().name())
        .text("area", cover.area().code())
        .number("year", cover.year())
        .text("from", cover.from().toString())
        .text("to", cover.to().toString())
        .maybe("paidOn", cover.paidOn())
        .maybe("orderId", cover.orderId())
        .maybeSecond("enteredAt", cover.enteredAt())
        .maybe("paidAs", cover.paidAs())
        .maybeItem("ends", cover.ends(), People::item);
  }

  private static Cover cover(Item item) {
    return new Cover(
        Scheme.valueOf(item.text("scheme")),
        new Area(item.text("area")),
        Math.toIntExact(item.number("year")),
        item.day("from"),
        item.day("to"),
        item.maybeDay("paidOn"),
        item.maybeText("orderId"),
        item.maybeSecond("enteredAt"),
        item.maybeText("paidAs").map(ContributionKind::valueOf),
        item.maybeItem("ends", People::cover));
  }

  private static Item item(PaidPremium premium) {
    return Item.empty()
        .text("scheme", premium.scheme().name())
        .text("area", premium.area().code())
        .number("year", premium.year())
        .text("paidOn", premium.paidOn().toString())
        .maybe("orderId", premium.orderId())
        .maybeSecond("enteredAt", premium.enteredAt())
        .maybeItem("contribution", premium.contribution(), People::item);
  }

  private static Item item(PaidPremium.Month month) {
    return Item.empty()
        .text("month", month.month().toString())
        .text("kind", month.kind().name())
        .maybeItem("waiting", Optional.of(month.waiting()), People::item);
  }

  private static PaidPremium.Month month(Item item) {
    return new PaidPremium.Month(
        YearMonth.parse(item.text("month")),
        ContributionKind.valueOf(item.text("kind")),
        item.maybeItem("waiting", People::waiting).orElseThrow());
  }

  static Item item(Waiting waiting) {
    return Item.empty()
        .number("months", waiting.months())
        .text("from", waiting.from().toString())
        .text("coversFrom", waiting.coversFrom().toString());
  }

  static Waiting waiting(Item item) {
    return new Waiting(
        Math.toIntExact(item.number("months")), item.day("from"), item.day("coversFrom"));
  }

  private static PaidPremium payment(Item item) {
    return new PaidPremium(
        Scheme.valueOf(item.text("scheme")),
        new Area(item.text("area")),
        Math.toIntExact(item.number("year")),
        item.day("paidOn"),
        item.maybeText("orderId"),
        item.maybeSecond("enteredAt"),
        item.maybeItem("contribution", People::month));
  }

  private static Item item(EmploymentSpell spell) {
    return Item.empty()
        .text("status", spell.status().name())
        .maybe("employer", spell.employer())
        .text("from", spell.from().toString());
  }

  private static EmploymentSpell employment(Item item) {
    return new EmploymentSpell(
        EmploymentStatus.valueOf(item.text("status")),
        item.maybeText("employer"),
        item.day("from"));
  }

  private static Item item(ResidencePermit permit) {
    return Item.empty().text("from", permit.from().toString()).text("to", permit.to().toString());
  }

  private static ResidencePermit permit(Item item) {
    return new ResidencePermit(item.day("from"), item.day("to"));
  }
}
