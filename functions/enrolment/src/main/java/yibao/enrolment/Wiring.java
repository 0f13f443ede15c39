package yibao.enrolment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Caller;
import yibao.edge.ChannelKey;
import yibao.edge.ChannelKeys;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.operations.AccountRecords;
import yibao.operations.AddCategory;
import yibao.operations.AddCover;
import yibao.operations.AddEmployment;
import yibao.operations.GiveDocument;
import yibao.operations.Ids;
import yibao.operations.LookUpFile;
import yibao.operations.LookUpPerson;
import yibao.operations.LookUpRelations;
import yibao.operations.MergePeople;
import yibao.operations.OpenAccount;
import yibao.operations.OverdueEnrolment;
import yibao.operations.PaymentRecords;
import yibao.operations.PeopleRecords;
import yibao.operations.RecordDeath;
import yibao.operations.RegisterNewborn;
import yibao.operations.RegisterPerson;
import yibao.operations.SharingRecords;
import yibao.operations.TransferPerson;
import yibao.records.Accounts;
import yibao.records.Channels;
import yibao.records.Clients;
import yibao.records.Identities;
import yibao.records.Mandates;
import yibao.records.RegisteredKey;
import yibao.records.SecretKeyRing;
import yibao.records.Settlements;
import yibao.records.SharingRelations;
import yibao.records.StorageUnavailable;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  private static final Set<Caller.Kind> REGISTERING =
      EnumSet.of(Caller.Kind.PAYMENT, Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);
  private static final Set<Caller.Kind> SEEING =
      EnumSet.of(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);

  private static final Set<Caller.Kind> BUREAU = EnumSet.of(Caller.Kind.BUREAU);

  /** The tables that the function works on, by name. */
  record TableNames(
      PaymentRecords.Names payment,
      String identities,
      String sweeps,
      String accounts,
      String sharing,
      String mandates,
      String settlements) {}

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    DynamoDbClient client = Clients.dynamoDb();
    return functionUrl(
        keys(client, Environment.required("CHANNELS_TABLE")),
        client,
        new TableNames(
            new PaymentRecords.Names(
                Environment.required("PEOPLE_TABLE"),
                Environment.required("ORDERS_TABLE"),
                Environment.required("GUARDS_TABLE"),
                Environment.required("WINDOWS_TABLE"),
                Environment.required("OWED_TABLE"),
                Environment.required("LEDGER_TABLE"),
                Environment.required("BOOKS_TABLE")),
            Environment.required("IDENTITIES_TABLE"),
            Environment.required("SWEEPS_TABLE"),
            Environment.required("ACCOUNTS_TABLE"),
            Environment.required("SHARING_TABLE"),
            Environment.required("MANDATES_TABLE"),
            Environment.required("SETTLEMENTS_TABLE")),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load(),
        new SecureRandom());
  }

  /** The keys by which the channels sign. */
  static ChannelKeys keys(DynamoDbClient client, String table) {
    Channels channels = new Channels(new Tables(client), table);
    return keyid -> channels.find(keyid).map(Wiring::key);
  }

  private static ChannelKey key(RegisteredKey key) {
    return ChannelKey.of(key.channel(), key.kinds(), key.key(), key.notBefore(), key.notAfter());
  }

  static FunctionUrl functionUrl(
      ChannelKeys keys,
      DynamoDbClient client,
      TableNames names,
      Vault vault,
      PolicyBook book,
      RandomGenerator random) {
    Tables tables = new Tables(client);
    Ids ids = new Ids(random);
    PaymentRecords payments = PaymentRecords.of(tables, names.payment(), vault);
    PeopleRecords records =
        new PeopleRecords(
            tables,
            payments.people(),
            new Identities(tables, names.identities(), vault),
            payments.guards(),
            vault);
    OverdueEnrolment overdue =
        new OverdueEnrolment(payments, new Sweeps(tables, names.sweeps()), book, ids);
    Accounts accounts = new Accounts(tables, names.accounts());
    Mandates mandates = new Mandates(tables, names.mandates(), vault);
    SharingRecords sharing =
        SharingRecords.of(payments, accounts, new SharingRelations(tables, names.sharing()));
    MergePeople merges =
        new MergePeople(
            payments,
            sharing,
            mandates,
            new Settlements(tables, names.settlements(), vault),
            overdue,
            book,
            PersonView::merged);
    OpenAccount opening = new OpenAccount(payments, accounts, PersonView::opened);
    return new FunctionUrl(
        Stream.of(
                registering(records, ids),
                showing(records, sharing, new LookUpRelations(sharing, book)),
                changing(
                    records,
                    overdue,
                    new AddEmployment(records, payments, sharing, overdue, PersonView::employed),
                    merges,
                    opening,
                    new TransferPerson(
                        records,
                        AccountRecords.of(payments, accounts),
                        sharing.wallets(),
                        book,
                        overdue,
                        PersonView::transferred)))
            .flatMap(List::stream)
            .toList(),
        keys,
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }

  private static List<Route> registering(PeopleRecords records, Ids ids) {
    RegisterPerson register =
        new RegisterPerson(records.tables(), records.people(), records.identities(), ids);
    RegisterNewborn newborns = new RegisterNewborn(records, ids, PersonView::entered);
    return List.of(
        Route.post("/enrolment/people", REGISTERING, new RegisterRoute(register, newborns)));
  }

  private static List<Route> showing(
      PeopleRecords records, SharingRecords sharing, LookUpRelations relations) {
    LookUpPerson people = new LookUpPerson(records.people());
    return List.of(
        Route.get(
            "/enrolment/people/{psnNo}",
            SEEING,
            new PersonRoute(people, new LookUpFile(people, sharing, relations))));
  }

  private static List<Route> changing(
      PeopleRecords records,
      OverdueEnrolment overdue,
      AddEmployment employments,
      MergePeople merges,
      OpenAccount opening,
      TransferPerson transfers) {
    return List.of(
        Route.put(
            "/enrolment/people/{psnNo}/identity",
            SEEING,
            new IdentityRoute(new GiveDocument(records, overdue, PersonView::identified))),
        Route.post(
            "/enrolment/people/{psnNo}/categories",
            BUREAU,
            new CategoriesRoute(new AddCategory(records, overdue, PersonView::categorized))),
        Route.post(
            "/enrolment/people/{psnNo}/covers",
            BUREAU,
            new CoversRoute(new AddCover(records, overdue, PersonView::covered))),
        Route.post(
            "/enrolment/people/{psnNo}/employment", BUREAU, new EmploymentRoute(employments)),
        Route.post(
            "/enrolment/people/{psnNo}/death",
            BUREAU,
            new DeathRoute(new RecordDeath(records, overdue, PersonView::died))),
        Route.post("/enrolment/people/{psnNo}/transfer", BUREAU, new TransferRoute(transfers)),
        Route.post("/enrolment/people/{psnNo}/merge", BUREAU, new MergeRoute(merges)),
        Route.post("/enrolment/people/{psnNo}/account/opening", BUREAU, new AccountRoute(opening)));
  }
}
