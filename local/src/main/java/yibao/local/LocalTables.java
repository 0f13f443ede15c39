package yibao.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The tables of template.yaml in a DynamoDB Local, in memory, for tests. Expects the system
 * property {@code yibao.root}, which the build sets.
 */
public final class LocalTables implements AutoCloseable {

  /** Without a table, until the next one starts; they end with this process at the latest. */
  private static final Queue<Server> IDLE = new ConcurrentLinkedQueue<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach(Server::close)));
  }

  /** A DynamoDB Local and the folder that it works in. */
  private record Server(WorkFolder work, DynamoDbLocal dynamoDb) {

    static Server start(Installation installation) {
      WorkFolder work = WorkFolder.make();
      return new Server(
          work,
          DynamoDbLocal.start(
              installation,
              new LeashedJava(work.path()),
              Optional.empty(),
              work.path().resolve("dynamodb.log")));
    }

    void close() {
      dynamoDb.close();
      work.close();
    }
  }

  private final Template template;
  private final TableStore store;
  private final Server server;
  private final Consumer<Server> whenClosed;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private LocalTables(Template template, Server server, Consumer<Server> whenClosed) {
    this.template = template;
    this.server = server;
    this.whenClosed = whenClosed;
    this.store = new TableStore(template.tables().values(), server.dynamoDb().endpoint());
    store.create();
  }

  /**
   * Creates every table of the template, in a DynamoDB Local that nobody else of this process has
   * any more; it remembers the tokens of earlier transactions, as long as DynamoDB does.
   */
  public static LocalTables start() {
    Installation installation = Installation.ofBuild();
    Server server = Optional.ofNullable(IDLE.poll()).orElseGet(() -> Server.start(installation));
    return new LocalTables(Template.read(installation.root()), server, IDLE::add);
  }

  /** In a DynamoDB Local that is started for it and remembers nothing. */
  public static LocalTables ofItsOwn() {
    Installation installation = Installation.ofBuild();
    return new LocalTables(
        Template.read(installation.root()), Server.start(installation), Server::close);
  }

  /** A client of these tables; it is closed with them. */
  public DynamoDbClient client() {
    return store.client();
  }

  /** Where DynamoDB Local listens. */
  public URI endpoint() {
    return server.dynamoDb().endpoint();
  }

  /**
   * A table's name as functions get it in their environment.
   *
   * @param table its logical id such as {@code PeopleTable}, or its name with or without the stack
   * @throws IllegalArgumentException if the template has no such table
   */
  public String name(String table) {
    return new TemplateTables(template).name(table);
  }

  /** Every item of a table, named as in {@link #name}. */
  public List<Map<String, AttributeValue>> items(String table) {
    return store.items(name(table));
  }

  /** Empties every table. */
  public void clear() {
    store.clear();
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      store.drop();
      store.close();
      whenClosed.accept(server);
    }
  }
}
