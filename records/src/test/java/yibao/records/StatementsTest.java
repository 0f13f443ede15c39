package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import yibao.local.LocalObjects;

@TestInstance(Lifecycle.PER_CLASS)
class StatementsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);

  private final LocalObjects objects = LocalObjects.start();
  private final S3Client s3 = client(objects.endpoint());
  private final String bucket = objects.name("StatementsBucket");
  private final Statements statements = new Statements(s3, bucket);

  @AfterAll
  void stop() {
    s3.close();
    objects.close();
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.AP_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local")))
        .endpointOverride(endpoint)
        .build();
  }

  private static StoredStatement.Name name(String channel) {
    return new StoredStatement.Name(channel, DAY);
  }

  private void put(String key, byte[] content) {
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  private void put(StoredStatement.Name name, String content) {
    put(
        "statements/" + name.channel() + "/" + name.day() + ".csv",
        content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] all(InputStream stream) throws IOException {
    try (stream) {
      return stream.readAllBytes();
    }
  }

  @Test
  void a_statement_is_found_under_its_channel_and_day_and_nowhere_else() {
    put(name("found"), "content");

    assertThat(statements.find(name("found"))).get().returns(7L, StoredStatement::bytes);
    assertThat(statements.find(name("lost"))).isEmpty();
    assertThat(statements.find(new StoredStatement.Name("found", DAY.plusDays(1)))).isEmpty();
  }

  @Test
  void it_is_read_as_it_was_found_though_another_took_its_place() throws IOException {
    put(name("replaced"), "first");
    StoredStatement first = statements.find(name("replaced")).orElseThrow();
    put(name("replaced"), "second");

    assertThat(all(statements.open(first))).asString().isEqualTo("first");
    StoredStatement second = statements.find(name("replaced")).orElseThrow();
    assertThat(all(statements.open(second))).asString().isEqualTo("second");
    assertThat(second.content()).isNotEqualTo(first.content());
  }

  @Test
  void the_same_bytes_put_again_are_the_same_content_of_another_version() {
    put(name("again"), "same");
    StoredStatement first = statements.find(name("again")).orElseThrow();
    put(name("again"), "same");
    StoredStatement second = statements.find(name("again")).orElseThrow();

    assertThat(second.content()).isEqualTo(first.content());
    assertThat(second.version()).isNotEqualTo(first.version());
  }

  @Test
  void one_of_many_pieces_is_read_byte_for_byte() throws IOException {
    byte[] content = new byte[2 * PiecewiseStream.PIECE + 5];
    new Random(5).nextBytes(content);
    put("statements/large/" + DAY + ".csv", content);

    StoredStatement large = statements.find(name("large")).orElseThrow();
    assertThat(all(statements.open(large))).isEqualTo(content);
  }

  @Test
  void one_without_a_byte_is_at_its_end_at_once() throws IOException {
    put(name("empty"), "");
    StoredStatement empty = statements.find(name("empty")).orElseThrow();
    try (InputStream stream = statements.open(empty)) {
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void channels_and_their_days_are_listed_and_what_is_named_otherwise_is_not() {
    put(name("listed"), "x");
    put(new StoredStatement.Name("listed", DAY.minusDays(1)), "x");
    put(new StoredStatement.Name("listed", DAY.plusDays(1)), "x");
    put("statements/listed/2025-11-5.csv", new byte[0]);
    put("statements/listed/2025-11-05.csv.gz", new byte[0]);

    assertThat(statements.channels()).contains("listed").isSorted();
    assertThat(statements.of("listed", DAY))
        .containsExactly(name("listed"), new StoredStatement.Name("listed", DAY.plusDays(1)));
    assertThat(statements.of("nobody", DAY)).isEmpty();
  }

  @Test
  void a_report_says_of_which_content_it_is() {
    put(name("reported"), "x");
    StoredStatement statement = statements.find(name("reported")).orElseThrow();
    Reports reports = new Reports(s3, bucket);
    assertThat(reports.find(name("reported"))).isEmpty();

    reports.put(statement, Reports.Outcome.MATCHED, Reports.Form.JSON, "{}");

    assertThat(reports.find(name("reported")))
        .contains(new Reports.Reported(statement.content(), Reports.Outcome.MATCHED));
    assertThat(s3.headObject(r -> r.bucket(bucket).key("reports/reported/2025-11-05.json")))
        .returns("application/json", head -> head.contentType());
  }

  @Test
  void a_bucket_that_is_missing_is_a_fault_of_ours_and_one_out_of_reach_passes() {
    Statements missing = new Statements(s3, "no-such-bucket");
    assertThatThrownBy(missing::channels).isInstanceOf(NoSuchBucketException.class);

    try (S3Client nobody = client(URI.create("http://127.0.0.1:1"))) {
      Statements unreachable = new Statements(nobody, bucket);
      assertThatThrownBy(() -> unreachable.find(name("any")))
          .isInstanceOf(StorageUnavailable.class);
    }
  }

  /** Answers each request with ten bytes, but for the first so many breaks off after three. */
  private static HttpServer breakingOff(int times, AtomicInteger asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/",
        exchange -> {
          int count = asked.incrementAndGet();
          exchange.sendResponseHeaders(206, 10);
          exchange
              .getResponseBody()
              .write("0123456789".getBytes(StandardCharsets.US_ASCII), 0, count <= times ? 3 : 10);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void a_piece_that_breaks_off_is_asked_for_again() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = breakingOff(1, asked);
    try (S3Client client =
        client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
      InputStream stream =
          new Statements(client, bucket)
              .open(new StoredStatement(name("torn"), "1", "content", 10));
      assertThat(all(stream)).asString().isEqualTo("0123456789");
      assertThat(asked).hasValue(2);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_piece_that_keeps_breaking_off_is_storage_out_of_reach() throws IOException {
    HttpServer server = breakingOff(99, new AtomicInteger());
    try (S3Client client = client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        InputStream stream =
            new Statements(client, bucket)
                .open(new StoredStatement(name("torn"), "1", "content", 10))) {
      assertThatThrownBy(stream::read).isInstanceOf(StorageUnavailable.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void what_is_read_is_never_less_than_was_asked() {
    InputStream stream = new PiecewiseStream(10, range -> new byte[9]);
    assertThatThrownBy(stream::read).isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void the_whole_is_read_piece_by_piece_in_order() throws IOException {
    List<String> asked = new ArrayList<>();
    InputStream stream =
        new PiecewiseStream(
            PiecewiseStream.PIECE + 1L,
            range -> {
              asked.add(range);
              return new byte[asked.size() == 1 ? PiecewiseStream.PIECE : 1];
            });
    assertThat(all(stream)).hasSize(PiecewiseStream.PIECE + 1);
    assertThat(asked).containsExactly("bytes=0-4194303", "bytes=4194304-4194304");
  }
}
