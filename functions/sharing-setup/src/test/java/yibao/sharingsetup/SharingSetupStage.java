package yibao.sharingsetup;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import yibao.local.LocalTables;
import yibao.local.Stage;
import yibao.operations.Answer;
import yibao.operations.Ids;
import yibao.operations.OpenAccount;
import yibao.operations.PaymentRecords;
import yibao.operations.RegisterPerson;
import yibao.operations.SharingRecords;
import yibao.operations.WalletRecords;
import yibao.records.Accounts;
import yibao.records.Identities;
import yibao.records.KeyRing;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyResource;

/** The handler on tables of its own, with what stands in for enrolment. */
final class SharingSetupStage {

  /** Nothing is asked of it. */
  private static final Context UNUSED =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private SharingSetupStage() {}

  static Stage start() {
    LocalTables tables = LocalTables.start();
    Vault vault = new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests")));
    Random random = new Random(20260305);
    SharingSetupHandler handler =
        new SharingSetupHandler(
            Wiring.functionUrl(
                Wiring.keys(tables.client(), tables.name("ChannelsTable")),
                tables.client(),
                new WalletRecords.Names(
                    new SharingRecords.Names(
                        tables.name("PeopleTable"),
                        tables.name("AccountsTable"),
                        tables.name("SharingTable"),
                        tables.name("GuardsTable")),
                    tables.name("LedgerTable"),
                    tables.name("BooksTable")),
                vault,
                PolicyResource.load(),
                random));
    Enrolled enrolled = enrolled(tables, vault, random);
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

  private static Enrolled enrolled(LocalTables local, Vault vault, Random random) {
    Tables tables = new Tables(local.client());
    PaymentRecords records =
        PaymentRecords.of(
            tables,
            new PaymentRecords.Names(
                local.name("PeopleTable"),
                local.name("OrdersTable"),
                local.name("GuardsTable"),
                local.name("WindowsTable"),
                local.name("OwedTable"),
                local.name("LedgerTable"),
                local.name("BooksTable")),
            vault);
    return new Enrolled(
        new RegisterPerson(
            tables,
            records.people(),
            new Identities(tables, local.name("IdentitiesTable"), vault),
            new Ids(random)),
        new OpenAccount(
            records,
            new Accounts(tables, local.name("AccountsTable")),
            account -> new Answer(201, "")));
  }
}
