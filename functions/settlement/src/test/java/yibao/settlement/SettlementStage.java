package yibao.settlement;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.Stage;
import yibao.records.Institutions;
import yibao.records.Tables;

/** The handler on tables of its own. */
final class SettlementStage {

  /** Nothing is asked of it. */
  private static final Context UNUSED =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private SettlementStage() {}

  static Stage start() {
    LocalTables tables = LocalTables.start();
    return start(tables, tables.client());
  }

  /**
   * @param institutions by what the function reads the institutions
   */
  static Stage start(LocalTables tables, DynamoDbClient institutions) {
    SettlementHandler handler =
        new SettlementHandler(
            Wiring.functionUrl(
                Wiring.keys(tables.client(), tables.name("ChannelsTable")),
                new Institutions(new Tables(institutions), tables.name("InstitutionsTable")),
                new Random(20260305)));
    return new Stage(
        tables,
        (function, event) -> {
          ByteArrayOutputStream reply = new ByteArrayOutputStream();
          handler.handleRequest(new ByteArrayInputStream(event), reply, UNUSED);
          return reply.toByteArray();
        });
  }
}
