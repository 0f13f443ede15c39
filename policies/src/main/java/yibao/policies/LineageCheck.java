package yibao.policies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;

/** Every area has one folder, and inherits from a pack that is there, never from itself. */
final class LineageCheck {

  private final Map<Area, Area> parents = new HashMap<>();
  private final Set<Area> areas = new HashSet<>();

  static List<Flaw> flaws(Map<Pack, AreaPolicy> policies) {
    return new LineageCheck().of(policies);
  }

  private List<Flaw> of(Map<Pack, AreaPolicy> policies) {
    List<Flaw> flaws = new ArrayList<>();
    policies.forEach(
        (pack, policy) -> {
          if (!areas.add(policy.area())) {
            flaws.add(
                pack.headFlaw(
                    "area",
                    "area " + policy.area() + " has two folders",
                    "put the files of an area into one folder"));
          }
          policy.inherits().ifPresent(parent -> parents.put(policy.area(), parent));
        });
    policies.forEach((pack, policy) -> lineage(pack, policy).ifPresent(flaws::add));
    return flaws;
  }

  private Optional<Flaw> lineage(Pack pack, AreaPolicy policy) {
    if (policy.inherits().isPresent() && !areas.contains(policy.inherits().get())) {
      return Optional.of(
          pack.headFlaw(
              "inherits",
              policy.area() + " inherits from " + policy.inherits().get() + ", which has no pack",
              "add that pack, or name one of " + areas.stream().sorted().toList()));
    }
    if (inheritsFromItself(policy.area())) {
      return Optional.of(
          pack.headFlaw(
              "inherits",
              policy.area() + " inherits from itself, in a circle",
              "take out `inherits` where the line should end"));
    }
    return Optional.empty();
  }

  private boolean inheritsFromItself(Area area) {
    Set<Area> passed = new HashSet<>();
    for (Area next = parents.get(area); next != null && passed.add(next); ) {
      if (next.equals(area)) {
        return true;
      }
      next = parents.get(next);
    }
    return false;
  }
}
