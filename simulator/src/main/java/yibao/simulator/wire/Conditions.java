package yibao.simulator.wire;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Collects the conditions that operations send in transactions, and can leave one of them out, so
 * that it shows what breaks without it.
 */
public final class Conditions implements Between {

  private final NavigableSet<Sent> sent = new ConcurrentSkipListSet<>();
  private final Optional<Sent> stripped;

  private Conditions(Optional<Sent> stripped) {
    this.stripped = stripped;
  }

  /** Lets every condition through. */
  public static Conditions all() {
    return new Conditions(Optional.empty());
  }

  /** Leaves one out wherever it is sent. */
  public static Conditions without(Sent one) {
    return new Conditions(Optional.of(one));
  }

  /**
   * A condition, whatever its values.
   *
   * @param action {@code Put}, {@code Update}, {@code Delete} or {@code ConditionCheck}
   * @param expression with single spaces
   */
  public record Sent(String table, String action, String expression) implements Comparable<Sent> {

    private static final Comparator<Sent> ORDER =
        Comparator.comparing(Sent::table)
            .thenComparing(Sent::action)
            .thenComparing(Sent::expression);

    @Override
    public int compareTo(Sent other) {
      return ORDER.compare(this, other);
    }
  }

  /** Those that were sent so far. */
  public NavigableSet<Sent> sent() {
    return Collections.unmodifiableNavigableSet(new TreeSet<>(sent));
  }

  @Override
  public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
    return onward.send(seen(request));
  }

  @SuppressWarnings("unchecked")
  private <T extends DynamoDbRequest> T seen(T request) {
    return request instanceof TransactWriteItemsRequest transaction
        ? (T)
            transaction.toBuilder()
                .transactItems(transaction.transactItems().stream().map(this::seen).toList())
                .build()
        : request;
  }

  private TransactWriteItem seen(TransactWriteItem action) {
    Optional<Sent> condition = Stripping.condition(action);
    condition.ifPresent(sent::add);
    return condition.isPresent() && condition.equals(stripped)
        ? Stripping.withoutCondition(action)
        : action;
  }
}
