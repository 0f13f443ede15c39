package yibao.policies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.AreaPolicy;
import yibao.rules.PolicyBook;
import yibao.rules.Source;

/**
 * Compiles the folder of packs to one resource: checks every file, computes every example, then
 * writes.
 */
public final class CompilePacks {

  /** No division of GB/T 2260 begins so. */
  private static final String MADE_UP = "99";

  private CompilePacks() {}

  /**
   * Arguments: the folder of packs, the file to write. Ends with 1 and a list of flaws if anything
   * is wrong.
   */
  public static void main(String[] args) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<PolicyBook> book = release(Path.of(args[0]), flaws);
    if (book.isEmpty()) {
      // Marked as Maven marks its own errors, so that who filters a build's output still sees them.
      System.err.println("[ERROR] The packs were not compiled, " + flaws.size() + " to mend:");
      flaws.stream()
          .sorted()
          .flatMap(flaw -> flaw.toString().lines())
          .forEach(line -> System.err.println("[ERROR] " + line));
      System.exit(1);
    }
    Path target = Path.of(args[1]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.write(target, bytes(book.orElseThrow()));
    System.out.println(
        "Compiled " + book.get().policies().size() + " packs, release " + book.get().release());
  }

  /** The book as it is deployed: of real areas alone. */
  static Optional<PolicyBook> release(Path root, List<Flaw> flaws) throws IOException {
    Optional<PolicyBook> book = compile(root, flaws);
    book.stream()
        .flatMap(compiled -> compiled.policies().stream())
        .filter(policy -> policy.area().code().startsWith(MADE_UP))
        .map(
            policy ->
                new Flaw(
                    root,
                    1,
                    "area " + policy.area() + " is made up; codes from 99 on are for tests",
                    "take its folder out of the packs"))
        .forEach(flaws::add);
    return flaws.isEmpty() ? book : Optional.empty();
  }

  /** The book of all packs, or empty with the flaws that prevent it. */
  static Optional<PolicyBook> compile(Path root, List<Flaw> flaws) throws IOException {
    return compiled(root, flaws).map(Compiled::book);
  }

  /** The packs, with the book that they make together. */
  record Compiled(PolicyBook book, Map<Pack, AreaPolicy> policies) {}

  /** All packs, or empty with the flaws that prevent it. */
  static Optional<Compiled> compiled(Path root, List<Flaw> flaws) throws IOException {
    SchemaCheck packSchema = new SchemaCheck(root.resolve("schema/pack.schema.json"));
    SchemaCheck examplesSchema = new SchemaCheck(root.resolve("schema/examples.schema.json"));
    List<Pack> packs = new ArrayList<>();
    for (Path folder : folders(root, flaws)) {
      packs.add(new Pack(folder, packSchema, examplesSchema, flaws));
    }
    if (!flaws.isEmpty()) {
      return Optional.empty();
    }
    Map<Pack, AreaPolicy> policies = new LinkedHashMap<>();
    Map<String, Source> sources = new HashMap<>();
    Map<String, Pack> byArea = new HashMap<>();
    for (Pack pack : packs) {
      pack.readSources(sources);
      pack.area().ifPresent(area -> byArea.putIfAbsent(area, pack));
    }
    packs.forEach(pack -> policies.put(pack, pack.policy(byArea)));
    if (flaws.isEmpty()) {
      flaws.addAll(LineageCheck.flaws(policies));
    }
    if (!flaws.isEmpty()) {
      return Optional.empty();
    }
    PolicyBook book = named(List.copyOf(policies.values()));
    ExampleCheck examples = new ExampleCheck(book);
    policies.forEach(
        (pack, policy) ->
            pack.examples().forEach(file -> flaws.addAll(examples.flaws(policy.area(), file))));
    return flaws.isEmpty() ? Optional.of(new Compiled(book, policies)) : Optional.empty();
  }

  /** The packs' folders; what begins with a digit is meant to be one. */
  private static List<Path> folders(Path root, List<Flaw> flaws) throws IOException {
    List<Path> meant;
    try (Stream<Path> listed = Files.list(root)) {
      meant =
          listed
              .filter(path -> String.valueOf(path.getFileName()).matches("[0-9].*"))
              .sorted()
              .toList();
    }
    List<Path> folders = new ArrayList<>();
    for (Path path : meant) {
      String name = String.valueOf(path.getFileName());
      if (name.matches("[0-9]{6}-.+") && Files.isDirectory(path)) {
        folders.add(path);
      } else {
        flaws.add(
            new Flaw(
                path,
                1,
                name + " is no folder of a pack",
                "make it a folder named <six-digit code>-<name>"));
      }
    }
    return folders;
  }

  /**
   * A release is named by what it says, so that equal packs are the same release wherever they are
   * compiled.
   */
  private static PolicyBook named(List<AreaPolicy> policies) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(bytes(new PolicyBook("", policies)));
      return new PolicyBook("r-" + HexFormat.of().formatHex(hash, 0, 6), policies);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(PolicyBook book) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PolicyWriter.write(book, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
