package yibao.rules;

import java.time.LocalDate;

/** What a person could do, or could have done, and what came of it. */
public sealed interface Option {

  /** What the rules say if it is done. */
  Payable outcome();

  /** Whether it is too late for it. */
  boolean missed();

  /** Pay on that day at the latest; from the next on it is worse. */
  record PayBy(LocalDate day, Payable outcome, boolean missed) implements Option {}

  /** Buy off break years with the payment of the day asked for. */
  record Repair(int years, Payable outcome) implements Option {
    @Override
    public boolean missed() {
      return false;
    }
  }
}
