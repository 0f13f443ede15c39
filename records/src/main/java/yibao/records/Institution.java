package yibao.records;

import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.InstitutionGrade;

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
    Optional<InstitutionGrade> grade,
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

    /** As the law counts it. */
    public int number() {
      return switch (this) {
        case FIRST -> 1;
        case SECOND -> 2;
        case THIRD -> 3;
      };
    }
  }

  public Institution {
    if (level.isEmpty() && grade.isPresent()) {
      throw new IllegalArgumentException("what has no level has no grade");
    }
  }
}
