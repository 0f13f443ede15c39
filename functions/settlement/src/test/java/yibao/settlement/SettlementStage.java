package yibao.settlement;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.Stage;
import yibao.operations.CareRecords;
import yibao.operations.SharingRecords;
import yibao.records.Catalogue;
import yibao.records.Institutions;
import yibao.records.KeyRing;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyResource;

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

  private static final KeyRing KEYS = new KeyRing("1", Map.of("1", "a master key for tests alone"));

  private SettlementStage() {}

  static Stage start() {
    LocalTables tables = LocalTables.start();
    return start(tables, tables.client());
  }

  /**
   * @param institutions by what the function reads the institutions
   */
  static Stage start(LocalTables tables, DynamoDbClient institutions) {
    Tables own = new Tables(tables.client());
    Vault vault = new Vault(() -> KEYS);
    CareRecords records = CareRecords.of(own, names(tables), vault);
    SettlementHandler handler =
        new SettlementHandler(
            Wiring.functionUrl(
                Wiring.keys(tables.client(), tables.name("ChannelsTable")),
                new Institutions(new Tables(institutions), tables.name("InstitutionsTable")),
                new Catalogue(own, tables.name("CatalogueTable")),
                records,
                PolicyResource.load(),
                new Random(20260305)));
    Enrolled enrolled = Enrolled.in(own, tables, vault);
    return new Stage(
        tables,
        (function, event) -> {
          if (function.equals("enrolment")) {
            return enrolled.answer(event);
          }
          ByteArrayOutputStream reply = new ByteArrayOutputStream();
          handler.handleRequest(new ByteArrayInputStream(event), reply, UNUSED);
          return reply.toByteArray();
        });
  }

  private static CareRecords.Names names(LocalTables tables) {
    return new CareRecords.Names(
        new SharingRecords.Names(
            tables.name("PeopleTable"),
            tables.name("AccountsTable"),
            tables.name("SharingTable"),
            tables.name("GuardsTable")),
        tables.name("VisitsTable"),
        tables.name("SettlementsTable"),
        tables.name("LedgerTable"),
        tables.name("BooksTable"));
  }
}
