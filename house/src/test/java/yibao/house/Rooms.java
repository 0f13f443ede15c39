package yibao.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Which room of the house a class is in. */
final class Rooms {

  /** The classes of the functions themselves. */
  static final DescribedPredicate<JavaClass> FUNCTION =
      DescribedPredicate.describe(
          "are of a function",
          type -> type.getPackageName().startsWith("yibao.") && !House.ROOMS.contains(room(type)));

  private static final Set<String> NOT_DEPLOYED =
      Set.of("policies", "simulator", "local", "audit", "bench");

  /**
   * What is deployed, so all but the compiler of the packs, the simulator, the local cloud, the
   * measurements.
   */
  static final DescribedPredicate<JavaClass> DEPLOYED =
      DescribedPredicate.describe(
          "are deployed",
          type -> type.getPackageName().startsWith("yibao.") && !NOT_DEPLOYED.contains(room(type)));

  private Rooms() {}

  static String room(JavaClass type) {
    String[] names = type.getPackageName().split("\\.", -1);
    return names.length > 1 ? names[1] : "";
  }

  static ArchCondition<JavaClass> dependOnlyOnTheirOwnRoomAnd(
      DescribedPredicate<JavaClass> others) {
    return new ArchCondition<>("depend only on their own room and " + others.getDescription()) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          boolean allowed =
              target.isPrimitive()
                  || target.getPackageName().equals(type.getPackageName())
                  || others.test(target);
          events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
        }
      }
    };
  }
}
