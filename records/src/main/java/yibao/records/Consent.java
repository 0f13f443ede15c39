package yibao.records;

import java.time.Instant;

/**
 * That a person agreed to something, as the channel tells that authenticated the person.
 *
 * @param psnNo who, by the number that the channel knows
 * @param proof how the person proved to be the one
 * @param at when, by the system's clock
 */
public record Consent(String psnNo, Proof proof, Instant at) {

  /** How a person proves to be the one (身份核验). */
  public enum Proof {
    FACE,
    SMS,
    CARD,
    /** The person stood at a counter. */
    COUNTER
  }
}
