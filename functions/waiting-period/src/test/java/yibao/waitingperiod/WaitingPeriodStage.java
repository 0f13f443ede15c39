package yibao.waitingperiod;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.Stage;
import yibao.records.KeyRing;
import yibao.records.People;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyResource;

/** The handler of waiting-period on tables of its own, and people in them. */
final class WaitingPeriodStage {

  private static final Context UNUSED =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private WaitingPeriodStage() {}

  static Stage start() {
    LocalTables tables = LocalTables.start();
    return start(tables, tables.client());
  }

  /**
   * @param client by which the function does its work; people and channels are entered, and
   *     channels looked up, by the tables' own
   */
  static Stage start(LocalTables tables, DynamoDbClient client) {
    String people = tables.name("PeopleTable");
    Vault vault = new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests")));
    WaitingPeriodHandler handler =
        new WaitingPeriodHandler(
            Wiring.functionUrl(
                Wiring.keys(tables.client(), tables.name("ChannelsTable")),
                client,
                people,
                vault,
                PolicyResource.load()));
    Tables own = new Tables(tables.client());
    Registered registered = new Registered(own, new People(own, people, vault));
    return new Stage(
        tables,
        (function, event) ->
            function.equals("enrolment") ? registered.answer(event) : answer(handler, event));
  }

  private static byte[] answer(WaitingPeriodHandler handler, byte[] event) throws IOException {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), reply, UNUSED);
    return reply.toByteArray();
  }
}
