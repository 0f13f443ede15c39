package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom a value of the law is about: everybody of whom each condition is true. Written in a pack as
 * {@code who: {group: VETERAN, withinMonths: 3}}.
 */
public record Who(List<Condition> conditions) {

  public Who {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a value for a group says who belongs to it");
    }
  }

  public static Who inGroup(Category group) {
    return new Who(List.of(new Condition.InGroup(group, Optional.empty())));
  }

  /** Reads what {@link #fields} wrote; refuses anything else. */
  public static Who of(Map<String, Object> fields) {
    Map<String, Object> left = new LinkedHashMap<>(fields);
    List<Condition> conditions = new ArrayList<>();
    take(left, "group")
        .map(value -> new Condition.InGroup(Category.valueOf(value.toString()), within(left)))
        .ifPresent(conditions::add);
    take(left, "bornWithinMonths")
        .map(value -> new Condition.BornWithin(number(value)))
        .ifPresent(conditions::add);
    take(left, "youngerThanYears")
        .map(value -> new Condition.YoungerThan(number(value)))
        .ifPresent(conditions::add);
    take(left, "bornSince")
        .map(value -> new Condition.BornSince(LocalDate.parse(value.toString())))
        .ifPresent(conditions::add);
    take(left, "firstBenefitYears")
        .map(value -> new Condition.FirstBenefitYears(number(value)))
        .ifPresent(conditions::add);
    take(left, "firstCoverHere")
        .map(value -> new Condition.FirstCoverHere())
        .ifPresent(conditions::add);
    take(left, "employeeCoverEndedWithinMonths")
        .map(value -> afterEmployeeCover(number(value), left))
        .ifPresent(conditions::add);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("nobody is told apart by " + left.keySet());
    }
    return new Who(conditions);
  }

  /** The conditions by the names that a pack gives them. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      switch (condition) {
        case Condition.InGroup in -> {
          fields.put("group", in.group().name());
          in.within().ifPresent(within -> fields.put(name(within.unit()), within.amount()));
        }
        case Condition.BornWithin born -> fields.put("bornWithinMonths", born.months());
        case Condition.YoungerThan younger -> fields.put("youngerThanYears", younger.years());
        case Condition.BornSince born -> fields.put("bornSince", born.first().toString());
        case Condition.FirstBenefitYears first -> fields.put("firstBenefitYears", first.years());
        case Condition.FirstCoverHere first -> fields.put("firstCoverHere", true);
        case Condition.AfterEmployeeCover after -> {
          fields.put("employeeCoverEndedWithinMonths", after.months());
          fields.put("insuredMonths", after.insuredMonths());
        }
      }
    }
    return fields;
  }

  /** The group that they must belong to, if one is named. */
  public Optional<Category> group() {
    for (Condition condition : conditions) {
      if (condition instanceof Condition.InGroup in) {
        return Optional.of(in.group());
      }
    }
    return Optional.empty();
  }

  /** Who they are, for the citizen. */
  String says(Language language) {
    boolean english = language == Language.ENGLISH;
    return conditions.stream()
        .map(condition -> english ? condition.english() : condition.chinese())
        .collect(Collectors.joining(english ? ", " : "、"));
  }

  boolean holds(Condition.Asked asked) {
    for (Condition condition : conditions) {
      if (!condition.holds(asked)) {
        return false;
      }
    }
    return true;
  }

  /** The last day through which all of it is true, as {@link Condition#holdsUntil} has it. */
  LocalDate holdsUntil(Condition.Asked asked) {
    LocalDate until = LocalDate.MAX;
    for (Condition condition : conditions) {
      LocalDate holds = condition.holdsUntil(asked);
      until = holds.isBefore(until) ? holds : until;
    }
    return until;
  }

  Optional<LocalDate> unchangedUntil(Condition.Asked asked) {
    Optional<LocalDate> until = Optional.empty();
    for (Condition condition : conditions) {
      until = Condition.earlier(until, condition.unchangedUntil(asked));
    }
    return until;
  }

  /**
   * What a nearer pack speaks of in place of the packs it inherits from: the group, or the kinds of
   * the conditions where none is named.
   */
  Object subject() {
    Optional<Category> group = group();
    return group.isPresent() ? group.get() : conditions.stream().map(Object::getClass).toList();
  }

  private static Condition afterEmployeeCover(int months, Map<String, Object> left) {
    return new Condition.AfterEmployeeCover(
        months, take(left, "insuredMonths").map(Who::number).orElse(0));
  }

  private static Optional<Within> within(Map<String, Object> left) {
    return Arrays.stream(Within.Unit.values())
        .flatMap(unit -> take(left, name(unit)).map(v -> new Within(number(v), unit)).stream())
        .findFirst();
  }

  private static String name(Within.Unit unit) {
    return switch (unit) {
      case DAYS -> "withinDays";
      case MONTHS -> "withinMonths";
      case CALENDAR_YEARS -> "withinCalendarYears";
    };
  }

  private static int number(Object value) {
    return Integer.parseInt(value.toString());
  }

  private static Optional<Object> take(Map<String, Object> left, String name) {
    return Optional.ofNullable(left.remove(name));
  }
}
