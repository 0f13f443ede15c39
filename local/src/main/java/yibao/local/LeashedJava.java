package yibao.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java processes that end with this one. */
final class LeashedJava {

  private final Path leash;

  /**
   * @param folder where the leash's class is put, away from every other class of ours
   */
  LeashedJava(Path folder) {
    this.leash = folder.resolve("leash");
    String file = Leash.class.getName().replace('.', '/') + ".class";
    try (InputStream code = Leash.class.getClassLoader().getResourceAsStream(file)) {
      if (code == null) {
        throw new IllegalStateException(file + " isn't on the class path: build local/ anew.");
      }
      Path target = leash.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, code.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write to " + leash + ": free some space there.", e);
    }
  }

  /** A process of {@code main} with the jars of one folder as its class path, not yet started. */
  ProcessBuilder command(Path jars, List<String> flags, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(leash + File.pathSeparator + jars.resolve("*"));
    command.add(Leash.class.getName());
    command.add(main);
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
