package yibao.rules;

/** The sex that an identity document states. */
public enum Sex {
  MALE,
  FEMALE
}
