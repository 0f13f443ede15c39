package yibao.rules;

/**
 * What somebody is to somebody else, of the near relatives (近亲属) with whom an employee may share
 * the own account. Source: 国家医保局、财政部《关于做好职工基本医疗保险个人账户跨省共济工作的通知》, 2026-01-09: spouse, parents,
 * children, siblings, grandparents of either side and grandchildren of either line.
 */
public enum Kinship {
  /** 配偶. */
  SPOUSE,
  /** 父母. */
  PARENT,
  /** 子女. */
  CHILD,
  /** 兄弟姐妹. */
  SIBLING,
  /** 祖父母、外祖父母. */
  GRANDPARENT,
  /** 孙子女、外孙子女. */
  GRANDCHILD;

  /** What the other one is then to this one. */
  public Kinship mirror() {
    return switch (this) {
      case SPOUSE -> SPOUSE;
      case PARENT -> CHILD;
      case CHILD -> PARENT;
      case SIBLING -> SIBLING;
      case GRANDPARENT -> GRANDCHILD;
      case GRANDCHILD -> GRANDPARENT;
    };
  }
}
