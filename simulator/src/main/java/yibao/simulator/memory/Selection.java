package yibao.simulator.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import yibao.simulator.expression.Path;
import yibao.simulator.expression.Projection;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/**
 * What is told of the items found: all, parts, or only how many.
 *
 * @param counted whether only how many
 */
record Selection(boolean counted, Optional<Projection> projection) {

  /**
   * @throws Refusal if the parameters contradict each other, or an index lacks what is asked for
   */
  static Selection of(@Nullable Select select, Optional<Projection> projection, Source source) {
    check(select, projection.isPresent(), source);
    projection.ifPresent(asked -> checkProjected(asked.paths(), source));
    return new Selection(select == Select.COUNT, projection);
  }

  private static void check(@Nullable Select select, boolean projects, Source source) {
    if (select == null) {
      return;
    }
    switch (select) {
      case COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES -> {
        if (projects) {
          throw new Refusal(
              "Cannot specify the ProjectionExpression when choosing to get " + select);
        }
      }
      case SPECIFIC_ATTRIBUTES -> {
        if (!projects) {
          throw new Refusal(
              "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                  + " SPECIFIC_ATTRIBUTES");
        }
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw new Refusal("Value at 'select' failed to satisfy constraint: no such value");
    }
    if (select == Select.ALL_PROJECTED_ATTRIBUTES && source.index().isEmpty()) {
      throw new Refusal(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    if (select == Select.ALL_ATTRIBUTES
        && source.index().filter(index -> index.schema().projected().isPresent()).isPresent()) {
      throw new Refusal(
          "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported"
              + " for a global secondary index whose projection type is not ALL");
    }
  }

  static void checkProjected(Iterable<Path> paths, Source source) {
    for (Path path : paths) {
      if (!source.projects(path.attribute())) {
        throw new Refusal(
            "One or more parameter values were invalid: the global secondary index does not project "
                + path.attribute());
      }
    }
  }

  /** As the answer has them; nothing where they are only counted. */
  Optional<List<Map<String, AttributeValue>>> written(List<Value.Document> found) {
    return counted
        ? Optional.empty()
        : Optional.of(
            found.stream()
                .map(item -> projection.map(asked -> asked.of(item)).orElse(item))
                .map(AttributeValues::write)
                .toList());
  }
}
