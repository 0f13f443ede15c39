package yibao.records;

import java.util.Arrays;
import java.util.Optional;
import yibao.rules.Area;

/**
 * A designated institution (定点医药机构): a hospital, a community health centre or a pharmacy that
 * settles bills here; {@code ./yibao institution} registers and removes them, functions only read
 * them.
 *
 * @param code its national code (定点医药机构编号)
 * @param area the pooling area in which it stands
 * @param level of a hospital (医院等级); a community centre is of the first, a pharmacy of none
 * @param grade within the level (等次), where it has one
 * @param paasid the account by which it calls, which is nobody else's
 * @param token what it signs by
 */
public record Institution(
    String code,
    String name,
    Area area,
    Optional<Level> level,
    Optional<Grade> grade,
    String paasid,
    Token token) {

  /** A hospital's level: the third (三级) is the highest. */
  public enum Level {
    FIRST,
    SECOND,
    THIRD;

    /** As it is stored and registered: 1, 2 or 3. */
    static Level of(long number) {
      return values()[Math.toIntExact(number) - 1];
    }
  }

  /** A hospital's grade within its level: 甲等 is above 乙等. */
  public enum Grade {
    UPPER("甲"),
    LOWER("乙");

    private final String written;

    Grade(String written) {
      this.written = written;
    }

    static Grade of(String written) {
      return Arrays.stream(values())
          .filter(grade -> grade.written.equals(written))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no grade of a hospital: " + written));
    }
  }

  public Institution {
    if (level.isEmpty() && grade.isPresent()) {
      throw new IllegalArgumentException("what has no level has no grade");
    }
  }
}
