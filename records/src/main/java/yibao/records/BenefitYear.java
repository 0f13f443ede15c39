package yibao.records;

import yibao.rules.Scheme;
import yibao.rules.YearSums;

/**
 * What a person's bills of a scheme have come to in a year (年度累计), under one version: who settles a
 * bill saw all that were settled before.
 *
 * @param version counts the changes, 0 of what isn't there
 * @param settlements how many there are, those taken back among them
 */
public record BenefitYear(
    String psnNo, Scheme scheme, int year, long version, int settlements, YearSums sums) {

  /** A year in which nothing was settled yet. */
  public static BenefitYear empty(String psnNo, Scheme scheme, int year) {
    return new BenefitYear(psnNo, scheme, year, 0, 0, YearSums.NONE);
  }

  /** With one more settlement. */
  public BenefitYear with(YearSums after) {
    return new BenefitYear(psnNo, scheme, year, version + 1, settlements + 1, after);
  }
}
