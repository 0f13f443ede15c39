package yibao.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(Lifecycle.PER_CLASS)
class StreamTest {

  private static final String FROM_THE_BEGINNING = "StartingPosition: TRIM_HORIZON";
  private static final Map<String, String> MAPPINGS =
      Map.of(
          "plain",
          FROM_THE_BEGINNING + ", BatchSize: 10",
          "windowed",
          FROM_THE_BEGINNING + ", BatchSize: 3, MaximumBatchingWindowInSeconds: 2",
          "partial",
          FROM_THE_BEGINNING
              + ", MaximumRetryAttempts: 2, FunctionResponseTypes: [ReportBatchItemFailures]",
          "halves",
          FROM_THE_BEGINNING
              + ", MaximumRetryAttempts: 1, BisectBatchOnFunctionError: true,"
              + " DestinationConfig: {OnFailure: {Destination:"
              + " 'arn:aws:sqs:ap-east-1:000000000000:lost'}}",
          "lanes",
          FROM_THE_BEGINNING + ", BatchSize: 5, ParallelizationFactor: 4",
          "expiring",
          FROM_THE_BEGINNING,
          StreamCloud.HASTY,
          FROM_THE_BEGINNING,
          "aging",
          FROM_THE_BEGINNING + ", MaximumRecordAgeInSeconds: 60");

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final AtomicInteger values = new AtomicInteger();
  private final Tester tester = new Tester();
  private StreamCloud cloud;

  @BeforeAll
  void start(@TempDir Path root) throws Exception {
    InstantSource clock = () -> Instant.now().plus(later.get());
    cloud =
        StreamCloud.start(
            root,
            StreamCloud.template(tester, MAPPINGS),
            clock.withZone(ZoneOffset.UTC),
            options -> options.withToday(LocalDate.parse("2025-11-05")));
    // DynamoDB Local takes its time to find it
    long past = Instant.now().minusSeconds(60).getEpochSecond();
    cloud.put("expiring", "old", Map.of("expires", AttributeValue.fromN(String.valueOf(past))));
  }

  @AfterAll
  void stop() {
    cloud.close();
    tester.close();
  }

  @BeforeEach
  void begin() {
    MAPPINGS.keySet().forEach(function -> tester.let(function, Tester.TAKES_ALL));
    MAPPINGS.keySet().stream()
        .filter(function -> !function.equals("expiring"))
        .forEach(function -> tester.batches(function).clear());
    cloud.said().clear();
  }

  /** Lets a function's first run last, so that those after it get what came meanwhile. */
  private CountDownLatch hold(String function, Tester.Behaviour afterwards) {
    CountDownLatch held = new CountDownLatch(1);
    AtomicBoolean first = new AtomicBoolean(true);
    tester.let(
        function,
        records -> {
          if (first.getAndSet(false)) {
            held.await();
            return Optional.of("null");
          }
          return afterwards.answer(records);
        });
    return held;
  }

  /** Writes items that reach a function in one batch, after a first one alone. */
  private void putTogether(String table, Tester.Behaviour behaviour, String... ids)
      throws Exception {
    CountDownLatch held = hold(table, behaviour);
    change(table, "first");
    awaitBatches(table, 1);
    for (String id : ids) {
      change(table, id);
    }
    awaitPending(table, ids.length + 1);
    held.countDown();
  }

  /** Writes an item as it never was before. */
  private void change(String table, String id) {
    cloud.put(table, id, values.incrementAndGet());
  }

  private void awaitBatches(String function, int count) throws InterruptedException {
    for (int tries = 0; tester.batches(function).size() < count && tries < 3000; tries++) {
      Thread.sleep(10);
    }
    assertThat(tester.batches(function)).hasSizeGreaterThanOrEqualTo(count);
  }

  private void awaitPending(String function, int count) throws Exception {
    for (int tries = 0; pending(function) < count && tries < 200; tries++) {
      Thread.sleep(10);
    }
    assertThat(pending(function)).isEqualTo(count);
  }

  private int pending(String function) throws Exception {
    return cloud.list("/_local/streams").stream()
        .filter(stream -> stream.path("function").asText().equals(function))
        .mapToInt(stream -> stream.path("pending").asInt())
        .sum();
  }

  private List<JsonNode> failuresOf(String function) throws Exception {
    return cloud.failures().stream()
        .filter(
            failure ->
                failure.at("/requestContext/functionArn").asText().endsWith("yibao-" + function))
        .toList();
  }

  @Test
  void a_change_is_told_as_aws_tells_it() throws Exception {
    Instant before = cloud.cloud().businessClock().instant();
    cloud.put("plain", "101", Map.of("Message", AttributeValue.fromS("New item!")));
    cloud.drain("plain");
    cloud.put("plain", "101", Map.of("Message", AttributeValue.fromS("This item has changed")));
    cloud.drain("plain");
    cloud.delete("plain", "101");
    cloud.drain("plain");

    List<JsonNode> changes = tester.batches("plain").stream().flatMap(List::stream).toList();
    assertThat(changes.stream().map(change -> change.path("eventName").asText()))
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    JsonNode changed = changes.get(1);
    JsonNode created = changed.at("/dynamodb/ApproximateCreationDateTime");
    String sequence = changed.at("/dynamodb/SequenceNumber").asText();
    assertThat(created.isFloatingPointNumber() && created.canConvertToExactIntegral()).isTrue();
    assertThat(Instant.ofEpochSecond(created.asLong()))
        .isBetween(before.minusSeconds(1), cloud.cloud().businessClock().instant());
    assertThat(sequence).matches("[0-9]{21,40}");
    assertThat(changed.path("eventID").asText()).matches("[0-9a-f]{32}");
    String documented =
        """
        {
          "eventID": %s,
          "eventName": "MODIFY",
          "eventVersion": "1.1",
          "eventSource": "aws:dynamodb",
          "awsRegion": "ap-east-1",
          "dynamodb": {
            "ApproximateCreationDateTime": %s,
            "Keys": {"id": {"S": "101"}},
            "NewImage": {"Message": {"S": "This item has changed"}, "id": {"S": "101"}},
            "OldImage": {"Message": {"S": "New item!"}, "id": {"S": "101"}},
            "SequenceNumber": "%s",
            "SizeBytes": 59,
            "StreamViewType": "NEW_AND_OLD_IMAGES"
          },
          "eventSourceARN":
            "arn:aws:dynamodb:ap-east-1:000000000000:table/yibao-plain/stream/2000-01-01T00:00:00.000"
        }
        """
            .formatted(changed.path("eventID"), created, sequence);
    assertThat(changed).isEqualTo(Json.read(documented.getBytes(UTF_8)).orElseThrow());
    assertThat(changes.get(0).path("dynamodb").has("OldImage")).isFalse();
    assertThat(changes.get(2).path("dynamodb").has("NewImage")).isFalse();
    assertThat(changes.get(2).has("userIdentity")).isFalse();
  }

  @Test
  void every_type_of_attribute_is_told_as_dynamodb_writes_it() throws Exception {
    cloud.put(
        "plain",
        "types",
        Map.ofEntries(
            Map.entry("n", AttributeValue.fromN("12.50")),
            Map.entry("b", AttributeValue.fromB(SdkBytes.fromUtf8String("yi"))),
            Map.entry("yes", AttributeValue.fromBool(true)),
            Map.entry("nothing", AttributeValue.fromNul(true)),
            Map.entry("map", AttributeValue.fromM(Map.of("k", AttributeValue.fromS("v")))),
            Map.entry("list", AttributeValue.fromL(List.of(AttributeValue.fromN("1")))),
            Map.entry("none", AttributeValue.fromL(List.of())),
            Map.entry("texts", AttributeValue.fromSs(List.of("a"))),
            Map.entry("numbers", AttributeValue.fromNs(List.of("7"))),
            Map.entry("bytes", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("bao"))))));
    cloud.drain("plain");

    JsonNode image = tester.batches("plain").getFirst().getFirst().at("/dynamodb/NewImage");
    assertThat(image)
        .isEqualTo(
            Json.read(
                    """
                    {"id": {"S": "types"}, "n": {"N": "12.5"}, "b": {"B": "eWk="},
                     "yes": {"BOOL": true}, "nothing": {"NULL": true}, "map": {"M": {"k": {"S": "v"}}},
                     "list": {"L": [{"N": "1"}]}, "none": {"L": []}, "texts": {"SS": ["a"]},
                     "numbers": {"NS": ["7"]}, "bytes": {"BS": ["YmFv"]}}
                    """
                        .getBytes(UTF_8))
                .orElseThrow());
  }

  @Test
  void what_expires_is_removed_by_the_service() throws Exception {
    awaitBatches("expiring", 2);

    JsonNode removed = tester.batches("expiring").get(1).getFirst();
    assertThat(removed.path("eventName").asText()).isEqualTo("REMOVE");
    assertThat(removed.path("userIdentity").toString())
        .isEqualTo("{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"}");
  }

  @Test
  void a_change_reaches_an_idle_function_within_a_second() throws Exception {
    change("plain", "warms");
    cloud.drain("plain");
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int seen = tester.batches("plain").size();
      long begin = System.nanoTime();
      change("plain", "late-" + i);
      awaitBatches("plain", seen + 1);
      millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    assertThat(millis.stream().sorted().toList().get(2)).isLessThan(1000);
  }

  @Test
  void a_batch_has_as_many_changes_as_the_template_allows_and_all_come_in_order() throws Exception {
    String[] ids = new String[35];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "id-" + i;
    }
    putTogether("plain", Tester.TAKES_ALL, ids);
    cloud.drain("plain");

    List<List<String>> batches = tester.ids("plain");
    assertThat(batches.stream().map(List::size)).containsExactly(1, 10, 10, 10, 5);
    assertThat(batches.stream().skip(1).flatMap(List::stream)).containsExactly(ids);
  }

  @Test
  void a_batch_stays_below_lambdas_six_megabytes() throws Exception {
    String large = "x".repeat(380_000);
    CountDownLatch held = hold("plain", Tester.TAKES_ALL);
    change("plain", "first");
    awaitBatches("plain", 1);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 10; i++) {
        cloud.put(
            "plain",
            "large-" + i,
            Map.of("text", AttributeValue.fromS(large), "n", AttributeValue.fromN("" + round)));
      }
    }
    awaitPending("plain", 21);
    held.countDown();
    cloud.drain("plain");

    List<List<JsonNode>> batches = tester.batches("plain");
    assertThat(batches.stream().skip(1).mapToInt(List::size).sum()).isEqualTo(20);
    assertThat(batches.stream().map(List::toString).map(String::length))
        .allMatch(length -> length < UrlRequest.MAX_BODY);
    assertThat(batches.stream().map(List::size)).contains(8).allMatch(size -> size <= 10);
  }

  @Test
  void a_batch_waits_as_long_as_its_window_unless_it_is_full() throws Exception {
    long begin = System.nanoTime();
    change("windowed", "a");
    Thread.sleep(700);
    change("windowed", "b");
    awaitBatches("windowed", 1);
    Duration waited = Duration.ofNanos(System.nanoTime() - begin);
    begin = System.nanoTime();
    for (String id : List.of("c", "d", "e")) {
      change("windowed", id);
    }
    awaitBatches("windowed", 2);

    assertThat(tester.ids("windowed")).containsExactly(List.of("a", "b"), List.of("c", "d", "e"));
    assertThat(waited).isGreaterThan(Duration.ofSeconds(2));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void changes_of_an_item_keep_their_order_and_never_go_to_two_at_once() throws Exception {
    Set<String> underWay = ConcurrentHashMap.newKeySet();
    List<String> clashes = new ArrayList<>();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    Map<String, List<Integer>> taken = new ConcurrentHashMap<>();
    tester.let(
        "lanes",
        records -> {
          mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          Set<String> own = Set.copyOf(Tester.idsOf(records));
          own.stream().filter(id -> !underWay.add(id)).forEach(clashes::add);
          Thread.sleep(20);
          underWay.removeAll(own);
          atOnce.decrementAndGet();
          if (runs.incrementAndGet() % 4 == 0) {
            return Optional.empty();
          }
          records.forEach(
              change ->
                  taken
                      .computeIfAbsent(Tester.id(change), id -> new ArrayList<>())
                      .add(change.at("/dynamodb/NewImage/n/N").asInt()));
          return Optional.of("null");
        });
    for (int value = 0; value < 10; value++) {
      for (int item = 0; item < 20; item++) {
        cloud.put("lanes", "item-" + item, value);
      }
    }
    cloud.drain("lanes");

    Map<String, List<Integer>> expected = new HashMap<>();
    for (int item = 0; item < 20; item++) {
      expected.put("item-" + item, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    }
    assertThat(taken).isEqualTo(expected);
    assertThat(clashes).isEmpty();
    assertThat(mostAtOnce.get()).isBetween(2, 4);
  }

  @Test
  void what_throws_times_out_or_is_killed_comes_again_whole_and_holds_up_the_rest()
      throws Exception {
    AtomicInteger runs = new AtomicInteger();
    tester.let(
        "hasty",
        records ->
            switch (runs.incrementAndGet()) {
              case 1 -> Optional.empty();
              case 2 -> {
                Thread.sleep(2500);
                yield Optional.of("null");
              }
              default -> Optional.of("null");
            });
    cloud.putAll("hasty", "a", "b");
    awaitBatches("hasty", 2);
    String onAnswer = "{\"function\":\"hasty\",\"onAnswer\":true}";
    assertThat(cloud.post("/_local/faults", onAnswer).statusCode()).isEqualTo(200);
    change("hasty", "c");
    cloud.drain("hasty");

    List<String> both = List.of("a", "b");
    assertThat(tester.ids("hasty")).containsExactly(both, both, both, both, List.of("c"));
    assertThat(
            cloud.list("/_local/invocations").stream()
                .filter(run -> run.path("function").asText().equals("hasty"))
                .map(run -> run.path("killed").asBoolean()))
        .containsExactly(false, false, true, false, false);
    assertThat(cloud.said())
        .filteredOn(line -> line.startsWith("hasty's stream: "))
        .singleElement()
        .asString()
        .contains("2 changes from ", "tried again", "told to throw");
  }

  @Test
  void a_partial_failure_brings_all_from_the_first_that_failed() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Tester.Behaviour failsAtTheThird =
        records ->
            Optional.of(
                runs.incrementAndGet() == 1
                    ? Tester.failed(records.get(3)).replace("]}", ",")
                        + Tester.failed(records.get(2)).substring(22)
                    : "{\"batchItemFailures\":[]}");
    putTogether("partial", failsAtTheThird, "a", "b", "c", "d");
    cloud.drain("partial");

    assertThat(tester.ids("partial").subList(1, 3))
        .containsExactly(List.of("a", "b", "c", "d"), List.of("c", "d"));
    assertThat(tester.batches("partial")).hasSize(3);
  }

  @Test
  void what_fails_again_and_again_is_given_up_and_the_rest_goes_on() throws Exception {
    Tester.Behaviour failsAtB =
        records ->
            records.stream()
                .filter(change -> Tester.id(change).equals("b"))
                .findFirst()
                .map(Tester::failed)
                .or(() -> Optional.of(""));
    putTogether("partial", failsAtB, "a", "b", "c");
    cloud.drain("partial");
    change("partial", "d");
    cloud.drain("partial");

    assertThat(tester.ids("partial").subList(1, 5))
        .containsExactly(
            List.of("a", "b", "c"), List.of("b", "c"), List.of("b", "c"), List.of("d"));
    List<JsonNode> given = failuresOf("partial");
    assertThat(given).hasSize(1);
    JsonNode failure = given.getFirst();
    List<JsonNode> batch = tester.batches("partial").get(2);
    assertThat(failure.at("/requestContext/condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(failure.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
    assertThat(failure.path("responseContext").toString())
        .isEqualTo("{\"statusCode\":200,\"executedVersion\":\"$LATEST\"}");
    assertThat(failure.at("/DDBStreamBatchInfo/startSequenceNumber"))
        .isEqualTo(batch.getFirst().at("/dynamodb/SequenceNumber"));
    assertThat(failure.at("/DDBStreamBatchInfo/endSequenceNumber"))
        .isEqualTo(batch.getLast().at("/dynamodb/SequenceNumber"));
    assertThat(failure.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(2);
    assertThat(failure.at("/DDBStreamBatchInfo/shardId").asText()).startsWith("shardId-");
    assertThat(failure.at("/DDBStreamBatchInfo/streamArn"))
        .isEqualTo(batch.getFirst().path("eventSourceARN"));
    assertThat(failure.path("version").asText()).isEqualTo("1.0");
    assertThat(OffsetDateTime.parse(failure.path("timestamp").asText())).isNotNull();
    assertThat(cloud.said()).anyMatch(line -> line.contains("GIVEN UP after 3 runs"));
  }

  @Test
  void a_batch_that_throws_is_halved_until_the_change_stands_alone() throws Exception {
    Tester.Behaviour throwsAtC =
        records -> Tester.idsOf(records).contains("c") ? Optional.empty() : Optional.of("null");
    putTogether("halves", throwsAtC, "a", "b", "c", "d");
    cloud.drain("halves");

    assertThat(tester.ids("halves").subList(1, 7))
        .containsExactly(
            List.of("a", "b", "c", "d"),
            List.of("a", "b"),
            List.of("c", "d"),
            List.of("c"),
            List.of("c"),
            List.of("d"));
    List<JsonNode> given = failuresOf("halves");
    assertThat(given.stream().map(failure -> failure.at("/DDBStreamBatchInfo/batchSize").asInt()))
        .containsExactly(1);
    assertThat(given.getFirst().at("/responseContext/functionError").asText())
        .isEqualTo("Unhandled");
    assertThat(cloud.said())
        .anyMatch(line -> line.contains("arn:aws:sqs:ap-east-1:000000000000:lost"));
  }

  @Test
  void what_is_too_old_is_given_up_without_another_run() throws Exception {
    tester.let("aging", Tester.THROWS);
    change("aging", "a");
    awaitBatches("aging", 2);
    later.set(Duration.ofMinutes(3));
    cloud.drain("aging");
    later.set(Duration.ZERO);

    assertThat(failuresOf("aging").stream().map(f -> f.at("/requestContext/condition").asText()))
        .containsExactly("RecordAgeExceeded");
    tester.let("aging", Tester.TAKES_ALL);
    int runs = tester.batches("aging").size();
    change("aging", "b");
    cloud.drain("aging");
    assertThat(tester.ids("aging").subList(runs, runs + 1)).containsExactly(List.of("b"));
  }

  @Test
  void how_far_a_stream_is_can_be_seen() throws Exception {
    CountDownLatch held = hold("plain", Tester.TAKES_ALL);
    change("plain", "a");
    awaitPending("plain", 1);
    List<JsonNode> streams = cloud.list("/_local/streams");
    held.countDown();

    assertThat(streams.stream().map(stream -> stream.path("function").asText()))
        .containsExactlyInAnyOrderElementsOf(MAPPINGS.keySet());
    assertThat(streams)
        .filteredOn(stream -> stream.path("pending").asInt() == 1)
        .singleElement()
        .returns("plain", stream -> stream.path("function").asText())
        .returns("plain", stream -> stream.path("table").asText())
        .returns(true, stream -> stream.path("behindMs").asLong() > 0);
    cloud.drain("plain");
    assertThat(pending("plain")).isZero();
    HttpResponse<String> nobodys = cloud.post("/_local/streams/nobody", "");
    assertThat(nobodys.statusCode()).isEqualTo(404);
    assertThat(nobodys.body()).contains("plain");
  }
}
