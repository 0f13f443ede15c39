package yibao.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a function's code can ask of a bucket, folder by folder: each class of records that is made
 * with a bucket's name keeps to the folder of its own.
 */
final class ObjectActions {

  static final String LIST = "s3:ListBucket";

  private static final String MODEL = "software.amazon.awssdk.services.s3.model.";
  private static final String REQUEST = "Request";

  private final Reach reach;

  ObjectActions(Reach reach) {
    this.reach = reach;
  }

  /** By the folder. */
  Map<String, Set<String>> of(String functionPackage) {
    Map<String, Set<String>> actions = new TreeMap<>();
    for (JavaCodeUnit unit : reach.from(functionPackage)) {
      if (isFolder(unit.getOwner())) {
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
          action(access, unit)
              .ifPresent(
                  action ->
                      actions
                          .computeIfAbsent(folder(unit.getOwner()), folder -> new TreeSet<>())
                          .add(action));
        }
      }
    }
    return actions;
  }

  private static String folder(JavaClass type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static boolean isFolder(JavaClass type) {
    return type.getPackageName().equals("yibao.records")
        && type.isTopLevelClass()
        && type.getFields().stream().anyMatch(field -> field.getName().equals("bucket"));
  }

  /** IAM calls some by other names than the requests have. */
  private static Optional<String> action(JavaAccess<?> access, JavaCodeUnit unit) {
    String owner = access.getTargetOwner().getFullName();
    if (!access.getName().equals("builder")
        || !owner.startsWith(MODEL)
        || !owner.endsWith(REQUEST)) {
      return Optional.empty();
    }
    String operation = owner.substring(MODEL.length(), owner.length() - REQUEST.length());
    return Optional.of(
        switch (operation) {
          case "HeadObject" -> "s3:GetObject";
          case "GetObject" -> asksForVersion(unit) ? "s3:GetObjectVersion" : "s3:GetObject";
          case "ListObjectsV2" -> LIST;
          default -> "s3:" + operation;
        });
  }

  private static boolean asksForVersion(JavaCodeUnit unit) {
    return unit.getAccessesFromSelf().stream()
        .anyMatch(
            access ->
                access.getName().equals("versionId")
                    && access.getTargetOwner().getFullName().startsWith(MODEL + "GetObject"));
  }
}
