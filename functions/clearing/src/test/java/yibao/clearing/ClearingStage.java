package yibao.clearing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import yibao.edge.Metrics;
import yibao.local.LocalObjects;
import yibao.local.LocalTables;
import yibao.operations.SealBooks;
import yibao.operations.ShanghaiTime;
import yibao.records.Account;
import yibao.records.Books;
import yibao.records.Commit;
import yibao.records.Ledger;
import yibao.records.Posting;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.Money;

/** Books in which areas pay for each other, the bucket, and the job that clears them. */
final class ClearingStage implements AutoCloseable {

  static final Area QINGHAI = new Area("630000");
  static final Area TONGREN = new Area("520600");

  /** The process is gone. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private final LocalObjects objects = LocalObjects.start();
  private final S3Client bucket =
      S3Client.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .region(Region.AP_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local")))
          .endpointOverride(objects.endpoint())
          .build();
  private final Tables tables;
  private final Ledger ledger;
  private final Books books;
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final Job job;
  private int writesUntilDeath = -1;

  ClearingStage(LocalTables stored) {
    tables = new Tables(stored.client());
    ledger = new Ledger(tables, stored.name("LedgerTable"));
    books = new Books(tables, stored.name("BooksTable"));
    job =
        Wiring.job(
            mortal(DynamoDbClient.class, stored.client()),
            new Wiring.TableNames(
                stored.name("LedgerTable"),
                stored.name("BooksTable"),
                stored.name("ClearedMonthsTable")),
            mortal(S3Client.class, bucket),
            name(),
            new Metrics(new PrintStream(log, true, UTF_8), Clock.systemUTC(), "test"));
  }

  private String name() {
    return objects.name("StatementsBucket");
  }

  /** An instant by Shanghai's clock, such as {@code 2025-11-05T12:00:00}. */
  static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ShanghaiTime.ZONE).toInstant();
  }

  /** An account of one area pays a premium of another, by an order. */
  void paid(String id, Instant at, Area payer, Area payee, long fen) {
    book(
        id,
        at,
        Posting.Cause.ACCOUNT_PAYMENT,
        List.of(
            entry(Account.accountCredits(payer, 2025), fen),
            entry(Account.personalContributions(payee, 2026), -fen),
            entry(Account.areaClearing(payer), -fen),
            entry(Account.areaClearing(payee), fen)));
  }

  private void book(String id, Instant at, Posting.Cause cause, List<Posting.Entry> entries) {
    books.openFor(ShanghaiTime.dateOf(at));
    Posting posting =
        new Posting(id, at, cause, entries, Optional.empty(), Optional.empty()).about("O" + id);
    if (!(tables.commit(List.of(ledger.book(posting))) instanceof Commit.Done)) {
      throw new IllegalStateException(id + " is booked already");
    }
  }

  private static Posting.Entry entry(Account account, long fen) {
    return new Posting.Entry(account, Money.ofFen(fen));
  }

  void sealed(Instant now) {
    new SealBooks(ledger, books).seal(now, () -> true);
  }

  /** Every object of the bucket by its key. */
  Map<String, String> written() {
    Map<String, String> written = new TreeMap<>();
    for (S3Object object : bucket.listObjectsV2Paginator(list -> list.bucket(name())).contents()) {
      written.put(
          object.key(),
          bucket.getObjectAsBytes(get -> get.bucket(name()).key(object.key())).asString(UTF_8));
    }
    return written;
  }

  /** Dies before the write that is asked for, whichever of the clients is to send it. */
  private <T> T mortal(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean writes =
                  method.getName().equals("transactWriteItems")
                      || method.getName().equals("putObject");
              if (writes && writesUntilDeath >= 0 && writesUntilDeath-- == 0) {
                throw new Death();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  void dieBeforeWrite(int number) {
    writesUntilDeath = number;
  }

  /** Whether there was no such write. */
  boolean hasSurvived() {
    boolean survived = writesUntilDeath >= 0;
    writesUntilDeath = -1;
    return survived;
  }

  @Override
  public void close() {
    bucket.close();
    objects.close();
  }
}
