package yibao.rules;

/**
 * The groups of insured persons that the law treats apart. Newborn is none of them: it follows from
 * the birth date.
 */
public enum Category {
  EXTREME_POVERTY("特困人员", "extreme poverty", true),
  ORPHAN("孤儿", "orphan", true),
  MINIMUM_LIVING("最低生活保障对象", "minimum living allowance", true),
  LOW_INCOME("低保边缘家庭成员", "low income", true),
  RELAPSE_RISK("防止返贫监测对象", "risk of poverty", true),
  SEVERE_DISABILITY("重度残疾人", "severe disability", true),
  MARTYR_FAMILY("烈属", "family of a martyr", true),
  /** Of a university; a pupil is insured like other children. */
  STUDENT("大学生", "university student", false),
  /** Dated from leaving service. */
  VETERAN("退役军人", "veteran", false),
  RELIGIOUS("宗教教职人员", "religious personnel", false),
  RELEASED("刑满释放人员", "released", false),
  /** From abroad, or home as a graduate. */
  RETURNED("回国或返乡人员", "returned", false),
  MOVED_HOUSEHOLD("户口新迁入人员", "moved household", false),
  /** A contract with a family doctor is signed. */
  FAMILY_DOCTOR("家庭医生签约居民", "family doctor signed", false);

  private final String chineseName;
  private final String englishName;
  private final boolean aided;

  Category(String chineseName, String englishName, boolean aided) {
    this.chineseName = chineseName;
    this.englishName = englishName;
    this.aided = aided;
  }

  String name(Language language) {
    return language == Language.ENGLISH ? englishName : chineseName;
  }

  /**
   * Whether the state helps this group to pay its premium (资助参保), so that no standard price may be
   * assumed.
   */
  public boolean aided() {
    return aided;
  }
}
