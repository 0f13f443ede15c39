package yibao.rules;

/**
 * The waiting period (待遇等待期) of one premium: the fixed months, those that break years add, and what
 * repair takes off again. 国办发〔2024〕38号.
 *
 * @param unit days in place of the fixed months where the area says so; variable months follow them
 * @param variableMonths before repair
 * @param repairedMonths what repair really takes off, the floor regarded
 * @param from the rule for the first day of the wait
 */
public record Wait(
    Unit unit, int fixedMonths, int variableMonths, int repairedMonths, StartRule from) {

  /** What the fixed part is counted in. */
  public enum Unit {
    MONTHS,
    /** 90 days, which stand for three months; the day of payment is not counted. */
    DAYS90
  }

  /** Nobody waits. */
  static final Wait NONE = new Wait(Unit.MONTHS, 0, 0, 0, new StartRule.Never());

  int months() {
    return fixedMonths + variableMonths - repairedMonths;
  }

  boolean isNone() {
    return months() == 0;
  }
}
