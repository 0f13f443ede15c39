package yibao.rules;

/**
 * What a pack may state of benefits (待遇标准). A value speaks of the bills in its {@link
 * BenefitScope}; the nearest pack that states anything of a term for a scheme and kind of care
 * decides it whole.
 */
public enum BenefitTerm {
  /** What the person pays before the pool does (起付标准): for a stay each time, else in the year. */
  DEDUCTIBLE(Parameter.Unit.AMOUNT, Better.LOWER, "起付标准"),
  /**
   * How much of the deductible an admission still asks, from its number in the year on; all of it
   * where nothing is stated.
   */
  DEDUCTIBLE_SHARE(Parameter.Unit.RATE, Better.LOWER, "起付标准比例"),
  /** What the pool pays of what is above the deductible (支付比例), by segments of the bill. */
  RATIO(Parameter.Unit.RATE, Better.HIGHER, "统筹基金支付比例"),
  /** The most that the pool pays in a year for a kind of care (年度支付限额); each one stated holds. */
  LIMIT(Parameter.Unit.AMOUNT, Better.HIGHER, "年度支付限额"),
  /** Whether a kind of care has no such limit of its own. */
  UNLIMITED(Parameter.Unit.FLAG, Better.HIGHER, "年度支付限额"),
  /** The most that the pool pays in a year for all care together (统筹基金年度最高支付限额). */
  POOL_CAP(Parameter.Unit.AMOUNT, Better.HIGHER, "统筹基金年度最高支付限额"),
  /** What the person pays first of what is in scope, away from home (异地就医先行自付比例). */
  AWAY_FIRST(Parameter.Unit.RATE, Better.LOWER, "异地就医先行自付比例"),
  /** Whether care elsewhere in the province is as at home (省内就医无需备案). */
  AWAY_IN_PROVINCE_AS_HOME(Parameter.Unit.FLAG, Better.HIGHER, "省内异地就医"),
  /** What the person bears in the year before serious-illness insurance pays (大病保险起付标准). */
  SERIOUS_DEDUCTIBLE(Parameter.Unit.AMOUNT, Better.LOWER, "大病保险起付标准"),
  /** What serious-illness insurance pays of what is above that (大病保险支付比例). */
  SERIOUS_RATIO(Parameter.Unit.RATE, Better.HIGHER, "大病保险支付比例"),
  /** Whether serious-illness insurance has no cap, whoever is ill. */
  SERIOUS_UNCAPPED(Parameter.Unit.FLAG, Better.HIGHER, "大病保险年度最高支付限额"),
  /** Whether medical aid helps somebody with bills (医疗救助对象). */
  AID_ENTITLED(Parameter.Unit.FLAG, Better.HIGHER, "医疗救助对象"),
  /** What medical aid pays of what is in scope after pool and serious-illness insurance (救助比例). */
  AID_RATIO(Parameter.Unit.RATE, Better.HIGHER, "医疗救助比例"),
  /** The most that medical aid pays in a year (年度救助限额). */
  AID_LIMIT(Parameter.Unit.AMOUNT, Better.HIGHER, "年度救助限额"),
  /** What that limit is at least, where the sources agree on no more. */
  AID_LIMIT_AT_LEAST(Parameter.Unit.AMOUNT, Better.HIGHER, "年度救助限额");

  /** Which of two values is better for the person. */
  enum Better {
    LOWER,
    HIGHER
  }

  private final Parameter.Unit unit;
  private final Better better;
  private final String chineseName;

  BenefitTerm(Parameter.Unit unit, Better better, String chineseName) {
    this.unit = unit;
    this.better = better;
    this.chineseName = chineseName;
  }

  public Parameter.Unit unit() {
    return unit;
  }

  public String chineseName() {
    return chineseName;
  }

  /** Compares values; the better one for the person is the greater. */
  int compare(int one, int other) {
    return better == Better.HIGHER ? Integer.compare(one, other) : Integer.compare(other, one);
  }
}
