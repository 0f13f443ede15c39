package yibao.bench;

import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.operations.Hands;
import yibao.operations.reconciliation.BooksOfDay;
import yibao.operations.reconciliation.OwnSide;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.ChannelTransaction;
import yibao.records.Ledger;
import yibao.records.Posting;
import yibao.records.Tables;
import yibao.rules.Area;

/**
 * The postings of a made day, each as a notice books it, in the ledger's table of a DynamoDB Local
 * of their own. They are written and read by the ledger itself.
 */
final class MadeBooks implements AutoCloseable {

  /** As many as a transaction takes. */
  private static final int AT_A_TIME = 100;

  private static final int WRITERS = 4;
  private static final Account PREMIUMS =
      Account.personalContributions(new Area("630000"), MadeDay.DAY.getYear() + 1);

  private final LocalTables stored;

  private MadeBooks(LocalTables stored) {
    this.stored = stored;
  }

  /** Fills a table; says how long that took. */
  static MadeBooks of(int movements, PrintWriter out) {
    MadeBooks books = new MadeBooks(LocalTables.ofItsOwn());
    Tables tables = new Tables(books.stored.client());
    Ledger ledger = new Ledger(tables, books.table());
    long begun = System.nanoTime();
    Iterator<ChannelTransaction> told = MadeDay.told(movements).iterator();
    List<Supplier<Boolean>> writes = new ArrayList<>();
    while (told.hasNext()) {
      List<ChannelTransaction> some = new ArrayList<>();
      while (told.hasNext() && some.size() < AT_A_TIME) {
        some.add(told.next());
      }
      writes.add(
          () -> {
            List<Change> changes = some.stream().map(one -> ledger.book(posting(one))).toList();
            tables.commit(changes);
            return true;
          });
    }
    Hands.upTo(WRITERS).all(writes);
    out.printf(
        "%n%,d postings written into DynamoDB Local in %,d s.%n",
        MadeDay.told(movements).count(), (System.nanoTime() - begun) / 1_000_000_000L);
    return books;
  }

  private static Posting posting(ChannelTransaction told) {
    boolean paid = told.kind() == ChannelTransaction.Kind.PAID;
    Account clearing = Account.channelClearing(told.channel());
    return new Posting(
        Posting.idOf(told.channel(), told.kind(), told.number()),
        told.at(),
        paid ? Posting.Cause.PAYMENT : Posting.Cause.REFUNDED,
        List.of(
            new Posting.Entry(paid ? clearing : Account.refundsDue(told.channel()), told.amount()),
            new Posting.Entry(paid ? PREMIUMS : clearing, told.amount().negated())),
        Optional.of(told),
        Optional.empty());
  }

  /** The books as they are read where they stand. */
  static OwnSide at(URI endpoint, String table) {
    DynamoDbClient client =
        DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(endpoint)
            .region(Region.AP_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    return new BooksOfDay(new Ledger(new Tables(client), table), MadeDay.CHANNEL, MadeDay.DAY);
  }

  URI endpoint() {
    return stored.endpoint();
  }

  String table() {
    return stored.name("LedgerTable");
  }

  @Override
  public void close() {
    stored.close();
  }
}
