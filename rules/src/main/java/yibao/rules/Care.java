package yibao.rules;

/** The kinds of care (医疗类别) that the law pays for apart from each other. */
public enum Care {
  /** Ordinary outpatient care (普通门诊). */
  OUTPATIENT("普通门诊"),
  /** What a pharmacy sells (定点药店); it shares the outpatient deductible and limit. */
  PHARMACY("定点药店"),
  /** Outpatient care of a chronic disease (门诊慢性病). */
  CHRONIC("门诊慢性病"),
  /** Outpatient care of a special disease (门诊特殊病). */
  SPECIAL("门诊特殊病"),
  /** A stay in hospital (住院). */
  INPATIENT("住院"),
  /** Childbirth and what goes with it (生育). */
  MATERNITY("生育"),
  /** What none of the sources known says anything of. */
  OTHER("该类医疗");

  private final String chineseName;

  Care(String chineseName) {
    this.chineseName = chineseName;
  }

  public String chineseName() {
    return chineseName;
  }

  /** Of which kind the deductible and the yearly limit are. */
  public Care pool() {
    return this == PHARMACY ? OUTPATIENT : this;
  }

  /**
   * Whether serious-illness insurance and medical aid take part: stays, chronic and special
   * diseases, not ordinary outpatient care. 国办发〔2021〕42号 for the aid, our reading for the
   * insurance.
   */
  public boolean isSerious() {
    return this == INPATIENT || this == CHRONIC || this == SPECIAL;
  }
}
