package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import yibao.local.Yibao;

/** Each story of tours/ is played through the built functions, and comes out as it is told. */
final class ToursTest {

  @ParameterizedTest
  @MethodSource("stories")
  void a_tour_is_answered_as_its_story_has_it(String story) {
    StringWriter told = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine commands =
        Yibao.commands().setOut(new PrintWriter(told)).setErr(new PrintWriter(complained));
    assertThat(commands.execute("tour", story)).as("%s%s", told, complained).isZero();
    assertThat(told.toString()).contains("Every answer was as the story has it.");
  }

  static List<String> stories() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("yibao.root"), "tours"))) {
      return files.map(file -> String.valueOf(file.getFileName()).replace(".yaml", "")).toList();
    }
  }
}
