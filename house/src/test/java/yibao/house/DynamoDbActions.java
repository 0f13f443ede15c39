package yibao.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a function's code can ask of DynamoDB, table by table: every method that its own classes can
 * reach, and the requests that the classes of the tables build in those. IAM speaks of the parts of
 * a transaction, not of the transaction.
 */
final class DynamoDbActions {

  private static final String MODEL = "software.amazon.awssdk.services.dynamodb.model.";
  private static final Map<String, String> BY_REQUEST =
      Map.of(
          MODEL + "Put", "dynamodb:PutItem",
          MODEL + "Update", "dynamodb:UpdateItem",
          MODEL + "Delete", "dynamodb:DeleteItem",
          MODEL + "ConditionCheck", "dynamodb:ConditionCheckItem",
          MODEL + "QueryRequest", "dynamodb:Query");

  /** What follows the action where it is asked of an index. */
  static final String OF_AN_INDEX = " of an index";

  private static final String READ = "dynamodb:BatchGetItem";
  private static final String TABLES = "yibao.records.Tables";

  /** Classes of this name read items of several tables in one round trip. */
  private static final String DESK = "Desk";

  private final Reach reach;

  DynamoDbActions(Reach reach) {
    this.reach = reach;
  }

  /** By the simple name of the table's class in records. */
  Map<String, Set<String>> of(String functionPackage) {
    Map<String, Set<String>> actions = new TreeMap<>();
    for (JavaCodeUnit unit : reach.from(functionPackage)) {
      for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
        JavaClass owner = unit.getOwner();
        if (isTable(owner)) {
          action(access).ifPresent(action -> add(actions, owner, action + onWhat(unit)));
        }
        if (owner.getSimpleName().endsWith(DESK)
            && isTable(access.getTargetOwner())
            && access.getName().startsWith("key")) {
          add(actions, access.getTargetOwner(), READ);
        }
      }
    }
    return actions;
  }

  /** A table's class is one that is made with the table's name. */
  private static boolean isTable(JavaClass type) {
    return type.getPackageName().equals("yibao.records")
        && type.getAllFields().stream()
            .anyMatch(
                field ->
                    field.getName().equals("table")
                        && field.getRawType().isEquivalentTo(String.class))
        && type.isTopLevelClass();
  }

  private static Optional<String> action(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    if (owner.equals(TABLES) && access.getName().equals("read")) {
      return Optional.of(READ);
    }
    return access.getName().equals("builder")
        ? Optional.ofNullable(BY_REQUEST.get(owner))
        : Optional.empty();
  }

  /** IAM tells an index from its table; a method that names one asks that one alone. */
  private static String onWhat(JavaCodeUnit unit) {
    return unit.getAccessesFromSelf().stream()
            .anyMatch(access -> access.getName().equals("indexName"))
        ? OF_AN_INDEX
        : "";
  }

  private static void add(Map<String, Set<String>> actions, JavaClass table, String action) {
    actions.computeIfAbsent(table.getSimpleName(), name -> new TreeSet<>()).add(action);
  }
}
