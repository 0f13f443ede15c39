package yibao.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import yibao.rules.Area;
import yibao.rules.Scheme;

/**
 * The table of mandates: each under its id, and for each person the set of those in force that name
 * the person, so that no file is merged away under one. An index holds those in force, each area's
 * in 16 parts.
 */
public final class Mandates {

  /** Into how many parts an area's mandates are divided. */
  public static final int PARTS = 16;

  private static final Pattern ID = Pattern.compile("M[0-9A-HJKMNP-TV-Z]{12}");
  private static final String MANDATE = "mandate";
  private static final String OF_PERSON = "inForce";

  private final Tables tables;
  private final String table;
  private final Vault vault;

  public Mandates(Tables tables, String table, Vault vault) {
    this.tables = tables;
    this.table = table;
    this.vault = vault;
  }

  public Optional<Mandate> find(String mandateId) {
    return ID.matcher(mandateId).matches()
        ? tables.read(key(mandateId)).map(this::mandate)
        : Optional.empty();
  }

  /** Those of the mandates asked for that there are, in one round trip. */
  public Map<String, Mandate> find(Set<String> mandateIds) {
    return tables
        .read(mandateIds.stream().map(this::key).collect(Collectors.toSet()))
        .values()
        .stream()
        .map(this::mandate)
        .collect(Collectors.toMap(Mandate::mandateId, mandate -> mandate));
  }

  /**
   * The ids of an area's mandates in force, in their order: a page of one part. The index follows
   * within moments, so whoever acts on an id reads the mandate first.
   *
   * @param part which of the {@value #PARTS} parts, from 0
   * @param after the last id of the page before
   */
  public List<String> inForce(Area area, int part, Optional<String> after, int limit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":part", AttributeValue.fromS(part(area, part)));
    after.ifPresent(last -> values.put(":after", AttributeValue.fromS(last)));
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .indexName("inForce")
                .keyConditionExpression(
                    "inForceIn = :part" + (after.isPresent() ? " AND mandateId > :after" : ""))
                .expressionAttributeValues(values)
                .limit(limit)
                .build())
        .stream()
        .map(item -> item.text("mandateId"))
        .toList();
  }

  /** Enters a mandate that must be new, and notes it for everybody in it. */
  public List<Change> enter(Mandate mandate) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change(Change.Kind.NEW, put(item(mandate), "attribute_not_exists(pk)", Map.of())));
    changes.addAll(noted("ADD mandates :one", mandate));
    return changes;
  }

  /** Stores that a mandate was ended, if it is still at the version before. */
  public List<Change> end(Mandate ended) {
    List<Change> changes = new ArrayList<>();
    changes.add(replace(ended));
    changes.addAll(noted("DELETE mandates :one", ended));
    return changes;
  }

  /** Counts what is done by a mandate, so that nothing else is done by it as it was seen. */
  public Change count(Mandate seen) {
    return replace(seen.next());
  }

  /** Whether a mandate in force names the person, as payer or to be covered. */
  public boolean areOf(String psnNo) {
    return tables.read(ofPerson(psnNo)).filter(item -> item.has("mandates")).isPresent();
  }

  /** That no mandate in force names the person, still when this is committed. */
  public Change areNoneOf(String psnNo) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(ofPerson(psnNo).attributes())
            .conditionExpression("attribute_not_exists(mandates)")
            .build();
    return new Change(
        Change.Kind.VERSION, TransactWriteItem.builder().conditionCheck(check).build());
  }

  private List<Change> noted(String expression, Mandate mandate) {
    List<Change> changes = new ArrayList<>();
    for (String psnNo : mandate.everybody()) {
      Update update =
          Update.builder()
              .tableName(table)
              .key(ofPerson(psnNo).attributes())
              .updateExpression(expression)
              .expressionAttributeValues(
                  Map.of(":one", AttributeValue.fromSs(List.of(mandate.mandateId()))))
              .build();
      changes.add(
          new Change(Change.Kind.VERSION, TransactWriteItem.builder().update(update).build()));
    }
    return changes;
  }

  private Change replace(Mandate mandate) {
    return new Change(
        Change.Kind.VERSION,
        put(
            item(mandate),
            "version = :seen",
            Map.of(":seen", AttributeValue.fromN(Long.toString(mandate.version() - 1)))));
  }

  private TransactWriteItem put(Item item, String condition, Map<String, AttributeValue> values) {
    Put.Builder put =
        Put.builder().tableName(table).item(item.attributes()).conditionExpression(condition);
    return TransactWriteItem.builder()
        .put(values.isEmpty() ? put.build() : put.expressionAttributeValues(values).build())
        .build();
  }

  private Tables.Key key(String mandateId) {
    return key(pk(mandateId), MANDATE);
  }

  private Tables.Key ofPerson(String psnNo) {
    return key("person#" + psnNo, OF_PERSON);
  }

  private Tables.Key key(String pk, String sk) {
    return new Tables.Key(
        table, Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)));
  }

  static String pk(String mandateId) {
    return MANDATE + "#" + mandateId;
  }

  /** In which of the parts a mandate is. */
  static int partOf(String mandateId) {
    return Hashes.sha256(mandateId)[0] & (PARTS - 1);
  }

  private static String part(Area area, int part) {
    return area.code() + "#" + Integer.toHexString(part);
  }

  private Item item(Mandate mandate) {
    String id = mandate.mandateId();
    return Item.empty()
        .text("pk", pk(id))
        .text("sk", MANDATE)
        .text("mandateId", id)
        .number("version", mandate.version())
        .text("channel", mandate.channel())
        .text("payer", mandate.payer())
        .texts("people", mandate.people())
        .text("area", mandate.area().code())
        .text("scheme", mandate.scheme().name())
        .text("account", vault.seal(id, "account", mandate.account().number()))
        .second("madeAt", mandate.madeAt())
        .maybeItem("consent", Optional.of(mandate.consent()), Mandates::item)
        .maybeSecond("endedAt", mandate.ending().map(Mandate.Ending::at))
        .maybeItem("endedBy", mandate.ending().map(Mandate.Ending::consent), Mandates::item)
        .maybe(
            "inForceIn",
            Optional.of(part(mandate.area(), partOf(id))).filter(part -> mandate.isActive()));
  }

  private Mandate mandate(Item item) {
    String id = item.text("mandateId");
    return new Mandate(
        id,
        item.number("version"),
        item.text("channel"),
        item.text("payer"),
        item.texts("people"),
        new Area(item.text("area")),
        Scheme.valueOf(item.text("scheme")),
        new DebitAccount(vault.open(id, "account", item.text("account"))),
        item.second("madeAt"),
        item.maybeItem("consent", Mandates::consent).orElseThrow(),
        item.maybeItem("endedBy", Mandates::consent)
            .map(consent -> new Mandate.Ending(item.second("endedAt"), consent)));
  }

  static Item item(Consent consent) {
    return Item.empty()
        .text("psnNo", consent.psnNo())
        .text("proof", consent.proof().name())
        .second("at", consent.at());
  }

  static Consent consent(Item item) {
    return new Consent(
        item.text("psnNo"), Consent.Proof.valueOf(item.text("proof")), item.second("at"));
  }
}
