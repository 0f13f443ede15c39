package yibao.rules;

/** Whether care is given away from home (异地就医), and what was filed for it (备案). */
public enum Away {
  HOME("统筹区内"),
  /** Who lives elsewhere for long (长期居住备案). */
  LONG_STAY("异地长期居住备案"),
  /** Referred there (转诊备案). */
  REFERRAL("转诊备案"),
  /** An emergency there (急诊备案). */
  EMERGENCY("急诊备案"),
  UNFILED("未备案");

  private final String chineseName;

  Away(String chineseName) {
    this.chineseName = chineseName;
  }

  public String chineseName() {
    return chineseName;
  }
}
