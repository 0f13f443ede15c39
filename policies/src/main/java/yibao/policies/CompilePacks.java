package yibao.policies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.AreaPolicy;
import yibao.rules.PolicyBook;

/**
 * Compiles the folder of packs to one resource: checks every file, computes every example, then
 * writes.
 */
public final class CompilePacks {

  private CompilePacks() {}

  /**
   * Arguments: the folder of packs, the file to write. Ends with 1 and a list of flaws if anything
   * is wrong.
   */
  public static void main(String[] args) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<PolicyBook> book = compile(Path.of(args[0]), flaws);
    if (book.isEmpty()) {
      System.err.println("The packs were not compiled, " + flaws.size() + " to mend:");
      flaws.stream().sorted().forEach(System.err::println);
      System.exit(1);
    }
    Path target = Path.of(args[1]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.write(target, bytes(book.orElseThrow()));
    System.out.println(
        "Compiled " + book.get().policies().size() + " packs, release " + book.get().release());
  }

  /** The book of all packs, or empty with the flaws that prevent it. */
  static Optional<PolicyBook> compile(Path root, List<Flaw> flaws) throws IOException {
    SchemaCheck packSchema = new SchemaCheck(root.resolve("schema/pack.schema.json"));
    SchemaCheck examplesSchema = new SchemaCheck(root.resolve("schema/examples.schema.json"));
    List<Pack> packs = new ArrayList<>();
    for (Path folder : folders(root)) {
      packs.add(new Pack(folder, packSchema, examplesSchema, flaws));
    }
    if (!flaws.isEmpty()) {
      return Optional.empty();
    }
    Map<Pack, AreaPolicy> policies = new LinkedHashMap<>();
    packs.forEach(pack -> policies.put(pack, pack.policy()));
    if (!flaws.isEmpty()) {
      return Optional.empty();
    }
    PolicyBook book = named(List.copyOf(policies.values()));
    ExampleCheck examples = new ExampleCheck(book);
    policies.forEach(
        (pack, policy) ->
            pack.examples().forEach(file -> flaws.addAll(examples.flaws(policy.area(), file))));
    return flaws.isEmpty() ? Optional.of(book) : Optional.empty();
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> listed = Files.list(root)) {
      return listed
          .filter(path -> String.valueOf(path.getFileName()).matches("[0-9]{6}-.+"))
          .sorted()
          .toList();
    }
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
