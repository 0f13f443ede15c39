package yibao.rules;

/**
 * The groups of insured persons that the law treats apart. Newborn is none of them: it follows from
 * the birth date.
 */
public enum Category {
  /** 特困人员 */
  EXTREME_POVERTY(true),
  /** 孤儿 */
  ORPHAN(true),
  /** 最低生活保障对象, 低保 */
  MINIMUM_LIVING(true),
  /** 低保边缘家庭成员 */
  LOW_INCOME(true),
  /** 防止返贫监测对象 */
  RELAPSE_RISK(true),
  /** 重度残疾人 */
  SEVERE_DISABILITY(true),
  /** 烈属 */
  MARTYR_FAMILY(true),
  STUDENT(false),
  /** 退役军人, dated from leaving service. */
  VETERAN(false),
  /** 宗教教职人员 */
  RELIGIOUS(false),
  /** 刑满释放 */
  RELEASED(false),
  /** Returned from abroad, or home as a graduate. */
  RETURNED(false),
  /** 户口新迁入 */
  MOVED_HOUSEHOLD(false),
  /** A contract with a family doctor is signed. */
  FAMILY_DOCTOR(false);

  private final boolean aided;

  Category(boolean aided) {
    this.aided = aided;
  }

  /**
   * Whether the state helps this group to pay its premium (资助参保), so that no standard price may be
   * assumed.
   */
  public boolean aided() {
    return aided;
  }
}
