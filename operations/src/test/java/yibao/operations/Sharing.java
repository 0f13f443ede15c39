package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Consent;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.SharingRelations;
import yibao.records.SharingWallets;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Quota;
import yibao.rules.Scheme;
import yibao.rules.SharingUse;

/** A family that shares accounts, on one set of tables, and what the tests ask of it. */
final class Sharing {

  static final Channel APP = new Channel("citizen-app");
  static final Area CHENGDU = new Area("510100");
  static final Area XINING = new Area("630100");
  static final Area TONGREN = new Area("520600");
  static final Instant NOW = Operations.at("2026-03-05T12:00:00");

  private static final PolicyBook BOOK = PolicyResource.load();

  final LocalTables stored;
  final Operations house;
  final Bureau bureau;
  final Passbooks passbooks;
  final SharingRelations relations;
  final SharingWallets wallets;
  final AskRelation asking;
  final AnswerRelation answering;
  final SetQuota quotas;
  final DissolveRelation dissolving;
  final SetPayingOrder orders;
  final LookUpRelations lookUp;
  final WatchRelations watch;
  final SharingRecords records;

  private final Instant now;

  Sharing(LocalTables stored, DynamoDbClient client) {
    this(stored, client, NOW);
  }

  /** A family in which all that isn't said to be at another instant is at this one. */
  Sharing(LocalTables stored, DynamoDbClient client, Instant now) {
    this.stored = stored;
    this.now = now;
    house = new Operations(stored, client);
    bureau = new Bureau(stored, client);
    passbooks = new Passbooks(stored, house);
    relations = new SharingRelations(new Tables(client), stored.name("SharingTable"));
    wallets = relations.wallets();
    records = SharingRecords.of(house.records, house.accounts, relations);
    Ids ids = new Ids(new SplittableRandom());
    asking = new AskRelation(records, BOOK, ids, Sharing::said);
    answering = new AnswerRelation(records, BOOK, Sharing::said);
    quotas = new SetQuota(records, Sharing::said);
    dissolving = new DissolveRelation(records, Sharing::said);
    orders =
        new SetPayingOrder(
            records, BOOK, order -> new Answer(200, String.join(" ", order.relations())));
    lookUp = new LookUpRelations(records, BOOK);
    watch = new WatchRelations(records, BOOK, Hands.upTo(8));
  }

  private static Answer said(RelationFile file) {
    return new Answer(200, file.relation().relationId());
  }

  /** Somebody employed all of 2026, whose account holds so much. */
  String employee(Area area, long fen) {
    String employee = insured(area, Scheme.EMPLOYEE, "2025-01-01", "2026-12-31");
    Bureau.answered(bureau.opening("opening-" + employee, employee, fen, now));
    return employee;
  }

  /** Somebody covered as a resident in 2025 and 2026. */
  String resident(Area area) {
    return insured(area, Scheme.RESIDENT, "2025-01-01", "2026-12-31");
  }

  String insured(Area area, Scheme scheme, String from, String to) {
    LocalDate first = LocalDate.parse(from);
    LocalDate last = LocalDate.parse(to);
    List<Cover> years =
        Math.subtractExact(last.getYear(), first.getYear()) == 0
            ? List.of(cover(area, scheme, first, last))
            : List.of(
                cover(area, scheme, first, LocalDate.of(first.getYear(), 12, 31)),
                cover(area, scheme, LocalDate.of(last.getYear(), 1, 1), last));
    return house.person(area, LocalDate.of(1988, 4, 2), years);
  }

  private static Cover cover(Area area, Scheme scheme, LocalDate from, LocalDate to) {
    return new Cover(scheme, area, from.getYear(), from, to, Optional.empty(), Optional.empty());
  }

  static Consent consent(String psnNo) {
    return new Consent(psnNo, Consent.Proof.FACE, Instant.parse("2026-07-01T00:00:01Z"));
  }

  static CallersKey key(String number) {
    return new CallersKey(APP, number);
  }

  Keyed<SharingRefusal> ask(
      String number, String acting, String owner, String beneficiary, long quotaFen) {
    return ask(number, acting, owner, beneficiary, quotaFen, EnumSet.allOf(SharingUse.class), now);
  }

  Keyed<SharingRefusal> ask(
      String number,
      String acting,
      String owner,
      String beneficiary,
      long quotaFen,
      Set<SharingUse> uses,
      Instant now) {
    return asking.ask(
        new AskRelation.Command(
            key(number),
            consent(acting),
            owner,
            beneficiary,
            Kinship.PARENT,
            Quota.of(Money.ofFen(quotaFen)),
            uses),
        now);
  }

  Keyed<SharingRefusal> accept(String relationId, String acting) {
    return accept(relationId, acting, now);
  }

  Keyed<SharingRefusal> accept(String relationId, String acting, Instant now) {
    return answering.accept(new AnswerRelation.Command(APP, relationId, consent(acting)), now);
  }

  Keyed<SharingRefusal> refuse(String relationId, String acting) {
    return answering.refuse(new AnswerRelation.Command(APP, relationId, consent(acting)), now);
  }

  Keyed<SharingRefusal> quota(String number, String relationId, String acting, long fen) {
    return quotas.set(
        new SetQuota.Command(
            key(number), consent(acting), relationId, Money.ofFen(fen), Optional.empty()),
        now);
  }

  Keyed<SharingRefusal> dissolve(String relationId, String acting) {
    return dissolving.dissolve(
        new DissolveRelation.Command(APP, consent(acting), relationId, "不再需要"), now);
  }

  /** A relation in force, asked by its owner; its id. */
  String shared(String owner, String beneficiary, long quotaFen) {
    return shared(owner, beneficiary, quotaFen, EnumSet.allOf(SharingUse.class));
  }

  String shared(String owner, String beneficiary, long quotaFen, Set<SharingUse> uses) {
    String id =
        answered(ask("ask-" + owner + beneficiary, owner, owner, beneficiary, quotaFen, uses, now));
    answered(accept(id, beneficiary));
    return id;
  }

  Relation relation(String relationId) {
    return relations.find(relationId).orElseThrow();
  }

  Relation.Status status(String relationId) {
    return relation(relationId).statusAt(now);
  }

  /** Looks at a person's file as it is now, as the stream does. */
  WatchRelations.Looked changed(String psnNo) {
    return changed(file(psnNo), now);
  }

  /** As if the file had been entered so. */
  WatchRelations.Looked changed(Person file, Instant at) {
    return watch.changed(new WatchRelations.FileChanged(Optional.empty(), file, at));
  }

  Person file(String psnNo) {
    return house.people.find(psnNo).orElseThrow();
  }

  /**
   * Of every account just so much is frozen as relations in force may still use of it, and every
   * account adds up.
   */
  void isRight() {
    passbooks.areRight();
    Map<String, Long> unused = new HashMap<>();
    for (Map<String, AttributeValue> item : stored.items("SharingTable")) {
      if (Objects.requireNonNull(item.get("sk")).s().equals("relation")) {
        Relation relation = relation(Objects.requireNonNull(item.get("relationId")).s());
        unused.merge(relation.owner(), relation.frozen().fen(), Long::sum);
      }
    }
    for (Map<String, AttributeValue> item : stored.items("AccountsTable")) {
      PersonalAccount account = passbooks.account(Objects.requireNonNull(item.get("psnNo")).s());
      assertThat(account.frozen().fen())
          .as("what is frozen of %s", account)
          .isEqualTo(unused.getOrDefault(account.psnNo(), 0L));
    }
  }

  static String answered(Keyed<SharingRefusal> outcome) {
    if (outcome instanceof Keyed.Answered<SharingRefusal> answered) {
      return answered.answer().body();
    }
    throw new AssertionError(outcome.toString());
  }

  static SharingRefusal refused(Keyed<SharingRefusal> outcome) {
    if (outcome instanceof Keyed.Refused<SharingRefusal> refused) {
      return refused.reason();
    }
    throw new AssertionError(outcome.toString());
  }
}
