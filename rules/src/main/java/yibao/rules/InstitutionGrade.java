package yibao.rules;

import java.util.Arrays;
import java.util.Optional;

/** The grade of an institution within its level (医疗机构等次). */
public enum InstitutionGrade {
  A("甲"),
  B("乙");

  private final String chinese;

  InstitutionGrade(String chinese) {
    this.chinese = chinese;
  }

  /** As {@code 甲} or {@code 乙}. */
  public static Optional<InstitutionGrade> of(String chinese) {
    return Arrays.stream(values()).filter(grade -> grade.chinese.equals(chinese)).findFirst();
  }

  public String chinese() {
    return chinese;
  }
}
