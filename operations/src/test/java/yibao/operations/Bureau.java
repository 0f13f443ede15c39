package yibao.operations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.records.Guards;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PersonFacts;

/** The operations on people's files, on one set of tables, and what the tests ask of them. */
final class Bureau {

  static final Channel XINING = new Channel("xining");

  final PeopleRecords records;
  final RegisterNewborn newborns;
  final GiveDocument documents;

  Bureau(LocalTables stored, DynamoDbClient client) {
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
    documents = new GiveDocument(records, Bureau::number);
  }

  private static Answer number(Person person) {
    return new Answer(201, person.psnNo());
  }

  static CallersKey key(String number) {
    return new CallersKey(XINING, number);
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
        "ledger", stored.items("LedgerTable"),
        "owed", stored.items("OwedTable"));
  }
}
