package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An assessment from facts does no I/O: whatever its classes know of, none of it reaches out. */
class AssessmentTest {

  @Test
  void the_operation_knows_of_no_table_and_nothing_that_reaches_one() {
    assertThat(knownTo("yibao.operations.Assess"))
        .contains("yibao.rules.Payable")
        .noneMatch(AssessmentTest::reachesOut);
  }

  @Test
  void an_operation_that_reads_a_table_is_found_out() {
    assertThat(knownTo("yibao.operations.AssessPerson"))
        .contains("yibao.operations.Assess")
        .anyMatch(AssessmentTest::reachesOut);
  }

  private static boolean reachesOut(String type) {
    return type.startsWith("yibao.records.")
        || type.startsWith("software.amazon.awssdk.")
        || type.startsWith("java.net.")
        || type.startsWith("java.nio.file.")
        || type.startsWith("java.nio.channels.")
        || type.startsWith("java.sql.")
        || type.startsWith("java.io.File")
        || type.equals("java.lang.Process")
        || type.equals("java.lang.ProcessBuilder");
  }

  /** Every class that one of the house names, and those that these name, and so on. */
  private static Set<String> knownTo(String name) {
    Set<String> known = new HashSet<>();
    Deque<JavaClass> toRead = new ArrayDeque<>();
    toRead.add(House.classes().get(name));
    while (!toRead.isEmpty()) {
      JavaClass type = toRead.remove();
      if (known.add(type.getFullName()) && House.classes().contain(type.getFullName())) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          toRead.add(dependency.getTargetClass().getBaseComponentType());
        }
      }
    }
    return known;
  }
}
