package yibao.house;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every method of the house that a function's own classes can come to. What stands behind a method
 * of an interface is come to only where something of its class is made on the way.
 */
record Reach(JavaClasses house) {

  Set<JavaCodeUnit> from(String functionPackage) {
    Walk walk = new Walk();
    house.stream()
        .filter(type -> type.getPackageName().equals(functionPackage))
        .forEach(type -> walk.toRead.addAll(type.getCodeUnits()));
    walk.run();
    return walk.reached;
  }

  private final class Walk {

    private final Set<JavaCodeUnit> reached = new HashSet<>();
    private final Deque<JavaCodeUnit> toRead = new ArrayDeque<>();
    private final Set<JavaClass> made = new HashSet<>();
    private final Map<JavaClass, Set<JavaMethod>> onceMade = new HashMap<>();

    void run() {
      while (!toRead.isEmpty()) {
        JavaCodeUnit unit = toRead.remove();
        if (reached.add(unit)) {
          if (unit instanceof JavaConstructor constructor && made.add(constructor.getOwner())) {
            toRead.addAll(onceMade.getOrDefault(constructor.getOwner(), Set.of()));
          }
          unit.getAccessesFromSelf().forEach(this::follow);
        }
      }
    }

    private void follow(JavaAccess<?> access) {
      if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
          && house.contain(access.getTargetOwner().getFullName())) {
        target
            .resolveMember()
            .ifPresent(
                member -> {
                  toRead.add(member);
                  implementations(member).forEach(this::mayBeCalled);
                });
      }
    }

    /** An enum's constants are made by nobody's call. */
    private void mayBeCalled(JavaMethod method) {
      JavaClass owner = method.getOwner();
      if (made.contains(owner) || owner.isAssignableTo(Enum.class)) {
        toRead.add(method);
      } else {
        onceMade.computeIfAbsent(owner, type -> new HashSet<>()).add(method);
      }
    }
  }

  private static Collection<JavaMethod> implementations(JavaCodeUnit unit) {
    String[] parameters =
        unit.getRawParameterTypes().stream().map(JavaClass::getFullName).toArray(String[]::new);
    return unit.getOwner().getAllSubclasses().stream()
        .flatMap(type -> type.tryGetMethod(unit.getName(), parameters).stream())
        .toList();
  }
}
