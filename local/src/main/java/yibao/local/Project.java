package yibao.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project that a command works on: where the script stands, or where it is called. */
final class Project {

  private Project() {}

  static Path root() {
    Path root = Path.of(System.getProperty("yibao.root", "")).toAbsolutePath().normalize();
    if (!Files.exists(root.resolve("template.yaml"))) {
      throw new LocalCloudException(
          root + " has no template.yaml: start this by the script ./yibao, or pass -Dyibao.root.");
    }
    return root;
  }
}
