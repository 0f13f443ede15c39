package yibao.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The tables of template.yaml in a DynamoDB Local of one's own, in memory, for tests. Expects the
 * system property {@code yibao.root}, which the build sets.
 */
public final class LocalTables implements AutoCloseable {

  private final Template template;
  private final WorkFolder work;
  private final DynamoDbLocal dynamoDb;
  private final TableStore store;

  private LocalTables(
      Template template, WorkFolder work, DynamoDbLocal dynamoDb, TableStore store) {
    this.template = template;
    this.work = work;
    this.dynamoDb = dynamoDb;
    this.store = store;
  }

  /** Starts DynamoDB Local and creates every table of the template. */
  public static LocalTables start() {
    return start(Installation.ofBuild());
  }

  static LocalTables start(Installation installation) {
    Template template = Template.read(installation.root());
    WorkFolder work = WorkFolder.make();
    DynamoDbLocal dynamoDb =
        DynamoDbLocal.start(
            installation,
            new LeashedJava(work.path()),
            Optional.empty(),
            work.path().resolve("dynamodb.log"));
    TableStore store = new TableStore(template.tables().values(), dynamoDb.endpoint());
    store.create();
    return new LocalTables(template, work, dynamoDb, store);
  }

  /** A client of these tables; it is closed with them. */
  public DynamoDbClient client() {
    return store.client();
  }

  /** Where DynamoDB Local listens. */
  public URI endpoint() {
    return dynamoDb.endpoint();
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
    store.close();
    dynamoDb.close();
    work.close();
  }
}
