package yibao.house;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every method of the house that a function's own classes can come to. */
record Reach(JavaClasses house) {

  Set<JavaCodeUnit> from(String functionPackage) {
    Set<JavaCodeUnit> reached = new HashSet<>();
    Deque<JavaCodeUnit> toRead = new ArrayDeque<>();
    house.stream()
        .filter(type -> type.getPackageName().equals(functionPackage))
        .forEach(type -> toRead.addAll(type.getCodeUnits()));
    while (!toRead.isEmpty()) {
      JavaCodeUnit unit = toRead.remove();
      if (reached.add(unit)) {
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
          if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
              && house.contain(access.getTargetOwner().getFullName())) {
            target
                .resolveMember()
                .ifPresent(
                    member -> {
                      toRead.add(member);
                      toRead.addAll(implementations(member));
                    });
          }
        }
      }
    }
    return reached;
  }

  /** Whatever stands behind a method of an interface may be what is called. */
  private static List<JavaMethod> implementations(JavaCodeUnit unit) {
    String[] parameters =
        unit.getRawParameterTypes().stream().map(JavaClass::getFullName).toArray(String[]::new);
    return unit.getOwner().getAllSubclasses().stream()
        .flatMap(type -> type.tryGetMethod(unit.getName(), parameters).stream())
        .toList();
  }
}
