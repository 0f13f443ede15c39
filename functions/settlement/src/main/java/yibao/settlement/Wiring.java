package yibao.settlement;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.ChannelKey;
import yibao.edge.ChannelKeys;
import yibao.edge.Environment;
import yibao.edge.ForeignRoute;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.records.Channels;
import yibao.records.Clients;
import yibao.records.Institutions;
import yibao.records.RegisteredKey;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;

/** Puts the function together from what the template gives it. */
final class Wiring {

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    DynamoDbClient client = Clients.dynamoDb();
    return functionUrl(
        keys(client, Environment.required("CHANNELS_TABLE")),
        new Institutions(new Tables(client), Environment.required("INSTITUTIONS_TABLE")),
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
      ChannelKeys keys, Institutions institutions, RandomGenerator random) {
    JsonLines journal = new JsonLines(System.out);
    CallService callService =
        new CallService(
            new InstitutionProof(institutions::find, Clock.systemUTC()),
            messages(),
            new ReplyNumbers(random),
            journal,
            new MessageJournal(System.out),
            Clock.systemUTC());
    return new FunctionUrl(
        routes(),
        List.of(new ForeignRoute("POST", CallService.PATH, callService)),
        keys,
        StorageUnavailable.class::isInstance,
        journal,
        Clock.systemUTC());
  }

  /** What the channels ask, beside the institutions. */
  private static List<Route> routes() {
    return List.of();
  }

  private static Messages messages() {
    return new Messages(
        List.of(
            new Message<>("9001", SignIns::signsIn, SignIns::in),
            new Message<>("9002", SignIns::signsOut, SignIns::out)));
  }
}
