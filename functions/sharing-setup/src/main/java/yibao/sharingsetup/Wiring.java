package yibao.sharingsetup;

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
import yibao.answers.RelationView;
import yibao.edge.Caller;
import yibao.edge.ChannelKey;
import yibao.edge.ChannelKeys;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.operations.AcceptTransfer;
import yibao.operations.ActivateWallet;
import yibao.operations.AnswerRelation;
import yibao.operations.AskRelation;
import yibao.operations.DissolveRelation;
import yibao.operations.Ids;
import yibao.operations.LookUpPerson;
import yibao.operations.LookUpRelations;
import yibao.operations.LookUpWallet;
import yibao.operations.OfferTransfer;
import yibao.operations.SetPayingOrder;
import yibao.operations.SetQuota;
import yibao.operations.SharingRecords;
import yibao.operations.WalletRecords;
import yibao.records.Channels;
import yibao.records.Clients;
import yibao.records.RegisteredKey;
import yibao.records.SecretKeyRing;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** Who knows which person acts. */
  private static final Set<Caller.Kind> AUTHENTICATING =
      EnumSet.of(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    DynamoDbClient client = Clients.dynamoDb();
    return functionUrl(
        keys(client, Environment.required("CHANNELS_TABLE")),
        client,
        new WalletRecords.Names(
            new SharingRecords.Names(
                Environment.required("PEOPLE_TABLE"),
                Environment.required("ACCOUNTS_TABLE"),
                Environment.required("SHARING_TABLE"),
                Environment.required("GUARDS_TABLE")),
            Environment.required("LEDGER_TABLE"),
            Environment.required("BOOKS_TABLE")),
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
      WalletRecords.Names names,
      Vault vault,
      PolicyBook book,
      RandomGenerator random) {
    SharingRecords records = SharingRecords.of(new Tables(client), names.sharing(), vault);
    Ids ids = new Ids(random);
    AskRoute asking = new AskRoute(new AskRelation(records, book, ids, RelationView::asked));
    RelationRoutes relations =
        new RelationRoutes(
            new LookUpPerson(records.people()),
            new LookUpRelations(records, book),
            new AnswerRelation(records, book, RelationView::changed),
            new SetQuota(records, RelationView::changed),
            new DissolveRelation(records, RelationView::changed),
            new SetPayingOrder(records, book, RelationView::ordered));
    return new FunctionUrl(
        Stream.concat(
                sharing(asking, relations).stream(),
                wallets(WalletRecords.of(records, names), book, ids).stream())
            .toList(),
        keys,
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }

  private static List<Route> wallets(WalletRecords records, PolicyBook book, Ids ids) {
    WalletRoutes wallets =
        new WalletRoutes(
            new LookUpPerson(records.sharing().people()),
            new LookUpWallet(records),
            new ActivateWallet(records, book, WalletView::activated),
            new OfferTransfer(records, book, ids, WalletView::offered),
            new AcceptTransfer(records, WalletView::accepted));
    return List.of(
        Route.act("/sharing-setup/people/{psnNo}/wallet", AUTHENTICATING, wallets::activation),
        Route.get("/sharing-setup/people/{psnNo}/wallet", AUTHENTICATING, wallets::wallet),
        Route.post("/sharing-setup/wallet-transfers", AUTHENTICATING, wallets::offer),
        Route.get(
            "/sharing-setup/wallet-transfers/{transferId}", AUTHENTICATING, wallets::transfer),
        Route.act(
            "/sharing-setup/wallet-transfers/{transferId}/acceptance",
            AUTHENTICATING,
            wallets::acceptance));
  }

  private static List<Route> sharing(AskRoute asking, RelationRoutes relations) {
    return List.of(
        Route.post("/sharing-setup/relations", AUTHENTICATING, asking),
        Route.get("/sharing-setup/relations/{relationId}", AUTHENTICATING, relations::relation),
        Route.act(
            "/sharing-setup/relations/{relationId}/acceptance",
            AUTHENTICATING,
            relations::acceptance),
        Route.act(
            "/sharing-setup/relations/{relationId}/refusal", AUTHENTICATING, relations::refusal),
        Route.put("/sharing-setup/relations/{relationId}/quota", AUTHENTICATING, relations::quota),
        Route.post(
            "/sharing-setup/relations/{relationId}/dissolution",
            AUTHENTICATING,
            relations::dissolution),
        Route.get("/sharing-setup/people/{psnNo}/relations", AUTHENTICATING, relations::relations),
        Route.put(
            "/sharing-setup/people/{psnNo}/paying-order", AUTHENTICATING, relations::payingOrder));
  }
}
