package yibao.rules;

/** The two schemes of basic medical insurance, with the national code of each (险种 insutype). */
public enum Scheme {
  /** Urban and rural residents (城乡居民), paid for a calendar year. */
  RESIDENT(390),
  /** Employees and flexible workers (职工), paid month by month. */
  EMPLOYEE(310);

  private final int nationalCode;

  Scheme(int nationalCode) {
    this.nationalCode = nationalCode;
  }

  public int nationalCode() {
    return nationalCode;
  }
}
