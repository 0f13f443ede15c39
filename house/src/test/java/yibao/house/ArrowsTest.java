package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ArrowsTest {

  private static @Nullable WrongClasses wrongClasses;

  @BeforeAll
  static void compileStandIns(@TempDir Path folder) throws IOException {
    wrongClasses = new WrongClasses(folder);
  }

  static List<HouseRule> rules() {
    return Stream.concat(Arrows.rules().stream(), Habits.rules().stream()).toList();
  }

  static Stream<Arguments> wrongs() {
    return rules().stream()
        .flatMap(rule -> rule.brokenBy().stream().map(source -> Arguments.of(rule, source)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_house_keeps_its_rules(HouseRule rule) {
    rule.rule().check(House.classes());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongs")
  void a_class_that_breaks_a_rule_is_found(HouseRule rule, String source) throws IOException {
    JavaClasses wrong = Objects.requireNonNull(wrongClasses).compiled(source);
    assertThat(rule.rule().evaluate(wrong).hasViolation()).as(source).isTrue();
  }

  @Test
  void each_rule_has_a_class_that_breaks_it() {
    assertThat(rules()).noneMatch(rule -> rule.brokenBy().isEmpty());
  }

  @Test
  void every_room_is_seen() {
    assertThat(House.classes().stream().map(Rooms::room).distinct().toList())
        .containsAll(House.ROOMS)
        .contains(
            "accountcredit",
            "clearing",
            "enrolment",
            "paymentwindow",
            "premiumpayment",
            "reconciliation",
            "settlement",
            "sharingsetup",
            "sharingwatch",
            "waitingperiod");
  }

  @Test
  void classes_of_java_25_are_read_to_their_calls() throws IOException {
    JavaClass money = House.classes().get("yibao.rules.Money");
    assertThat(classFileVersion(House.path("rules/target/classes/yibao/rules/Money.class")))
        .isEqualTo(69);
    assertThat(money.getMethodCallsFromSelf()).isNotEmpty();
  }

  private static int classFileVersion(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return (bytes[6] & 0xff) << 8 | (bytes[7] & 0xff);
  }
}
