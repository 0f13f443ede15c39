package yibao.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things stand in the project. */
record Installation(Path root) {

  /** The project that the build said this is. */
  static Installation ofBuild() {
    String root = System.getProperty("yibao.root");
    if (root == null || root.isEmpty()) {
      throw new IllegalStateException(
          "The system property yibao.root is missing: pass -Dyibao.root=<the project's folder>.");
    }
    return new Installation(Path.of(root).toAbsolutePath());
  }

  Path dynamoDbJars() {
    return built("local/dynamodb/target/lib");
  }

  Path runtimeJars() {
    return built("local/runtime/target/lib");
  }

  private Path built(String path) {
    Path folder = root.resolve(path);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          folder + " isn't there: run ./mvnw process-resources in " + root + " first.");
    }
    return folder;
  }
}
