package yibao.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the built parts of the house are. */
final class House {

  /** Rooms that are no functions. */
  static final List<String> ROOMS =
      List.of(
          "rules",
          "receipts",
          "policies",
          "edge",
          "records",
          "operations",
          "answers",
          "simulator",
          "local",
          "audit",
          "bench");

  private static final Path ROOT = root();
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPaths(
              Stream.concat(ROOMS.stream().map(ROOT::resolve), functionFolders().stream())
                  .map(folder -> folder.resolve("target/classes"))
                  .toList());

  private House() {}

  static Path path(String inTheHouse) {
    return ROOT.resolve(inTheHouse);
  }

  /** Every class of the house outside its tests. */
  static JavaClasses classes() {
    return CLASSES;
  }

  /** What each folder under functions/ holds, by the folder's name. */
  static Map<String, FunctionCode> functions() {
    Reach reach = new Reach(CLASSES);
    DynamoDbActions actions = new DynamoDbActions(reach);
    ObjectActions objects = new ObjectActions(reach);
    Map<String, FunctionCode> functions = new TreeMap<>();
    for (Path folder : functionFolders()) {
      functions.put(folder.getFileName().toString(), FunctionCode.read(folder, actions, objects));
    }
    return functions;
  }

  private static List<Path> functionFolders() {
    try (Stream<Path> folders = Files.list(ROOT.resolve("functions"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String root = System.getProperty("yibao.root");
    if (root == null) {
      throw new IllegalStateException(
          "Run with -Dyibao.root=<the project's folder>, as Maven does.");
    }
    return Path.of(root).toAbsolutePath();
  }
}
