package yibao.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks what would be deployed. */
final class FunctionZip {

  private FunctionZip() {}

  static void unpack(FunctionDefinition function, Path target) {
    Path zip = function.code();
    if (!Files.isRegularFile(zip)) {
      throw new LocalCloudException(
          zip + " isn't there: ./yibao package makes the zips of all functions.");
    }
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      Files.createDirectories(target);
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        unpack(entry, entries, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          zip + " can't be unpacked: make it again by ./yibao package.", e);
    }
  }

  private static void unpack(ZipEntry entry, InputStream content, Path target) throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("the entry " + entry.getName() + " lies outside");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.copy(content, file);
    }
  }
}
