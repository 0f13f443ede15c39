package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md says of the code is so. */
class ReadmeTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`[^|]*`) \\| ([0-9]{3}) \\| (.+) \\|$");
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
  private static final Pattern FILE = Pattern.compile("\\]\\(([^)#]+)\\)");

  @Test
  void every_problem_of_the_functions_is_listed_with_its_status() throws Exception {
    assertThat(listed()).isEqualTo(answered());
  }

  @Test
  void every_file_that_it_points_to_is_there() throws IOException {
    Matcher files = FILE.matcher(Files.readString(House.path("README.md")));
    while (files.find()) {
      assertThat(House.path(files.group(1))).exists();
    }
  }

  private static Map<String, Integer> listed() throws IOException {
    Map<String, Integer> problems = new TreeMap<>();
    Matcher rows = ROW.matcher(Files.readString(House.path("README.md")));
    while (rows.find()) {
      Matcher names = NAME.matcher(rows.group(1));
      while (names.find()) {
        assertThat(problems.put(names.group(1), Integer.valueOf(rows.group(2))))
            .as("the row of %s before this one", names.group(1))
            .isNull();
      }
    }
    return problems;
  }

  /** The constants of every enumeration of problems, asked for their names and statuses. */
  private static Map<String, Integer> answered() throws Exception {
    Map<String, Integer> problems = new TreeMap<>();
    for (JavaClass type : House.classes()) {
      if (type.isEnum() && type.isAssignableTo("yibao.edge.ProblemType")) {
        try (URLClassLoader loader = loader(type)) {
          for (Object problem : loader.loadClass(type.getName()).getEnumConstants()) {
            Class<?> kind = loader.loadClass("yibao.edge.ProblemType");
            problems.put(
                String.valueOf(kind.getMethod("problem").invoke(problem)),
                (Integer) kind.getMethod("status").invoke(problem));
          }
        }
      }
    }
    return problems;
  }

  private static URLClassLoader loader(JavaClass type) throws MalformedURLException {
    String file = type.getSource().orElseThrow().getUri().toString();
    String folder =
        file.substring(0, file.length() - (type.getName().length() + ".class".length()));
    return new URLClassLoader(
        new URL[] {URI.create(folder).toURL(), House.path("edge/target/classes").toUri().toURL()});
  }
}
