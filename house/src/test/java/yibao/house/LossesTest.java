package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that house/README.md names for each loss of others are there. */
class LossesTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    Map<String, String> tests = tests();
    Matcher named = NAMED.matcher(Files.readString(House.path("house/README.md")));
    while (named.find()) {
      assertThat(tests.getOrDefault(named.group(1), ""))
          .as(named.group())
          .contains("void " + named.group(2) + "(");
    }
  }

  @Test
  void every_row_names_one() throws IOException {
    assertThat(Files.readAllLines(House.path("house/README.md")))
        .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| what went wrong"))
        .isNotEmpty()
        .allMatch(line -> NAMED.matcher(line).find());
  }

  /** The text of every class of tests by its name, which several modules may have given. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    for (Path folder : folders()) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          String name = String.valueOf(file.getFileName()).replace(".java", "");
          tests.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return tests;
  }

  /** Each module's folder of tests. */
  private static List<Path> folders() throws IOException {
    try (Stream<Path> rooms = Files.list(House.path(""));
        Stream<Path> functions = Files.list(House.path("functions"))) {
      return Stream.concat(rooms, functions)
          .map(room -> room.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
