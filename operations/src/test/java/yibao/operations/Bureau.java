package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.records.Accounts;
import yibao.records.Guards;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.Mandates;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Settlements;
import yibao.records.SharingRelations;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.ResidencePermit;
import yibao.rules.Scheme;

/** The operations on people's files, on one set of tables, and what the tests ask of them. */
final class Bureau {

  static final Channel XINING = new Channel("xining");
  static final Area TONGREN = new Area("520600");
  static final Instant NOW = Operations.at("2025-11-05T12:00:00");

  final PeopleRecords records;
  final RegisterNewborn newborns;
  final GiveDocument documents;
  final AddCategory categories;
  final AddCover covers;
  final AddEmployment employments;
  final TransferPerson transfers;
  final RecordDeath deaths;
  final MergePeople merges;
  final OpenAccount openings;

  Bureau(LocalTables stored, DynamoDbClient client) {
    this(stored, client, PolicyResource.load());
  }

  Bureau(LocalTables stored, DynamoDbClient client, PolicyBook book) {
    Tables tables = new Tables(client);
    Vault vault = new Vault(() -> Operations.KEYS);
    records =
        new PeopleRecords(
            tables,
            new People(tables, stored.name("PeopleTable"), vault),
            new Identities(tables, stored.name("IdentitiesTable"), vault),
            new Guards(tables, stored.name("GuardsTable")),
            vault);
    newborns = new RegisterNewborn(records, new Ids(new SplittableRandom()), Bureau::number);
    PaymentRecords payments = PaymentRecords.of(tables, Operations.names(stored), vault);
    OverdueEnrolment overdue =
        new OverdueEnrolment(
            payments,
            new Sweeps(tables, stored.name("SweepsTable")),
            book,
            new Ids(new SplittableRandom()));
    documents = new GiveDocument(records, overdue, Bureau::number);
    categories = new AddCategory(records, overdue, Bureau::number);
    covers = new AddCover(records, overdue, Bureau::number);
    Accounts accounts = new Accounts(tables, stored.name("AccountsTable"));
    SharingRecords sharing =
        SharingRecords.of(
            payments, accounts, new SharingRelations(tables, stored.name("SharingTable")));
    transfers =
        new TransferPerson(
            records,
            AccountRecords.of(payments, accounts),
            sharing.wallets(),
            book,
            overdue,
            Bureau::number);
    deaths = new RecordDeath(records, overdue, Bureau::number);
    employments = new AddEmployment(records, payments, sharing, overdue, Bureau::number);
    merges =
        new MergePeople(
            payments,
            sharing,
            new Mandates(tables, stored.name("MandatesTable"), vault),
            new Settlements(tables, stored.name("SettlementsTable"), vault),
            overdue,
            book,
            Bureau::said);
    openings =
        new OpenAccount(
            payments, accounts, account -> new Answer(201, account.available().toString()));
  }

  private static Answer said(MergePeople.Merged merged) {
    return new Answer(
        200,
        merged.survivor().psnNo()
            + merged.refundsDue().stream()
                .map(due -> " " + due.orderId() + ":" + due.psnNo() + ":" + due.amount())
                .collect(Collectors.joining()));
  }

  private static Answer number(Person person) {
    return new Answer(201, person.psnNo());
  }

  static CallersKey key(String number) {
    return new CallersKey(XINING, number);
  }

  Keyed<FileRefusal> category(String key, String psnNo, Category code, String from, String to) {
    return category(key, psnNo, code, from, to, NOW);
  }

  Keyed<FileRefusal> category(
      String key, String psnNo, Category code, String from, String to, Instant now) {
    Optional<LocalDate> last = to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to));
    return categories.add(
        new AddCategory.Command(
            key(key), psnNo, new CategorySpell(code, LocalDate.parse(from), last)),
        now);
  }

  Keyed<FileRefusal> cover(String key, String psnNo, Cover... brought) {
    return covers.add(new AddCover.Command(key(key), psnNo, List.of(brought)), NOW);
  }

  Keyed<FileRefusal> employment(String key, String psnNo, EmploymentStatus status, String from) {
    Optional<String> employer =
        status == EmploymentStatus.EMPLOYED ? Optional.of("E1") : Optional.empty();
    return employment(
        key, psnNo, new EmploymentSpell(status, employer, LocalDate.parse(from)), Optional.empty());
  }

  Keyed<FileRefusal> employment(
      String key, String psnNo, EmploymentSpell spell, Optional<ResidencePermit> permit) {
    return employments.add(new AddEmployment.Command(key(key), psnNo, spell, permit), NOW);
  }

  Keyed<FileRefusal> death(String key, String psnNo, String on) {
    return death(key, psnNo, on, NOW);
  }

  Keyed<FileRefusal> death(String key, String psnNo, String on, Instant now) {
    return deaths.record(new RecordDeath.Command(key(key), psnNo, LocalDate.parse(on)), now);
  }

  Keyed<FileRefusal> transfer(String key, String psnNo, Area toArea, String on) {
    return transfer(key, psnNo, toArea, on, NOW);
  }

  Keyed<FileRefusal> transfer(String key, String psnNo, Area toArea, String on, Instant now) {
    return transfers.transfer(
        new TransferPerson.Command(key(key), psnNo, toArea, LocalDate.parse(on)), now);
  }

  /** Enters what a person's account held. */
  Keyed<FileRefusal> opening(String key, String psnNo, long fen) {
    return opening(key, psnNo, fen, NOW);
  }

  Keyed<FileRefusal> opening(String key, String psnNo, long fen, Instant now) {
    return openings.open(new OpenAccount.Command(key(key), psnNo, Money.ofFen(fen)), now);
  }

  /** Merges the second into the first. */
  Keyed<FileRefusal> merge(String key, String survivor, String duplicate) {
    return merge(key, survivor, duplicate, NOW);
  }

  Keyed<FileRefusal> merge(String key, String survivor, String duplicate, Instant now) {
    return merges.merge(new MergePeople.Command(key(key), survivor, duplicate), now);
  }

  /** The spells of the file's covers, such as {@code EMPLOYEE 2025-01-01..2025-06-30}. */
  List<String> spells(String psnNo) {
    return file(psnNo).covers().stream()
        .map(cover -> cover.scheme() + " " + cover.from() + ".." + cover.to())
        .sorted()
        .toList();
  }

  static Cover cover(Scheme scheme, Area area, String from, String to) {
    LocalDate first = LocalDate.parse(from);
    return new Cover(
        scheme,
        area,
        first.getYear(),
        first,
        LocalDate.parse(to),
        Optional.empty(),
        Optional.empty());
  }

  Person file(String psnNo) {
    return records.people().find(psnNo).orElseThrow();
  }

  static RegisterNewborn.Command newborn(CallersKey key, String guardian, LocalDate birthDate) {
    return new RegisterNewborn.Command(
        key,
        guardian,
        new Identity(Optional.empty(), "张小宝", Optional.empty()),
        Optional.empty(),
        Operations.QINGHAI,
        new PersonFacts(birthDate, Optional.empty(), List.of(), List.of(), List.of()));
  }

  /** What a change that must be made was answered. */
  static String answered(Keyed<FileRefusal> outcome) {
    return ((Keyed.Answered<FileRefusal>) outcome).answer().body();
  }

  /** Why a change that must be refused was. */
  static FileRefusal refused(Keyed<FileRefusal> outcome) {
    return ((Keyed.Refused<FileRefusal>) outcome).reason();
  }

  /** Everything that is stored, to see that nothing changed. */
  static Map<String, Object> everything(LocalTables stored) {
    return Map.of(
        "people", stored.items("PeopleTable"),
        "identities", stored.items("IdentitiesTable"),
        "guards", stored.items("GuardsTable"),
        "orders", stored.items("OrdersTable"),
        "mandates", stored.items("MandatesTable"),
        "sharing", stored.items("SharingTable"),
        "ledger", stored.items("LedgerTable"),
        "accounts", stored.items("AccountsTable"),
        "owed", stored.items("OwedTable"));
  }
}
