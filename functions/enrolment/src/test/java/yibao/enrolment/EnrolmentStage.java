package yibao.enrolment;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import yibao.local.LocalTables;
import yibao.local.Stage;
import yibao.operations.PaymentRecords;
import yibao.records.KeyRing;
import yibao.records.Vault;
import yibao.rules.PolicyResource;

/** The handler of enrolment on tables of its own. */
final class EnrolmentStage {

  private static final Context UNUSED =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private EnrolmentStage() {}

  static Stage start() {
    LocalTables tables = LocalTables.start();
    EnrolmentHandler handler =
        new EnrolmentHandler(
            Wiring.functionUrl(
                Wiring.keys(tables.client(), tables.name("ChannelsTable")),
                tables.client(),
                new Wiring.TableNames(
                    new PaymentRecords.Names(
                        tables.name("PeopleTable"),
                        tables.name("OrdersTable"),
                        tables.name("GuardsTable"),
                        tables.name("WindowsTable"),
                        tables.name("OwedTable"),
                        tables.name("LedgerTable"),
                        tables.name("BooksTable")),
                    tables.name("IdentitiesTable"),
                    tables.name("SweepsTable"),
                    tables.name("AccountsTable"),
                    tables.name("SharingTable"),
                    tables.name("MandatesTable"),
                    tables.name("SettlementsTable")),
                new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests"))),
                PolicyResource.load(),
                new Random(20251105)));
    return new Stage(
        tables,
        (function, event) -> {
          ByteArrayOutputStream reply = new ByteArrayOutputStream();
          handler.handleRequest(new ByteArrayInputStream(event), reply, UNUSED);
          return reply.toByteArray();
        });
  }
}
