package yibao.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes that should not be in the house, against stand-ins of what they use there. */
final class WrongClasses {

  private static final Map<String, String> STAND_INS =
      Map.ofEntries(
          Map.entry("yibao/rules/Because", "public class Because {}"),
          Map.entry("yibao/records/Change", "public class Change {}"),
          Map.entry("yibao/operations/Ids", "public class Ids {}"),
          Map.entry("yibao/policies/Pack", "public class Pack {}"),
          Map.entry("yibao/enrolment/Neighbour", "public class Neighbour {}"),
          Map.entry(
              "yibao/edge/Environment",
              "public class Environment { public static String required(String n) { return n; } }"),
          Map.entry("jakarta/inject/Inject", "public @interface Inject {}"),
          Map.entry("jakarta/inject/Singleton", "public @interface Singleton {}"));

  private final Path folder;
  private final String classPath;

  WrongClasses(Path folder) throws IOException {
    this.folder = folder;
    Path standIns = Files.createTempDirectory(folder, "stand-ins");
    String ours = System.getProperty("java.class.path", "");
    this.classPath = standIns + File.pathSeparator + ours;
    compile(
        standIns,
        ours,
        STAND_INS.entrySet().stream()
            .map(
                standIn ->
                    source(
                        standIn.getKey(),
                        "package " + packageOf(standIn.getKey()) + "; " + standIn.getValue())));
  }

  /** Only the wrong class; what stands in for others is not imported. */
  JavaClasses compiled(String source) throws IOException {
    Path wrong = Files.createTempDirectory(folder, "wrong");
    compile(wrong, classPath, Stream.of(source("Wrong", source)));
    return new ClassFileImporter().importPath(wrong);
  }

  private static String packageOf(String path) {
    return path.substring(0, path.lastIndexOf('/')).replace('/', '.');
  }

  private static void compile(Path to, String classPath, Stream<JavaFileObject> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of("-proc:none", "-d", to.toString(), "-classpath", classPath),
                null,
                sources.toList())
            .call();
    if (!compiled) {
      throw new IllegalStateException("not even Java: " + said);
    }
  }

  private static JavaFileObject source(String path, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
