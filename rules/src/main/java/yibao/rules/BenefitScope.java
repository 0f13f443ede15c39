package yibao.rules;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Of which bills a value of the law speaks: of all of which everything that is present here is
 * true. Written in a pack as {@code of: {scheme: RESIDENT, care: INPATIENT, level: 3, grade: A}}.
 *
 * @param level of the institution (医院等级), 1 to 3; a community centre is of the first
 * @param retired whether the person is retired, where that matters
 * @param groups any one of them (人员类别); everybody if there is none
 * @param fromAge years reached on the day, included
 * @param youngerThan years not reached on the day
 * @param admission from which number of admissions in the year on
 * @param above from which part of the bill on, in fen
 */
public record BenefitScope(
    Optional<Scheme> scheme,
    Optional<Care> care,
    Optional<Integer> level,
    Optional<InstitutionGrade> grade,
    Optional<Boolean> retired,
    Set<Category> groups,
    Optional<Integer> fromAge,
    Optional<Integer> youngerThan,
    Optional<Away> away,
    int admission,
    Money above) {

  /** The names that a pack may write. */
  public static final String GROUPS = "groups";

  public BenefitScope {
    groups = groups.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(groups));
  }

  /** Reads what {@link #fields} wrote; refuses anything else. */
  public static BenefitScope of(Map<String, Object> fields) {
    Map<String, Object> left = new LinkedHashMap<>(fields);
    BenefitScope scope =
        new BenefitScope(
            take(left, "scheme").map(Scheme::valueOf),
            take(left, "care").map(Care::valueOf),
            take(left, "level").map(Integer::valueOf),
            take(left, "grade").map(InstitutionGrade::valueOf),
            take(left, "retired").map(Boolean::valueOf),
            groups(left),
            take(left, "fromAge").map(Integer::valueOf),
            take(left, "youngerThan").map(Integer::valueOf),
            take(left, "away").map(Away::valueOf),
            take(left, "admission").map(Integer::valueOf).orElse(1),
            take(left, "above").map(yuan -> Money.ofYuan(Long.parseLong(yuan))).orElse(Money.ZERO));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("no bill is told apart by " + left.keySet());
    }
    return scope;
  }

  /** What is present, by the names that a pack gives it, in an order that never changes. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    scheme.ifPresent(one -> fields.put("scheme", one.name()));
    care.ifPresent(one -> fields.put("care", one.name()));
    level.ifPresent(one -> fields.put("level", one));
    grade.ifPresent(one -> fields.put("grade", one.name()));
    retired.ifPresent(one -> fields.put("retired", one));
    if (!groups.isEmpty()) {
      fields.put(GROUPS, String.join(" ", groups.stream().sorted().map(Category::name).toList()));
    }
    fromAge.ifPresent(one -> fields.put("fromAge", one));
    youngerThan.ifPresent(one -> fields.put("youngerThan", one));
    away.ifPresent(one -> fields.put("away", one.name()));
    if (admission > 1) {
      fields.put("admission", admission);
    }
    if (!above.isZero()) {
      fields.put("above", above.fen() / Money.ofYuan(1).fen());
    }
    return fields;
  }

  /** Whether it speaks of a bill, whatever the admission's number and the bill's segment. */
  boolean holds(BenefitSetting bill, Care asked) {
    return scheme.filter(one -> one != bill.scheme()).isEmpty()
        && care.filter(one -> one != asked).isEmpty()
        && level.filter(one -> one != bill.level()).isEmpty()
        && (grade.isEmpty() || grade.equals(bill.grade()))
        && retired.filter(one -> one != bill.retired()).isEmpty()
        && (groups.isEmpty() || groups.stream().anyMatch(bill.groups()::contains))
        && fromAge.filter(age -> bill.age() < age).isEmpty()
        && youngerThan.filter(age -> bill.age() >= age).isEmpty()
        && away.filter(one -> one != bill.away()).isEmpty();
  }

  /** How much it tells apart: of two values that hold, the one that says more decides. */
  int precision() {
    return (int)
        Stream.of(
                level.isPresent(),
                grade.isPresent(),
                retired.isPresent(),
                !groups.isEmpty(),
                fromAge.isPresent() || youngerThan.isPresent(),
                away.isPresent())
            .filter(present -> present)
            .count();
  }

  private static Set<Category> groups(Map<String, Object> left) {
    Set<Category> groups = EnumSet.noneOf(Category.class);
    take(left, GROUPS)
        .ifPresent(
            names -> Stream.of(names.split(" ")).map(Category::valueOf).forEach(groups::add));
    return groups;
  }

  private static Optional<String> take(Map<String, Object> left, String name) {
    return Optional.ofNullable(left.remove(name)).map(Object::toString);
  }
}
