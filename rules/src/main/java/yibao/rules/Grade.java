package yibao.rules;

/**
 * How far a source carries: what a government body says, what the press quotes, a weak page, or our
 * own reading.
 */
public enum Grade {
  OFFICIAL,
  PRESS,
  WEAK,
  /** Our reading where the text is silent; shown as such wherever it decides. */
  INFERRED
}
