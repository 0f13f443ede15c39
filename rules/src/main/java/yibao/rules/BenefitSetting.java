package yibao.rules;

import java.util.Optional;
import java.util.Set;

/**
 * What of a bill decides which values of the law hold for it.
 *
 * @param level of the institution, 1 to 3; 0 of a pharmacy, which has none
 * @param retired on the day of admission or visit
 * @param groups the person's that day
 * @param age in years, that day
 */
public record BenefitSetting(
    Scheme scheme,
    Care care,
    int level,
    Optional<InstitutionGrade> grade,
    boolean retired,
    Set<Category> groups,
    int age,
    Away away) {

  public BenefitSetting {
    groups = Set.copyOf(groups);
    if (level < 0 || level > 3) {
      throw new IllegalArgumentException("an institution of level " + level);
    }
  }
}
