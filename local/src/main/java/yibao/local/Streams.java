package yibao.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Calls functions with the changes of the tables whose streams the template gives them. */
final class Streams implements AutoCloseable {

  private final List<StreamMapping> mappings = new ArrayList<>();
  private final Closing closing = new Closing();
  private final StreamPositions positions;
  private final StreamFailures failures;
  private final Functions functions;
  private final BusinessClock business;
  private final Consumer<String> say;

  Streams(
      StreamPositions positions,
      Functions functions,
      BusinessClock business,
      Consumer<String> say) {
    this.positions = positions;
    this.failures = new StreamFailures(business.system());
    this.functions = functions;
    this.business = business;
    this.say = say;
  }

  /**
   * Begins to read; nothing is read without a stream.
   *
   * @param tables knows the tables
   * @param endpoint where DynamoDB Local listens
   */
  void start(List<StreamDefinition> streams, DynamoDbClient tables, URI endpoint) {
    if (streams.isEmpty()) {
      return;
    }
    DynamoDbStreamsClient client = DynamoDbClients.streams(endpoint);
    closing.afterwards(client::close);
    for (StreamDefinition stream : streams) {
      String arn =
          tables
              .describeTable(request -> request.tableName(stream.table()))
              .table()
              .latestStreamArn();
      StreamMapping mapping = mapping(stream, client, arn);
      closing.afterwards(mapping::close);
      mappings.add(mapping);
    }
  }

  private StreamMapping mapping(StreamDefinition stream, DynamoDbStreamsClient client, String arn) {
    Optional<StreamPositions.Position> kept = positions.find(stream.id(), arn);
    StreamReader reader =
        new StreamReader(client, arn, kept.flatMap(StreamPositions.Position::after));
    if (kept.isEmpty()) {
      if (stream.start() == StreamDefinition.Start.LATEST) {
        reader.skip();
      }
      // kept from now on, or a start that follows would skip what comes until the first batch
      positions.put(stream.id(), new StreamPositions.Position(arn, reader.after()));
    }
    return new StreamMapping(
        stream,
        reader,
        kept.isPresent(),
        new StreamProgress(
            after ->
                positions.put(stream.id(), new StreamPositions.Position(arn, Optional.of(after)))),
        functions.named(stream.function()).orElseThrow(),
        failures,
        business,
        say);
  }

  List<String> names() {
    return mappings.stream().map(mapping -> mapping.stream().function()).distinct().toList();
  }

  /** How far each is. */
  ArrayNode list() {
    ArrayNode list = Json.object().putArray("items");
    mappings.forEach(mapping -> list.add(mapping.shown()));
    return list;
  }

  /**
   * Waits until all that was written before is handed over to a function or given up; empty if no
   * function of that name has a stream.
   */
  Optional<Boolean> drain(String function, Duration atMost) {
    List<StreamMapping> own =
        mappings.stream().filter(mapping -> mapping.stream().function().equals(function)).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean all = true;
      for (StreamMapping mapping : own) {
        all &= mapping.drain(atMost);
      }
      return Optional.of(all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(false);
    }
  }

  /** What was given up, the oldest first. */
  ArrayNode failures() {
    return failures.list();
  }

  @Override
  public void close() {
    closing.close();
  }
}
