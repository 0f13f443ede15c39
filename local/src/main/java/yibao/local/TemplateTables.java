package yibao.local;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * The tables as template.yaml defines them, for whoever keeps such tables by other means. Expects
 * the system property {@code yibao.root}, which the build sets.
 */
public final class TemplateTables {

  private final Template template;

  TemplateTables(Template template) {
    this.template = template;
  }

  public static TemplateTables read() {
    return new TemplateTables(Template.read(Installation.ofBuild().root()));
  }

  /** What creates them, in the order of the template. */
  public List<CreateTableRequest> definitions() {
    return template.tables().values().stream().map(TableDefinition::creation).toList();
  }

  /**
   * A table's name as functions get it in their environment.
   *
   * @param table its logical id such as {@code PeopleTable}, or its name with or without the stack
   * @throws IllegalArgumentException if the template has no such table
   */
  public String name(String table) {
    return template
        .table(table)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "template.yaml has no table " + table + ", but " + template.tables().keySet()))
        .name();
  }
}
