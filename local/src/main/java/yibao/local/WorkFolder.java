package yibao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder that goes when it is closed. */
record WorkFolder(Path path) implements AutoCloseable {

  static WorkFolder make() {
    try {
      return new WorkFolder(Files.createTempDirectory("yibao-local-"));
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder can be made: free some space.", e);
    }
  }

  Path folder(String name) {
    try {
      return Files.createDirectory(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("No folder can be made in " + path + ".", e);
    }
  }

  @Override
  public void close() {
    delete(path);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(WorkFolder::deleteOne);
    } catch (IOException e) {
      // what a dying process still holds is left to the system's own cleaning
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // as above
    }
  }
}
