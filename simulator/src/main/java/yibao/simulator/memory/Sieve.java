package yibao.simulator.memory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;
import yibao.simulator.expression.Condition;
import yibao.simulator.expression.Path;
import yibao.simulator.expression.Projection;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** What a query or scan goes through, which items it lets by, and what it tells of them. */
record Sieve(Source source, Optional<Condition> filter, Selection selection) {

  /**
   * Reads the filter and the projection, when whatever else the request says was read.
   *
   * @throws Refusal if they can't be read, or ask what the source doesn't have
   */
  static Sieve of(
      Source source,
      Expressions expressions,
      @Nullable String filter,
      @Nullable String projection,
      @Nullable Select select) {
    Optional<Condition> condition = expressions.read("FilterExpression", filter, Condition::read);
    condition.ifPresent(
        read -> {
          new KeyPaths(source.table()).checkScalar(read.paths());
          Selection.checkProjected(read.paths(), source);
        });
    Optional<Projection> parts =
        expressions.read("ProjectionExpression", projection, Projection::read);
    expressions.allUsed();
    return new Sieve(source, condition, Selection.of(select, parts, source));
  }

  static void checkConsistency(@Nullable Boolean consistent, Source source) {
    if (Boolean.TRUE.equals(consistent) && source.index().isPresent()) {
      throw new Refusal("Consistent reads are not supported on global secondary indexes");
    }
  }

  static int limit(@Nullable Integer asked) {
    if (asked != null && asked < 1) {
      throw new Refusal("Limit must be greater than or equal to 1");
    }
    return asked == null ? Integer.MAX_VALUE : asked;
  }

  /** A query asks for keys by its key condition alone. */
  void checkNoKeyIsFiltered() {
    for (Path path : filter.map(Condition::paths).orElse(Set.of())) {
      if (source.keys().has(path.attribute())) {
        throw new Refusal(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + path.attribute());
      }
    }
  }

  boolean letsBy(Value.Document item) {
    return filter.map(condition -> condition.holds(item)).orElse(true);
  }

  Optional<Map<String, AttributeValue>> lastKey(Page page) {
    return page.last().map(source::lastKey).map(AttributeValues::write);
  }

  Optional<ConsumedCapacity> consumed(
      @Nullable ReturnConsumedCapacity asked, @Nullable Boolean consistent, Page page) {
    if (!Units.areAsked(asked)) {
      return Optional.empty();
    }
    Units units = new Units(source.table().name());
    source
        .index()
        .ifPresentOrElse(
            index -> units.read(index, page.bytes()),
            () -> units.read(page.bytes(), Boolean.TRUE.equals(consistent), 1));
    return Optional.of(units.told(asked));
  }
}
