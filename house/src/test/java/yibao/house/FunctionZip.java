package yibao.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What a function.zip holds.
 *
 * @param jars the names of the jars
 * @param classes the classes at its root and in its jars, named as in Java
 */
record FunctionZip(List<String> jars, Set<String> classes) {

  static FunctionZip read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Set<String> classes = new HashSet<>();
      zip.stream().forEach(entry -> addClass(entry, classes));
      List<ZipEntry> jars =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".jar"))
              .<ZipEntry>map(e -> e)
              .toList();
      for (ZipEntry jar : jars) {
        try (ZipInputStream inside = new ZipInputStream(zip.getInputStream(jar))) {
          for (ZipEntry e = inside.getNextEntry(); e != null; e = inside.getNextEntry()) {
            addClass(e, classes);
          }
        }
      }
      return new FunctionZip(jars.stream().map(ZipEntry::getName).toList(), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read: build it with ./yibao package.", e);
    }
  }

  private static void addClass(ZipEntry entry, Set<String> classes) {
    String name = entry.getName();
    if (name.endsWith(".class")) {
      classes.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
    }
  }
}
