package yibao.simulator.value;

/** The types of attributes, named as on the wire. */
public enum Type {
  S,
  N,
  B,
  BOOL,
  NULL,
  L,
  M,
  SS,
  NS,
  BS;

  /** Whether values of it have an order. */
  public boolean isOrdered() {
    return this == S || this == N || this == B;
  }

  /** Whether it is a set. */
  public boolean isSet() {
    return this == SS || this == NS || this == BS;
  }
}
