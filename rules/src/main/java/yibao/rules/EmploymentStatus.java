package yibao.rules;

/** How somebody stands to work, as the employees' insurance asks it (就业状态). */
public enum EmploymentStatus {
  /** Works for an employer, who pays with them (在职职工). */
  EMPLOYED,
  /** Works for nobody in particular and pays alone (灵活就业人员). */
  FLEXIBLE,
  /** Draws a pension and pays no more (退休人员). */
  RETIRED,
  /** Neither works nor is retired. */
  NONE
}
