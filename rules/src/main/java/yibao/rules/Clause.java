package yibao.rules;

/**
 * A value of the law as a pack states it, by a name of its own, with the source that states it.
 *
 * @param id the area, what it is, and from when or for which year: {@code
 *     000000/fixed-wait/2025-01-01}
 */
public record Clause(String id, Source source) {

  /** The same value, as read by us where the source is silent. */
  Clause asRead(Source reading) {
    return new Clause(id, reading);
  }
}
