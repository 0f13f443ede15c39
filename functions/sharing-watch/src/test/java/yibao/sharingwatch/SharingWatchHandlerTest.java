package yibao.sharingwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.edge.Metrics;
import yibao.local.LocalTables;
import yibao.operations.Answer;
import yibao.operations.AnswerRelation;
import yibao.operations.AskRelation;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.SharingRecords;
import yibao.operations.SharingRefusal;
import yibao.records.Consent;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.records.SharingSetAsides;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.Kinship;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Quota;
import yibao.rules.Scheme;

/**
 * Feeds the handler batches of the people table's stream, and the files of events/sharing-watch.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SharingWatchHandlerTest {

  private static final Path EVENTS =
      Path.of(System.getProperty("yibao.root", "../.."), "events/sharing-watch");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PolicyBook BOOK = PolicyResource.load();
  private static final Vault VAULT =
      new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests")));
  private static final Area CHENGDU = new Area("510100");
  private static final Area XINING = new Area("630100");
  private static final Instant NOW = Instant.parse("2026-03-05T04:00:00Z");
  private static final int FAMILIES = 5;

  private final LocalTables tables = LocalTables.start();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private SharingRecords.Names names() {
    return new SharingRecords.Names(
        tables.name("PeopleTable"),
        tables.name("AccountsTable"),
        tables.name("SharingTable"),
        tables.name("GuardsTable"));
  }

  private SharingWatchHandler handler(DynamoDbClient client) {
    return new SharingWatchHandler(
        Wiring.job(
            client,
            names(),
            VAULT,
            BOOK,
            new Metrics(
                new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(), "test")));
  }

  @BeforeEach
  void empty() {
    tables.clear();
    log.reset();
  }

  @AfterAll
  void stop() {
    tables.close();
  }

  /** Lambda's side of a run that has time. */
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> 200_000);

  private JsonNode handle(DynamoDbClient client, byte[] event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler(client).handleRequest(new ByteArrayInputStream(event), answer, CONTEXT);
    return JSON.readTree(answer.toByteArray());
  }

  private JsonNode run(String event) throws IOException {
    return handle(tables.client(), Files.readAllBytes(EVENTS.resolve(event + ".json")));
  }

  // ---- a world of families --------------------------------------------------------------------

  /** Families of two, each sharing, in which every mother has died since. */
  private final class Families {
    private final SharingRecords records =
        SharingRecords.of(new Tables(tables.client()), names(), VAULT);
    private final Ids ids = new Ids(new Random(7));
    final List<String> relations = new ArrayList<>();
    final List<ObjectNode> changes = new ArrayList<>();

    Families() {
      for (int i = 0; i < FAMILIES; i++) {
        String daughter = enter("daughter" + i, Scheme.EMPLOYEE, CHENGDU);
        String mother = enter("mother" + i, Scheme.RESIDENT, XINING);
        relations.add(shared(daughter, mother));
        Person dead = file(mother).died(LocalDate.of(2026, 3, 4));
        Map<String, AttributeValue> before = item(mother);
        records.tables().commit(List.of(records.people().replace(dead)));
        changes.add(change(i, mother, before));
      }
    }

    private String enter(String psnNo, Scheme scheme, Area area) {
      Cover cover =
          new Cover(
              scheme,
              area,
              2026,
              LocalDate.of(2026, 1, 1),
              LocalDate.of(2026, 12, 31),
              Optional.empty(),
              Optional.empty());
      Person person =
          Person.entered(
              psnNo,
              area,
              new Identity(Optional.empty(), "张三", Optional.empty()),
              Optional.empty(),
              Optional.empty(),
              new PersonFacts(
                  LocalDate.of(1960, 1, 1), Optional.empty(), List.of(), List.of(cover), List.of()),
              LocalDate.of(2026, 1, 1));
      records.tables().commit(List.of(records.people().enter(person)));
      return psnNo;
    }

    private Person file(String psnNo) {
      return records.people().find(psnNo).orElseThrow();
    }

    private String shared(String owner, String beneficiary) {
      Channel app = new Channel("app");
      Keyed<SharingRefusal> asked =
          new AskRelation(records, BOOK, ids, file -> new Answer(201, file.relation().relationId()))
              .ask(
                  new AskRelation.Command(
                      new CallersKey(app, owner),
                      consent(owner),
                      owner,
                      beneficiary,
                      Kinship.PARENT,
                      Quota.NONE,
                      Relation.anyUse()),
                  NOW);
      String id = ((Keyed.Answered<SharingRefusal>) asked).answer().body();
      new AnswerRelation(records, BOOK, file -> new Answer(200, ""))
          .accept(new AnswerRelation.Command(app, id, consent(beneficiary)), NOW);
      return id;
    }

    private Consent consent(String psnNo) {
      return new Consent(psnNo, Consent.Proof.FACE, NOW);
    }

    private Map<String, AttributeValue> item(String psnNo) {
      return tables.items("PeopleTable").stream()
          .filter(one -> Objects.requireNonNull(one.get("psnNo")).s().equals(psnNo))
          .findFirst()
          .orElseThrow();
    }

    /** The change as the stream has it. */
    private ObjectNode change(int number, String psnNo, Map<String, AttributeValue> before) {
      ObjectNode record = JSON.createObjectNode();
      record.put("eventID", "event" + number);
      record.put("eventName", "MODIFY");
      record.put("eventVersion", "1.1");
      record.put("eventSource", "aws:dynamodb");
      record.put("awsRegion", "cn-north-1");
      ObjectNode change = record.putObject("dynamodb");
      change.put("ApproximateCreationDateTime", NOW.getEpochSecond() + 0.5);
      change.putObject("Keys").putObject("psnNo").put("S", psnNo);
      change.set("NewImage", image(item(psnNo)));
      change.set("OldImage", image(before));
      change.put("SequenceNumber", "10000000000000000000" + number);
      change.put("SizeBytes", 100);
      change.put("StreamViewType", "NEW_AND_OLD_IMAGES");
      return record;
    }

    byte[] batch(List<ObjectNode> records) throws IOException {
      ObjectNode event = JSON.createObjectNode();
      ArrayNode list = event.putArray("Records");
      records.forEach(list::add);
      return JSON.writeValueAsBytes(event);
    }

    List<Relation.Status> statuses() {
      return relations.stream()
          .map(id -> records.relations().find(id).orElseThrow().statusAt(NOW))
          .toList();
    }

    /** All of the table, but for what was set aside. */
    Set<Map<String, AttributeValue>> state() {
      return Set.copyOf(tables.items("SharingTable"));
    }
  }

  private static ObjectNode image(Map<String, AttributeValue> item) {
    ObjectNode image = JSON.createObjectNode();
    item.forEach((name, value) -> image.set(name, value(value)));
    return image;
  }

  private static JsonNode value(AttributeValue value) {
    ObjectNode typed = JSON.createObjectNode();
    switch (value.type()) {
      case S -> typed.put("S", value.s());
      case N -> typed.put("N", value.n());
      case BOOL -> typed.put("BOOL", value.bool());
      case M -> typed.set("M", image(value.m()));
      case L -> {
        ArrayNode list = typed.putArray("L");
        value.l().forEach(one -> list.add(value(one)));
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
    return typed;
  }

  /** Storage that can't be reached from its n-th call on, for a while. */
  private DynamoDbClient failing(int fromCall, int calls) {
    AtomicInteger made = new AtomicInteger();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              int call = made.incrementAndGet();
              if (call >= fromCall && call < fromCall + calls) {
                throw SdkClientException.create("unreachable");
              }
              try {
                return method.invoke(tables.client(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  // ---- batches --------------------------------------------------------------------------------

  @Test
  void a_batch_ends_what_its_changes_end() throws IOException {
    Families families = new Families();

    JsonNode answer = handle(tables.client(), families.batch(families.changes));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(families.statuses()).containsOnly(Relation.Status.DISSOLVED);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"RelationsEnded\":" + FAMILIES);
  }

  @Test
  void a_batch_that_comes_twice_changes_nothing_more() throws IOException {
    Families families = new Families();
    handle(tables.client(), families.batch(families.changes));
    Set<Map<String, AttributeValue>> once = families.state();

    handle(tables.client(), families.batch(families.changes));

    assertThat(families.state()).isEqualTo(once);
  }

  /** Whichever call fails, the batch is asked for again from there, and comes to the same. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8, 11, 14, 17})
  void a_batch_that_half_failed_is_asked_for_again_from_there(int call) throws IOException {
    Families families = new Families();
    Set<Map<String, AttributeValue>> whole = ended(families);
    tables.clear();
    families = new Families();

    List<ObjectNode> left = families.changes;
    JsonNode answer = handle(failing(call, 6), families.batch(left));
    JsonNode failures = answer.path("batchItemFailures");
    if (!failures.isEmpty()) {
      String from = failures.get(0).path("itemIdentifier").asText();
      int first = 0;
      while (!left.get(first).path("dynamodb").path("SequenceNumber").asText().equals(from)) {
        first++;
      }
      handle(tables.client(), families.batch(left.subList(first, left.size())));
    }

    assertThat(families.state()).isEqualTo(whole);
  }

  private Set<Map<String, AttributeValue>> ended(Families families) throws IOException {
    handle(tables.client(), families.batch(families.changes));
    assertThat(families.statuses()).containsOnly(Relation.Status.DISSOLVED);
    return families.state();
  }

  @Test
  void a_record_that_cant_be_read_is_set_aside_with_its_content_and_the_rest_goes_on()
      throws IOException {
    Families families = new Families();
    ObjectNode poison = families.changes.get(1).deepCopy();
    poison.put("eventID", "poison");
    ((ObjectNode) poison.path("dynamodb").path("NewImage")).remove("birthDate");
    families.changes.add(1, poison);

    JsonNode answer = handle(tables.client(), families.batch(families.changes));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(families.statuses()).containsOnly(Relation.Status.DISSOLVED);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"SharingRecordsSetAside\":1");
    assertThat(
            new SharingSetAsides(new Tables(tables.client()), tables.name("SharingTable"))
                .find("poison")
                .orElseThrow())
        .satisfies(
            aside -> {
              assertThat(JSON.readTree(aside.content()).path("dynamodb").path("NewImage"))
                  .isEqualTo(poison.path("dynamodb").path("NewImage"));
              assertThat(aside.because()).isEqualTo("java.lang.IllegalStateException");
            });
  }

  @Test
  void somebody_whose_relations_cant_be_read_is_set_aside_and_the_rest_goes_on()
      throws IOException {
    Families families = new Families();
    Map<String, AttributeValue> file =
        tables.items("SharingTable").stream()
            .filter(
                item ->
                    Objects.requireNonNull(item.get("pk")).s().equals("person#mother1")
                        && Objects.requireNonNull(item.get("sk")).s().equals("sharing"))
            .findFirst()
            .map(HashMap::new)
            .orElseThrow();
    file.remove("version");
    tables.client().putItem(put -> put.tableName(tables.name("SharingTable")).item(file));

    JsonNode answer = handle(tables.client(), families.batch(families.changes));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(families.statuses())
        .filteredOn(status -> status == Relation.Status.ACTIVE)
        .hasSize(1);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"SharingRecordsSetAside\":1");
  }

  @Test
  void the_batch_of_the_events_is_set_aside() throws IOException {
    assertThat(run("changed-unreadable").path("batchItemFailures")).isEmpty();

    assertThat(tables.items("SharingTable"))
        .singleElement()
        .satisfies(
            item ->
                assertThat(Objects.requireNonNull(item.get("id")).s())
                    .isEqualTo("7de3041dd709b024af6f29e4fa13d34c"));
  }

  @Test
  void what_a_file_was_until_it_changed_is_read_too() throws IOException {
    Families families = new Families();
    ObjectNode change = (ObjectNode) families.changes.getFirst().path("dynamodb");
    JsonNode alive = change.path("OldImage");
    change.set("OldImage", change.path("NewImage"));
    change.set("NewImage", alive);

    handle(tables.client(), families.batch(families.changes.subList(0, 1)));

    assertThat(families.statuses().getFirst()).isEqualTo(Relation.Status.DISSOLVED);
  }

  @Test
  void a_record_without_an_image_says_nothing() throws IOException {
    Families families = new Families();
    ((ObjectNode) families.changes.getFirst().path("dynamodb")).remove("NewImage");

    handle(tables.client(), families.batch(families.changes.subList(0, 1)));

    assertThat(families.statuses()).containsOnly(Relation.Status.ACTIVE);
  }

  // ---- by date --------------------------------------------------------------------------------

  @Test
  void a_run_ends_what_is_due_by_then() throws IOException {
    Families families = new Families();
    assertThat(run("run").path("ended").asInt()).isZero();

    JsonNode done =
        handle(
            tables.client(),
            "{\"scheduledFor\":\"2027-04-01T00:00:00+08:00\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(done.path("ended").asInt()).isEqualTo(FAMILIES);
    assertThat(done.path("through").asBoolean()).isTrue();
    assertThat(families.statuses()).containsOnly(Relation.Status.DISSOLVED);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"SharingWatchRuns\":1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run-not-an-instant", "run-unknown-field", "run-without-instant"})
  void what_is_no_event_of_the_job_is_a_fault_that_says_where(String event) {
    assertThatThrownBy(() -> run(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no event of this job");
  }
}
