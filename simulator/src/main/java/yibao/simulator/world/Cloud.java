package yibao.simulator.world;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import yibao.rules.Area;
import yibao.rules.PolicyBook;

/**
 * What the world stands on: the tables, and the law.
 *
 * @param names a table's name by its logical id, such as {@code PeopleTable}
 */
public record Cloud(List<CreateTableRequest> tables, UnaryOperator<String> names, PolicyBook book) {

  public Cloud {
    tables = List.copyOf(tables);
  }

  /** Areas in which an adult of any history is told price and first day, early and late. */
  static final List<Area> AREAS = List.of(new Area("630000"), new Area("520600"));

  /**
   * With the law of those areas alone, since jobs go through every area that there is, and made-up
   * areas for the employee scheme.
   */
  public static Cloud of(
      List<CreateTableRequest> tables, UnaryOperator<String> names, PolicyBook book) {
    return new Cloud(
        tables,
        names,
        new PolicyBook(
            book.release(),
            Stream.concat(
                    book.policies().stream()
                        .filter(
                            policy ->
                                policy.area().equals(Area.NATIONAL)
                                    || AREAS.contains(policy.area())),
                    WorkLaw.policies().stream())
                .toList()));
  }

  String name(String logicalId) {
    return names.apply(logicalId);
  }
}
