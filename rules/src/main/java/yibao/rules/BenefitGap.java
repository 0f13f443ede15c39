package yibao.rules;

/** What no source states, so that a bill can't be settled, or not in full (尚无公布的依据). */
public enum BenefitGap {
  /** The kind of care, whole. */
  CARE("care", "支付政策"),
  DEDUCTIBLE("deductible", "起付标准"),
  RATIO("ratio", "统筹基金支付比例"),
  LIMIT("limit", "年度支付限额"),
  POOL_CAP("pool-cap", "统筹基金年度最高支付限额"),
  /** Who pays, and how much, once the employees' pool is at its cap (职工大额). */
  ABOVE_POOL_CAP("above-pool-cap", "统筹基金最高支付限额以上部分的支付办法"),
  AWAY_FIRST("away-first", "异地就医先行自付比例"),
  SERIOUS_DEDUCTIBLE("serious-deductible", "大病保险起付标准"),
  SERIOUS_RATIO("serious-ratio", "大病保险支付比例"),
  SERIOUS_CAP("serious-illness-cap", "大病保险年度最高支付限额"),
  /** How a stay is paid that outlasts the cover. */
  COVER_ENDS_IN_STAY("cover-ends-in-stay", "住院期间参保终止的待遇"),
  AID_RATIO("aid-ratio", "医疗救助比例"),
  AID_LIMIT("aid-limit", "年度救助限额");

  private final String field;
  private final String chineseName;

  BenefitGap(String field, String chineseName) {
    this.field = field;
    this.chineseName = chineseName;
  }

  /** As packs name it. */
  public String field() {
    return field;
  }

  public String chineseName() {
    return chineseName;
  }
}
