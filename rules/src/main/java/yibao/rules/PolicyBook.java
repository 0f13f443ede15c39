package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The law of every area as compiled into one release. Looks a value up in the area's own pack
 * first, then in those it inherits from. What nobody states is absent, never assumed.
 */
public final class PolicyBook {

  private final String release;
  private final Map<Area, KnownArea> areas = new HashMap<>();

  public PolicyBook(String release, List<AreaPolicy> policies) {
    this.release = release;
    policies.forEach(policy -> areas.put(policy.area(), new KnownArea(policy)));
  }

  /** The name of this release, stamped on every decision made under it. */
  public String release() {
    return release;
  }

  public List<AreaPolicy> policies() {
    return areas.values().stream()
        .map(KnownArea::policy)
        .sorted(Comparator.comparing(AreaPolicy::area))
        .toList();
  }

  /**
   * Whether somebody can be insured there: an area with a pack of its own that is not the national
   * one.
   */
  public boolean insures(Area area) {
    return areas.containsKey(area) && !area.equals(Area.NATIONAL);
  }

  public Optional<Season> season(Area area, int year) {
    for (AreaPolicy policy : line(area)) {
      for (Season season : policy.seasons()) {
        if (season.year() == year) {
          return Optional.of(season);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Everything that holds in the area for a benefit year. Empty for an area without a pack of its
   * own, and for a year before the first rule.
   */
  Optional<YearLaw> year(Area area, int year) {
    return Optional.ofNullable(areas.get(area)).flatMap(known -> known.year(this, year));
  }

  /** The value in force on a day: the nearest pack that states one decides. */
  public Optional<Cited<Integer>> value(Area area, Parameter parameter, LocalDate day) {
    return stated(area, day, parameter).map(DatedValue::cited);
  }

  /**
   * What the funds of an area pay on a day; of an area without a pack of its own nothing is known.
   */
  BenefitLaw benefits(Area area, LocalDate day) {
    return Optional.ofNullable(areas.get(area))
        .map(known -> known.benefits(this, day))
        .orElse(BenefitLaw.SILENT);
  }

  /** The area whose pack decides that value: this one, or one that it inherits from. */
  Optional<Area> decides(Area area, Parameter parameter, LocalDate day) {
    return line(area).stream()
        .filter(
            policy ->
                policy.values().stream()
                    .anyMatch(value -> value.parameter() == parameter && value.holdsOn(day)))
        .map(AreaPolicy::area)
        .findFirst();
  }

  /** Whether the area's pack, or one that it inherits from, ever states a value. */
  boolean states(Area area, Parameter parameter) {
    return line(area).stream()
        .flatMap(policy -> policy.values().stream())
        .anyMatch(value -> value.parameter() == parameter);
  }

  /** The value in force of some of which each takes the place of the others. */
  Optional<DatedValue> stated(Area area, LocalDate day, Parameter... oneOf) {
    List<Parameter> parameters = Arrays.asList(oneOf);
    for (AreaPolicy policy : line(area)) {
      Optional<DatedValue> stated =
          policy.values().stream()
              .filter(v -> parameters.contains(v.parameter()) && v.holdsOn(day))
              .max(Comparator.comparing(DatedValue::validFrom));
      if (stated.isPresent()) {
        return stated;
      }
    }
    return Optional.empty();
  }

  /** From when payments in a part of the season cover, in years of which no notice says it. */
  Optional<StatedStart> start(Area area, StatedStart.Part part, LocalDate day) {
    for (AreaPolicy policy : line(area)) {
      Optional<StatedStart> stated =
          policy.starts().stream()
              .filter(start -> start.paid() == part && !start.validFrom().isAfter(day))
              .max(Comparator.comparing(StatedStart::validFrom));
      if (stated.isPresent()) {
        return stated;
      }
    }
    return Optional.empty();
  }

  /**
   * The prices of their own that people of the area pay for a year on that day. Where a pack speaks
   * of a group, what it inherits about that group does not count.
   */
  public List<Aid> aids(Area area, int year, LocalDate day) {
    return inForce(
        area,
        policy -> policy.aids().stream().filter(aid -> aid.isOf(year)).toList(),
        Aid::who,
        Aid::validFrom,
        day);
  }

  /** Who joins in the area without a wait on that day. */
  public List<Exemption> exemptions(Area area, LocalDate day) {
    return inForce(area, AreaPolicy::exemptions, Exemption::who, Exemption::validFrom, day);
  }

  private <T> List<T> inForce(
      Area area,
      Function<AreaPolicy, List<T>> all,
      Function<T, Who> who,
      Function<T, LocalDate> validFrom,
      LocalDate day) {
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
    return List.copyOf(inForce);
  }

  /**
   * The days on which something comes into force in the area, by its own pack or its parents', that
   * a year's premium and wait may follow from.
   */
  Stream<LocalDate> changes(Area area) {
    return line(area).stream().flatMap(PolicyBook::validFroms);
  }

  /** The days on which it becomes another, from when payments cover. */
  Stream<LocalDate> changesOfStarts(Area area) {
    return line(area).stream()
        .flatMap(policy -> policy.starts().stream())
        .map(StatedStart::validFrom);
  }

  /** When the first rule of the area or its parents came into force. */
  Optional<LocalDate> firstRule(Area area) {
    return changes(area).min(Comparator.naturalOrder());
  }

  private static Stream<LocalDate> validFroms(AreaPolicy policy) {
    return Stream.of(
            policy.starts().stream().map(StatedStart::validFrom),
            policy.values().stream()
                .filter(value -> !value.parameter().isOfContributions())
                .map(DatedValue::validFrom),
            policy.aids().stream().map(Aid::validFrom),
            policy.exemptions().stream().map(Exemption::validFrom))
        .flatMap(days -> days);
  }

  private List<AreaPolicy> line(Area area) {
    List<AreaPolicy> line = new ArrayList<>();
    for (Optional<Area> next = Optional.of(area); next.isPresent(); ) {
      KnownArea known = areas.get(next.get());
      if (known == null || line.contains(known.policy())) {
        break;
      }
      line.add(known.policy());
      next = known.policy().inherits();
    }
    return line;
  }

  /** An area with what is worked out of its years. */
  private static final class KnownArea {

    private static final int FIRST_KEPT = 2000;
    private static final int YEARS_KEPT = 200;

    private final AreaPolicy policy;
    private final AtomicReferenceArray<@Nullable Optional<YearLaw>> years =
        new AtomicReferenceArray<>(YEARS_KEPT);

    /** From each day on from which another law of benefits holds. */
    private volatile @Nullable NavigableMap<LocalDate, BenefitLaw> benefits;

    KnownArea(AreaPolicy policy) {
      this.policy = policy;
    }

    AreaPolicy policy() {
      return policy;
    }

    BenefitLaw benefits(PolicyBook book, LocalDate day) {
      NavigableMap<LocalDate, BenefitLaw> known = benefits;
      if (known == null) {
        known = BenefitLaw.since(book.line(policy.area()));
        benefits = known;
      }
      Map.Entry<LocalDate, BenefitLaw> inForce = known.floorEntry(day);
      return inForce == null ? BenefitLaw.SILENT : inForce.getValue();
    }

    Optional<YearLaw> year(PolicyBook book, int year) {
      int place = year - FIRST_KEPT;
      if (place < 0 || place >= YEARS_KEPT) {
        return YearLaw.of(book, policy.area(), year);
      }
      Optional<YearLaw> law = years.get(place);
      if (law == null) {
        law = YearLaw.of(book, policy.area(), year);
        years.set(place, law);
      }
      return law;
    }
  }
}
