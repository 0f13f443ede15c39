package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Where a local cloud keeps its state from run to run; it belongs to one at a time. */
final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder for this process; the system takes it back however this one ends.
   *
   * @throws LocalCloudException if another has it
   */
  static DataFolder open(Path path) {
    try {
      Files.createDirectories(path.resolve("dynamodb"));
      Files.createDirectories(path.resolve("objects"));
      Files.createDirectories(path.resolve("logs"));
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!taken(channel)) {
        channel.close();
        throw new LocalCloudException(
            path + " is used by another ./yibao up: stop that one, or choose another --data.");
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be used for data: choose another --data.", e);
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path dynamoDb() {
    return path.resolve("dynamodb");
  }

  Path objects() {
    return path.resolve("objects");
  }

  Path logs() {
    return path.resolve("logs");
  }

  boolean hasClock() {
    return Files.exists(path.resolve("clock.json"));
  }

  /** How far the business clock was ahead of the system's, if one was kept. */
  Duration clockAhead() {
    return Duration.parse(read("clock.json").path("ahead").asText("PT0S"));
  }

  void keepClock(Duration ahead) {
    write("clock.json", Json.object().put("ahead", ahead.toString()));
  }

  ObjectNode secrets() {
    return read("secrets.json");
  }

  void keepSecrets(ObjectNode secrets) {
    write("secrets.json", secrets);
  }

  ObjectNode streams() {
    return read("streams.json");
  }

  void keepStreams(ObjectNode positions) {
    write("streams.json", positions);
  }

  private ObjectNode read(String name) {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      return Json.object();
    }
    try {
      return Json.readObject(Files.readAllBytes(file))
          .orElseThrow(
              () ->
                  new LocalCloudException(
                      file + " is damaged: restore it, or begin with another --data."));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read.", e);
    }
  }

  /** Whole or not at all, whenever the process is killed. */
  private void write(String name, ObjectNode content) {
    try {
      Path fresh = path.resolve(name + ".new");
      Files.write(fresh, Json.bytes(content));
      Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be written to: free some space there.", e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // the lock goes with the process at the latest
    }
  }
}
