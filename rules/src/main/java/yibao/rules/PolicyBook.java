package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

  /**
   * The prices of their own that people of the area pay on that day. Where a pack speaks of a
   * group, what it inherits about that group does not count.
   */
  public List<Aid> aids(Area area, LocalDate day) {
    return inForce(area, day, AreaPolicy::aids, Aid::who, Aid::validFrom);
  }

  /** Who joins in the area without a wait on that day. */
  public List<Exemption> exemptions(Area area, LocalDate day) {
    return inForce(area, day, AreaPolicy::exemptions, Exemption::who, Exemption::validFrom);
  }

  private <T> List<T> inForce(
      Area area,
      LocalDate day,
      Function<AreaPolicy, List<T>> all,
      Function<T, Who> who,
      Function<T, LocalDate> validFrom) {
    List<T> inForce = new ArrayList<>();
    Set<Object> spokenOf = new HashSet<>();
    for (AreaPolicy policy : line(area)) {
      Map<Who, T> latest = new LinkedHashMap<>();
      for (T value : all.apply(policy)) {
        if (!validFrom.apply(value).isAfter(day)) {
          latest.merge(
              who.apply(value),
              value,
              (one, other) -> validFrom.apply(other).isBefore(validFrom.apply(one)) ? one : other);
        }
      }
      latest.forEach(
          (whom, value) -> {
            if (!spokenOf.contains(whom.subject())) {
              inForce.add(value);
            }
          });
      latest.keySet().forEach(whom -> spokenOf.add(whom.subject()));
    }
    return inForce;
  }

  /**
   * The eve of the next day on which something that holds for the area, or for the person there, is
   * another than on the day asked for, if one is known.
   */
  Optional<LocalDate> unchangedUntil(Condition.Asked asked) {
    Stream<LocalDate> eves =
        line(asked.area()).stream()
            .flatMap(PolicyBook::validFroms)
            .filter(from -> from.isAfter(asked.day()))
            .map(from -> from.minusDays(1));
    Stream<LocalDate> personal =
        line(asked.area()).stream()
            .flatMap(PolicyBook::whom)
            .flatMap(who -> who.unchangedUntil(asked).stream());
    return Stream.concat(eves, personal).min(Comparator.naturalOrder());
  }

  private static Stream<LocalDate> validFroms(AreaPolicy policy) {
    return Stream.of(
            policy.values().stream().map(DatedValue::validFrom),
            policy.aids().stream().map(Aid::validFrom),
            policy.exemptions().stream().map(Exemption::validFrom))
        .flatMap(days -> days);
  }

  private static Stream<Who> whom(AreaPolicy policy) {
    return Stream.concat(
        policy.aids().stream().map(Aid::who), policy.exemptions().stream().map(Exemption::who));
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
