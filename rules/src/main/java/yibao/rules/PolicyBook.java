package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The law of every area as compiled into one release. Looks a value up in the area's own pack
 * first, then in those it inherits from. What nobody states is absent, never assumed.
 */
public final class PolicyBook {

  private final String release;
  private final Map<Area, AreaPolicy> areas = new HashMap<>();

  public PolicyBook(String release, List<AreaPolicy> policies) {
    this.release = release;
    policies.forEach(policy -> areas.put(policy.area(), policy));
  }

  /** The name of this release, stamped on every decision made under it. */
  public String release() {
    return release;
  }

  public List<AreaPolicy> policies() {
    return areas.values().stream().sorted(Comparator.comparing(AreaPolicy::area)).toList();
  }

  /**
   * Whether somebody can be insured there: an area with a pack of its own that is not the national
   * one.
   */
  public boolean insures(Area area) {
    return areas.containsKey(area) && !area.equals(Area.NATIONAL);
  }

  public Optional<Season> season(Area area, int year) {
    return line(area).stream()
        .flatMap(policy -> policy.seasons().stream())
        .filter(season -> season.year() == year)
        .findFirst();
  }

  /** The value in force on a day: the nearest pack that states one decides. */
  public Optional<Cited<Integer>> value(Area area, Parameter parameter, LocalDate day) {
    for (AreaPolicy policy : line(area)) {
      Optional<DatedValue> stated =
          policy.values().stream()
              .filter(value -> value.parameter() == parameter && !value.validFrom().isAfter(day))
              .max(Comparator.comparing(DatedValue::validFrom));
      if (stated.isPresent()) {
        return stated.map(value -> new Cited<>(value.value(), value.source()));
      }
    }
    return Optional.empty();
  }

  /** What a group pays in the window, by the nearest pack that says so on that day. */
  public Optional<Aid> aid(Area area, Category group, LocalDate day) {
    for (AreaPolicy policy : line(area)) {
      Optional<Aid> stated =
          policy.aids().stream()
              .filter(aid -> aid.group() == group && !aid.validFrom().isAfter(day))
              .max(Comparator.comparing(Aid::validFrom));
      if (stated.isPresent()) {
        return stated;
      }
    }
    return Optional.empty();
  }

  /**
   * The eve of the next day on which something that holds for the area changes, if one is known.
   */
  Optional<LocalDate> unchangedUntil(Area area, LocalDate day) {
    return line(area).stream()
        .flatMap(
            policy ->
                Stream.concat(
                    policy.values().stream().map(DatedValue::validFrom),
                    policy.aids().stream().map(Aid::validFrom)))
        .filter(from -> from.isAfter(day))
        .min(Comparator.naturalOrder())
        .map(from -> from.minusDays(1));
  }

  private List<AreaPolicy> line(Area area) {
    List<AreaPolicy> line = new ArrayList<>();
    for (Optional<Area> next = Optional.of(area); next.isPresent(); ) {
      AreaPolicy policy = areas.get(next.get());
      if (policy == null || line.contains(policy)) {
        break;
      }
      line.add(policy);
      next = policy.inherits();
    }
    return line;
  }
}
