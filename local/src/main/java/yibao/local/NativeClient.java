package yibao.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native part of AWS's runtime interface client, unpacked once for all environments. Left to
 * itself each environment writes it to the same file under /tmp as it starts, which kills the
 * others that have it mapped; in Lambda each has a /tmp of its own.
 */
record NativeClient(Path library) {

  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  static NativeClient unpack(Path jars, Path folder) {
    Path library = folder.resolve("libaws-lambda-jni.so");
    try (DirectoryStream<Path> clients =
        Files.newDirectoryStream(jars, "aws-lambda-java-runtime-interface-client-*.jar")) {
      for (Path client : clients) {
        try (ZipFile jar = new ZipFile(client.toFile())) {
          ZipEntry entry = jar.getEntry("jni/libaws-lambda-jni." + platform() + ".so");
          if (entry != null) {
            Files.copy(jar.getInputStream(entry), library);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write to " + library + ": free some space there.", e);
    }
    if (!Files.exists(library)) {
      throw new LocalCloudException(
          "AWS's Java runtime has no native part for "
              + platform()
              + ": use Linux on x86-64 or arm64.");
    }
    return new NativeClient(library);
  }

  String flag() {
    return "-D" + PROPERTY + "=" + library;
  }

  private static String platform() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    boolean musl = new File("/lib/ld-musl-" + System.getProperty("os.arch") + ".so.1").exists();
    return (musl ? "linux_musl-" : "linux-") + processor;
  }
}
