package yibao.records;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;
import yibao.rules.Away;
import yibao.rules.BenefitGap;
import yibao.rules.BenefitSetting;
import yibao.rules.Care;
import yibao.rules.Category;
import yibao.rules.InstitutionGrade;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Rate;
import yibao.rules.Scheme;
import yibao.rules.YearSums;

/**
 * The table of settlements: those of a person's scheme and year in their order, with the year's
 * sums beside them, and from each settlement's number to where it stands.
 */
public final class Settlements {

  private static final String YEAR = "year";
  private static final String AT = "at";
  private static final String NUMBER = "settlement#%06d";

  private final Tables tables;
  private final String table;
  private final Vault vault;

  public Settlements(Tables tables, String table, Vault vault) {
    this.tables = tables;
    this.table = table;
    this.vault = vault;
  }

  /** A settlement by its number. */
  public Optional<Settlement> find(String setlId) {
    return tables
        .read(place(idKey(setlId), AT))
        .flatMap(at -> tables.read(place(at.text("yearKey"), at.text("settlementAt"))))
        .map(this::settlement);
  }

  /** A year's sums as they stand. */
  public BenefitYear year(String psnNo, Scheme scheme, int year) {
    return tables
        .read(key(psnNo, scheme, year))
        .map(Settlements::year)
        .orElseGet(() -> BenefitYear.empty(psnNo, scheme, year));
  }

  /** A year's sums in each scheme, read in one round trip. */
  public List<BenefitYear> years(String psnNo, int year) {
    Map<Scheme, Tables.Key> keys = new EnumMap<>(Scheme.class);
    for (Scheme scheme : Scheme.values()) {
      keys.put(scheme, key(psnNo, scheme, year));
    }
    Map<Tables.Key, Item> found = tables.read(Set.copyOf(keys.values()));
    List<BenefitYear> years = new ArrayList<>();
    keys.forEach(
        (scheme, key) ->
            years.add(
                Optional.ofNullable(found.get(key))
                    .map(Settlements::year)
                    .orElseGet(() -> BenefitYear.empty(psnNo, scheme, year))));
    return years;
  }

  Tables.Key key(String psnNo, Scheme scheme, int year) {
    return place(yearKey(psnNo, scheme, year), YEAR);
  }

  /** Enters a settlement that must be new, and where it stands. */
  public List<Change> enter(Settlement settlement) {
    Item at =
        Item.empty()
            .text("pk", idKey(settlement.setlId()))
            .text("sk", AT)
            .text("yearKey", yearKey(settlement))
            .text("settlementAt", NUMBER.formatted(settlement.number()));
    List<Change> changes = new ArrayList<>();
    changes.add(put(Change.Kind.NEW, item(settlement), "attribute_not_exists(pk)", Map.of()));
    changes.add(put(Change.Kind.NEW, at, "attribute_not_exists(pk)", Map.of()));
    return changes;
  }

  /**
   * Stores what became of a settlement, which is there. Who does so writes the year's sums as well,
   * whose version holds it together.
   */
  public Change replace(Settlement settlement) {
    return put(Change.Kind.VERSION, item(settlement), "attribute_exists(pk)", Map.of());
  }

  /** Some settlements of a year in their order, from a number on. */
  public List<Settlement> from(BenefitYear year, int number, int most) {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                .expressionAttributeValues(
                    Map.of(
                        ":pk",
                        AttributeValue.fromS(yearKey(year.psnNo(), year.scheme(), year.year())),
                        ":first",
                        AttributeValue.fromS(NUMBER.formatted(number)),
                        ":last",
                        AttributeValue.fromS(NUMBER.formatted(number + most - 1))))
                .consistentRead(true)
                .build())
        .stream()
        .map(this::settlement)
        .toList();
  }

  /** Stores a year's sums as they are next, if they are as they were seen. */
  public Change replace(BenefitYear next) {
    long seen = next.version() - 1;
    return seen == 0
        ? put(Change.Kind.VERSION, item(next), "attribute_not_exists(pk)", Map.of())
        : put(
            Change.Kind.VERSION,
            item(next),
            "version = :seen",
            Map.of(":seen", AttributeValue.fromN(Long.toString(seen))));
  }

  /** Stores nothing, and holds only while a year's sums are as they were seen. */
  public Change isAt(BenefitYear seen) {
    ConditionCheck.Builder check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key(seen.psnNo(), seen.scheme(), seen.year()).attributes());
    if (seen.version() == 0) {
      check.conditionExpression("attribute_not_exists(pk)");
    } else {
      check
          .conditionExpression("version = :seen")
          .expressionAttributeValues(
              Map.of(":seen", AttributeValue.fromN(Long.toString(seen.version()))));
    }
    return new Change(
        Change.Kind.VERSION, TransactWriteItem.builder().conditionCheck(check.build()).build());
  }

  private Change put(
      Change.Kind kind, Item item, String condition, Map<String, AttributeValue> values) {
    Put.Builder put =
        Put.builder().tableName(table).item(item.attributes()).conditionExpression(condition);
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    return new Change(kind, TransactWriteItem.builder().put(put.build()).build());
  }

  private Tables.Key place(String pk, String sk) {
    return new Tables.Key(
        table, Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)));
  }

  private static String yearKey(Settlement settlement) {
    return yearKey(settlement.psnNo(), settlement.scheme(), settlement.year());
  }

  private static String yearKey(String psnNo, Scheme scheme, int year) {
    return Hashes.key("benefit-year", psnNo, scheme.name(), Integer.toString(year));
  }

  private static String idKey(String setlId) {
    return Hashes.key("settlement", setlId);
  }

  private static Item item(BenefitYear year) {
    YearSums sums = year.sums();
    return Item.empty()
        .text("pk", yearKey(year.psnNo(), year.scheme(), year.year()))
        .text("sk", YEAR)
        .text("psnNo", year.psnNo())
        .text("scheme", year.scheme().name())
        .number("benefitYear", year.year())
        .number("version", year.version())
        .number("settlements", year.settlements())
        .maybeItem("sums", Optional.of(sums), Settlements::item)
        .maybeItem(
            "replay",
            year.replay(),
            replay ->
                Item.empty().number("from", replay.from()).text("causedBy", replay.causedBy()));
  }

  static BenefitYear year(Item item) {
    return new BenefitYear(
        item.text("psnNo"),
        Scheme.valueOf(item.text("scheme")),
        Math.toIntExact(item.number("benefitYear")),
        item.number("version"),
        Math.toIntExact(item.number("settlements")),
        item.maybeItem("sums", Settlements::sums).orElse(YearSums.NONE),
        item.maybeItem(
            "replay",
            replay ->
                new BenefitYear.Replay(
                    Math.toIntExact(replay.number("from")), replay.text("causedBy"))));
  }

  private static Item item(YearSums sums) {
    return Item.empty()
        .number("admissions", sums.admissions())
        .number("feesFen", sums.fees().fen())
        .list(
            "slots",
            sums.slots(),
            slot ->
                Item.empty()
                    .text("care", slot.care().name())
                    .number("level", slot.level())
                    .number("deductibleFen", slot.deductibleUsed().fen())
                    .number("paidFen", slot.paid().fen()))
        .number("seriousBaseFen", sums.seriousBase().fen())
        .number("seriousPaidFen", sums.seriousPaid().fen())
        .number("aidPaidFen", sums.aidPaid().fen());
  }

  private static YearSums sums(Item item) {
    return YearSums.of(
        Math.toIntExact(item.number("admissions")),
        money(item, "feesFen"),
        item.list(
            "slots",
            slot ->
                new YearSums.Slot(
                    Care.valueOf(slot.text("care")),
                    Math.toIntExact(slot.number("level")),
                    money(slot, "deductibleFen"),
                    money(slot, "paidFen"))),
        money(item, "seriousBaseFen"),
        money(item, "seriousPaidFen"),
        money(item, "aidPaidFen"));
  }

  private Item item(Settlement settlement) {
    Settlement.Treatment treatment = settlement.treatment();
    Settlement.Patient patient = settlement.patient();
    return Visits.parts(Item.empty(), settlement.billed())
        .text("pk", yearKey(settlement))
        .text("sk", NUMBER.formatted(settlement.number()))
        .text("setlId", settlement.setlId())
        .text("psnNo", settlement.psnNo())
        .text("scheme", settlement.scheme().name())
        .number("benefitYear", settlement.year())
        .number("number", settlement.number())
        .text("mdtrtId", treatment.mdtrtId())
        .text("batch", treatment.batch())
        .text("institution", treatment.institution())
        .text("institutionArea", treatment.institutionArea().code())
        .text("insured", treatment.insured().code())
        .text("day", treatment.day().toString())
        .text("until", treatment.until().toString())
        .text("type", treatment.type().name())
        .maybeItem("setting", Optional.of(treatment.setting()), Settlements::item)
        .text("name", vault.seal(settlement.psnNo(), "name", patient.name()))
        .maybe("documentType", patient.documentType())
        .maybe(
            "documentNumber",
            patient
                .documentNumber()
                .map(number -> vault.seal(settlement.psnNo(), "idNumber", number)))
        .maybe("sex", patient.sex())
        .text("birthDate", patient.birthDate().toString())
        .maybeItem("before", Optional.of(settlement.before()), Settlements::item)
        .maybeItem("after", Optional.of(settlement.after()), Settlements::item)
        .maybeItem("funds", Optional.of(settlement.funds()), Settlements::item)
        .list("accounts", settlement.accounts(), Settlements::item)
        .number("balanceFen", settlement.balance().fen())
        .second("settledAt", settlement.settledAt())
        .text("msgid", settlement.msgid())
        .maybe("invoice", settlement.invoice())
        .text("policyRelease", settlement.policyRelease())
        .maybe("undoes", settlement.undoes())
        .maybe("undoneBy", settlement.undoneBy())
        .flag("voided", settlement.voided())
        .list("replays", settlement.replays(), Settlements::item);
  }

  private Settlement settlement(Item item) {
    String psnNo = item.text("psnNo");
    Scheme scheme = Scheme.valueOf(item.text("scheme"));
    return new Settlement(
        item.text("setlId"),
        psnNo,
        scheme,
        Math.toIntExact(item.number("benefitYear")),
        Math.toIntExact(item.number("number")),
        new Settlement.Treatment(
            item.text("mdtrtId"),
            item.text("batch"),
            item.text("institution"),
            new Area(item.text("institutionArea")),
            new Area(item.text("insured")),
            item.day("day"),
            item.day("until"),
            MedicalType.valueOf(item.text("type")),
            item.maybeItem("setting", setting -> setting(scheme, setting)).orElseThrow()),
        new Settlement.Patient(
            vault.open(psnNo, "name", item.text("name")),
            item.maybeText("documentType"),
            item.maybeText("documentNumber").map(number -> vault.open(psnNo, "idNumber", number)),
            item.maybeText("sex"),
            item.day("birthDate")),
        Visits.parts(item),
        item.maybeItem("before", Settlements::sums).orElseThrow(),
        item.maybeItem("after", Settlements::sums).orElseThrow(),
        item.maybeItem("funds", Settlements::funds).orElseThrow(),
        item.list(
            "accounts",
            account ->
                new Settlement.FromAccount(
                    account.text("number"),
                    account.maybeText("relationId"),
                    money(account, "amountFen"))),
        money(item, "balanceFen"),
        item.second("settledAt"),
        item.text("msgid"),
        item.maybeText("invoice"),
        item.text("policyRelease"),
        item.maybeText("undoes"),
        item.maybeText("undoneBy"),
        item.flag("voided"),
        item.list("replays", Settlements::replay));
  }

  private static Item item(BenefitSetting setting) {
    return Item.empty()
        .text("care", setting.care().name())
        .number("level", setting.level())
        .maybe("grade", setting.grade().map(InstitutionGrade::name))
        .flag("retired", setting.retired())
        .texts("groups", setting.groups().stream().sorted().map(Category::name).toList())
        .number("age", setting.age())
        .text("away", setting.away().name());
  }

  private static BenefitSetting setting(Scheme scheme, Item item) {
    Set<Category> groups =
        item.texts("groups").stream()
            .map(Category::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));
    return new BenefitSetting(
        scheme,
        Care.valueOf(item.text("care")),
        Math.toIntExact(item.number("level")),
        item.maybeText("grade").map(InstitutionGrade::valueOf),
        item.flag("retired"),
        groups,
        Math.toIntExact(item.number("age")),
        Away.valueOf(item.text("away")));
  }

  private static Item item(Settlement.Funds funds) {
    return Visits.parts(Item.empty(), funds.parts())
        .number("deductibleFen", funds.deductibleUsed().fen())
        .number("poolRate", funds.poolRate().hundredthsOfPercent())
        .maybeItem("pool", Optional.of(funds.pool()), Settlements::item)
        .maybeItem("serious", Optional.of(funds.serious()), Settlements::item)
        .maybeItem("aid", Optional.of(funds.aid()), Settlements::item)
        .maybeItem(
            "openAid",
            funds.openAid(),
            open ->
                Item.empty()
                    .text("missing", open.missing().name())
                    .number("upToFen", open.upTo().fen()));
  }

  private static Settlement.Funds funds(Item item) {
    return new Settlement.Funds(
        Visits.parts(item),
        money(item, "deductibleFen"),
        new Rate(Math.toIntExact(item.number("poolRate"))),
        item.maybeItem("pool", Settlements::paid).orElseThrow(),
        item.maybeItem("serious", Settlements::paid).orElseThrow(),
        item.maybeItem("aid", Settlements::paid).orElseThrow(),
        item.maybeItem(
            "openAid",
            open ->
                new Settlement.OpenAid(
                    BenefitGap.valueOf(open.text("missing")), money(open, "upToFen"))));
  }

  private static Item item(Settlement.Paid paid) {
    return Item.empty().number("fen", paid.amount().fen()).text("because", paid.because());
  }

  private static Settlement.Paid paid(Item item) {
    return new Settlement.Paid(money(item, "fen"), item.text("because"));
  }

  private static Item item(Settlement.Replay replay) {
    Settlement.Standing standing = replay.standing();
    return Item.empty()
        .maybeItem("before", Optional.of(standing.before()), Settlements::item)
        .maybeItem("funds", Optional.of(standing.funds()), Settlements::item)
        .maybeItem("after", Optional.of(standing.after()), Settlements::item)
        .text("causedBy", replay.causedBy())
        .maybe("missing", replay.missing().map(BenefitGap::name));
  }

  private static Settlement.Replay replay(Item item) {
    return new Settlement.Replay(
        new Settlement.Standing(
            item.maybeItem("before", Settlements::sums).orElseThrow(),
            item.maybeItem("funds", Settlements::funds).orElseThrow(),
            item.maybeItem("after", Settlements::sums).orElseThrow()),
        item.text("causedBy"),
        item.maybeText("missing").map(BenefitGap::valueOf));
  }

  private static Item item(Settlement.FromAccount account) {
    return Item.empty()
        .text("number", account.number())
        .maybe("relationId", account.relationId())
        .number("amountFen", account.amount().fen());
  }

  private static Money money(Item item, String name) {
    return Money.ofFen(item.number(name));
  }
}
