package yibao.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a function's built code says of itself.
 *
 * @param handlers the classes that answer, with the names by which Quarkus finds them
 * @param variables the environment variables that it reads
 * @param unnamed places that read a variable whose name no constant says
 * @param zip what function.zip holds
 * @param actions what it can ask of DynamoDB, by the table's class
 * @param objects what it can ask of a bucket, by the folder
 */
record FunctionCode(
    List<Handler> handlers,
    Set<String> variables,
    List<String> unnamed,
    FunctionZip zip,
    Map<String, Set<String>> actions,
    Map<String, Set<String>> objects) {

  /** A class that is named for Quarkus; {@code streams} if it reads the event's bytes itself. */
  record Handler(String name, boolean streams) {}

  private static final String NAMED = "Ljakarta/inject/Named;";
  private static final String STREAMS =
      "com/amazonaws/services/lambda/runtime/RequestStreamHandler";
  private static final String ENVIRONMENT = "yibao/edge/Environment";

  static FunctionCode read(Path folder, DynamoDbActions actions, ObjectActions objects) {
    List<Handler> handlers = new ArrayList<>();
    Set<String> variables = new TreeSet<>();
    List<String> unnamed = new ArrayList<>();
    String ownPackage = "";
    for (ClassModel model : classes(folder.resolve("target/classes"))) {
      handlers.addAll(handlers(model));
      model
          .methods()
          .forEach(
              method ->
                  method.code().ifPresent(code -> readVariables(model, code, variables, unnamed)));
      ownPackage = model.thisClass().asSymbol().packageName();
    }
    return new FunctionCode(
        handlers,
        variables,
        unnamed,
        FunctionZip.read(folder.resolve("target/function.zip")),
        actions.of(ownPackage),
        objects.of(ownPackage));
  }

  private static List<ClassModel> classes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<ClassModel> models = new ArrayList<>();
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".class"))
              .filter(path -> !path.endsWith("package-info.class"))
              .toList()) {
        models.add(ClassFile.of().parse(file));
      }
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be read: build it first.", e);
    }
  }

  private static List<Handler> handlers(ClassModel model) {
    boolean streams =
        model.interfaces().stream().anyMatch(type -> type.asInternalName().equals(STREAMS));
    return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(attribute -> attribute.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(NAMED))
        .flatMap(FunctionCode::values)
        .map(name -> new Handler(name, streams))
        .toList();
  }

  private static Stream<String> values(Annotation annotation) {
    return annotation.elements().stream()
        .map(AnnotationElement::value)
        .filter(AnnotationValue.OfString.class::isInstance)
        .map(value -> ((AnnotationValue.OfString) value).stringValue());
  }

  private static void readVariables(
      ClassModel model, CodeModel code, Set<String> variables, List<String> unnamed) {
    String constant = "";
    for (CodeElement element : code) {
      switch (element) {
        case ConstantInstruction.LoadConstantInstruction load
            when load.constantValue() instanceof String text ->
            constant = text;
        case InvokeInstruction call when call.owner().asInternalName().equals(ENVIRONMENT) -> {
          if (constant.isEmpty()) {
            unnamed.add(model.thisClass().asInternalName());
          } else {
            variables.add(constant);
          }
          constant = "";
        }
        case java.lang.classfile.Instruction other -> constant = "";
        default -> {}
      }
    }
  }
}
