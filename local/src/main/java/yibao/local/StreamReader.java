package yibao.local;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the stream that DynamoDB Local keeps of a table, each change once and in order. It keeps a
 * change for a day, in its files also over a restart, and a stream has one shard there for good.
 */
final class StreamReader {

  private final DynamoDbStreamsClient client;
  private final String arn;
  private final String shard;
  private Optional<String> after;
  private Optional<String> iterator = Optional.empty();

  /**
   * @param arn as DynamoDB Local has it
   * @param after the sequence number of the last change that was read already
   */
  StreamReader(DynamoDbStreamsClient client, String arn, Optional<String> after) {
    this.client = client;
    this.arn = arn;
    this.shard = onlyShard();
    this.after = after;
  }

  /**
   * What one look at the stream found.
   *
   * @param wasLast whether there was nothing more
   * @param forgot whether the stream no longer has all that came after the last change read
   */
  record Look(List<Record> records, boolean wasLast, boolean forgot) {}

  String shard() {
    return shard;
  }

  /** The sequence number of the last change that was read. */
  Optional<String> after() {
    return after;
  }

  /** Passes by whatever there is. */
  void skip() {
    Look look = read();
    while (!look.wasLast()) {
      look = read();
    }
  }

  Look read() {
    try {
      return read(iterator.orElseGet(this::next), false);
    } catch (ExpiredIteratorException e) {
      // as after a night's sleep of the machine
      iterator = Optional.empty();
      return read();
    } catch (TrimmedDataAccessException e) {
      return readFromHorizon();
    }
  }

  private Look readFromHorizon() {
    iterator = Optional.empty();
    try {
      return read(at(ShardIteratorType.TRIM_HORIZON, Optional.empty()), true);
    } catch (TrimmedDataAccessException e) {
      // DynamoDB Local refuses any place in a shard that has nothing left
      return new Look(List.of(), true, true);
    }
  }

  private Look read(String from, boolean forgot) {
    GetRecordsResponse answer = client.getRecords(request -> request.shardIterator(from));
    iterator = Optional.ofNullable(answer.nextShardIterator());
    List<Record> fresh = answer.records().stream().filter(this::isFresh).toList();
    if (!fresh.isEmpty()) {
      after = Optional.of(fresh.getLast().dynamodb().sequenceNumber());
    }
    return new Look(fresh, answer.records().isEmpty(), forgot);
  }

  private boolean isFresh(Record change) {
    BigInteger number = new BigInteger(change.dynamodb().sequenceNumber());
    return after.map(last -> number.compareTo(new BigInteger(last)) > 0).orElse(true);
  }

  private String next() {
    return at(
        after.isPresent()
            ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
            : ShardIteratorType.TRIM_HORIZON,
        after);
  }

  private String at(ShardIteratorType type, Optional<String> sequence) {
    return client
        .getShardIterator(
            request -> {
              request.streamArn(arn).shardId(shard).shardIteratorType(type);
              sequence.ifPresent(request::sequenceNumber);
            })
        .shardIterator();
  }

  private String onlyShard() {
    List<Shard> shards =
        client.describeStream(request -> request.streamArn(arn)).streamDescription().shards();
    if (shards.size() != 1) {
      throw new LocalCloudException(
          arn + " has " + shards.size() + " shards, and the local cloud follows one alone.");
    }
    return shards.getFirst().shardId();
  }
}
