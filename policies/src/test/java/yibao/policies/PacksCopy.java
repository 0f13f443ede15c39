package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.PolicyBook;

/** The packs of this project in a folder of their own, where a test may spoil them. */
record PacksCopy(Path root) {

  static final Path ORIGINAL = Path.of(System.getProperty("yibao.root", "..")).resolve("policies");

  static final String NATION = "000000-national/area.yaml";
  static final String WAITING = "000000-national/waiting.yaml";
  static final String QINGHAI = "630000-qinghai/area.yaml";
  static final String SEASON = "630000-qinghai/residents-2026.yaml";
  static final String EXAMPLES = "630000-qinghai/examples-2026.yaml";

  /** The nation and Qinghai, enough to spoil. */
  static PacksCopy in(Path folder) throws IOException {
    return of(List.of("schema", "000000-national", "630000-qinghai"), folder);
  }

  /** Every area. */
  static PacksCopy ofAll(Path folder) throws IOException {
    try (Stream<Path> parts = Files.list(ORIGINAL)) {
      return of(
          parts
              .map(part -> String.valueOf(part.getFileName()))
              .filter(name -> name.matches("schema|[0-9]{6}-.*"))
              .toList(),
          folder);
    }
  }

  private static PacksCopy of(List<String> parts, Path folder) throws IOException {
    for (String part : parts) {
      try (Stream<Path> files = Files.walk(ORIGINAL.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(ORIGINAL.relativize(file).toString()));
        }
      }
    }
    return new PacksCopy(folder);
  }

  /** Adds an area that is made up for tests. */
  PacksCopy beside(String area) throws IOException {
    try (Stream<Path> files = Files.list(ORIGINAL.resolve("src/test/packs").resolve(area))) {
      for (Path file : files.toList()) {
        write(area + "/" + file.getFileName(), Files.readString(file));
      }
    }
    return this;
  }

  /** Puts a text in the place of the first occurrence of another. */
  PacksCopy replace(String file, String old, String fresh) throws IOException {
    String text = Files.readString(path(file));
    int at = text.indexOf(old);
    assertThat(at).as("%s holds %s", file, old).isNotNegative();
    return write(file, text.substring(0, at) + fresh + text.substring(at + old.length()));
  }

  PacksCopy append(String file, String more) throws IOException {
    return write(file, Files.readString(path(file)) + more);
  }

  PacksCopy write(String file, String text) throws IOException {
    Files.createDirectories(path(file).getParent());
    Files.writeString(path(file), text);
    return this;
  }

  Path path(String file) {
    return root.resolve(file);
  }

  /** The last line of a file that holds the text, counted from 1. */
  int line(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(path(file));
    for (int i = lines.size(); i > 0; i--) {
      if (lines.get(i - 1).contains(text)) {
        return i;
      }
    }
    throw new AssertionError(file + " does not hold " + text);
  }

  PolicyBook book() throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<PolicyBook> book = CompilePacks.compile(root, flaws);
    assertThat(flaws).isEmpty();
    return book.orElseThrow();
  }

  /** What the compiler finds, which then gives no book. */
  List<Flaw> flaws() throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<PolicyBook> book = CompilePacks.compile(root, flaws);
    assertThat(flaws).isNotEmpty();
    assertThat(book).isEmpty();
    return flaws;
  }

  /** That a flaw stands at the line of a file which holds a text, says what, and what mends it. */
  void hasFlaw(String file, String lineText, String what, String mend) throws IOException {
    hasFlawOnLine(file, line(file, lineText), what, mend);
  }

  void hasFlawOnLine(String file, int line, String what, String mend) throws IOException {
    assertThat(flaws())
        .anySatisfy(
            flaw -> {
              assertThat(flaw.toString()).startsWith(path(file) + ":" + line + ": ");
              assertThat(flaw.what()).contains(what);
              assertThat(flaw.mend()).contains(mend);
            });
  }
}
