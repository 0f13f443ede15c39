package yibao.settlement;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Caller;
import yibao.edge.ChannelKey;
import yibao.edge.ChannelKeys;
import yibao.edge.Environment;
import yibao.edge.ForeignRoute;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.operations.CareRecords;
import yibao.operations.Hands;
import yibao.operations.Ids;
import yibao.operations.LoadCatalogue;
import yibao.operations.SharingRecords;
import yibao.records.Catalogue;
import yibao.records.Channels;
import yibao.records.Clients;
import yibao.records.Institutions;
import yibao.records.RegisteredKey;
import yibao.records.SecretKeyRing;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** Of a catalogue that is loaded. */
  private static final int PARTS_AT_ONCE = 8;

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    DynamoDbClient client = Clients.dynamoDb();
    Tables tables = new Tables(client);
    CareRecords records =
        CareRecords.of(
            tables,
            new CareRecords.Names(
                new SharingRecords.Names(
                    Environment.required("PEOPLE_TABLE"),
                    Environment.required("ACCOUNTS_TABLE"),
                    Environment.required("SHARING_TABLE"),
                    Environment.required("GUARDS_TABLE")),
                Environment.required("VISITS_TABLE"),
                Environment.required("SETTLEMENTS_TABLE"),
                Environment.required("LEDGER_TABLE"),
                Environment.required("BOOKS_TABLE")),
            new Vault(
                new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))));
    return functionUrl(
        keys(client, Environment.required("CHANNELS_TABLE")),
        new Institutions(tables, Environment.required("INSTITUTIONS_TABLE")),
        new Catalogue(tables, Environment.required("CATALOGUE_TABLE")),
        records,
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
      Institutions institutions,
      Catalogue catalogue,
      CareRecords records,
      PolicyBook book,
      RandomGenerator random) {
    JsonLines journal = new JsonLines(System.out);
    CallService callService =
        new CallService(
            new InstitutionProof(institutions::find, Clock.systemUTC()),
            messages(records, catalogue, book, new Ids(random)),
            new ReplyNumbers(random),
            journal,
            new MessageJournal(System.out),
            Clock.systemUTC());
    return new FunctionUrl(
        routes(new LoadCatalogue(records.tables(), catalogue, Hands.upTo(PARTS_AT_ONCE))),
        List.of(new ForeignRoute("POST", CallService.PATH, callService)),
        keys,
        StorageUnavailable.class::isInstance,
        journal,
        Clock.systemUTC());
  }

  /** What the channels ask, beside the institutions. */
  private static List<Route> routes(LoadCatalogue load) {
    return List.of(
        Route.putTable(
            "/settlement/catalogue/{area}",
            Set.of(Caller.Kind.OPERATOR),
            new CatalogueRoute(load)));
  }

  private static Messages messages(
      CareRecords records, Catalogue catalogue, PolicyBook book, Ids ids) {
    LineMessages lines = new LineMessages(records, catalogue);
    VisitMessages visits = new VisitMessages(records, ids);
    BillMessages bills = new BillMessages(records, book, ids);
    UndoingMessages undoing = new UndoingMessages(records, ids);
    return new Messages(
        List.of(
            new Message<>("9001", SignIns::signsIn, SignIns::in),
            new Message<>("9002", SignIns::signsOut, SignIns::out),
            new Message<>("2201", VisitMessages::coming, visits::registered),
            new Message<>("2202", VisitMessages::cancelled, visits::cancel),
            new Message<>("2203", VisitMessages::described, visits::describe),
            new Message<>("2204", LineMessages::ofVisit, lines::uploadOfVisit),
            new Message<>("2205", LineMessages::batch, lines::takeBackOfVisit),
            new Message<>("2206", BillMessages::ofVisit, bills::previewVisit),
            new Message<>("2207", BillMessages::ofVisit, bills::settleVisit),
            new Message<>("2208", BillMessages::settled, bills::reverseVisit),
            new Message<>("2301", LineMessages::ofStay, lines::uploadOfStay),
            new Message<>("2302", LineMessages::ofStayBack, lines::takeBackOfStay),
            new Message<>("2303", BillMessages::ofStay, bills::previewStay),
            new Message<>("2304", BillMessages::ofStay, bills::settleStay),
            new Message<>("2305", BillMessages::settled, bills::reverseStay),
            new Message<>("2401", VisitMessages::admitted, visits::admitted),
            new Message<>("2402", VisitMessages::leaving, visits::discharge),
            new Message<>("2601", UndoingMessages::lost, undoing::undo)));
  }
}
