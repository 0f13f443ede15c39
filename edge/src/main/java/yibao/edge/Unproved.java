package yibao.edge;

import java.util.Locale;

/** A request that proves no channel. Why is noted in the journal and told to no caller. */
final class Unproved extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What a request lacks that is to prove its channel. */
  enum Flaw {
    UNSIGNED,
    NOT_ONE_SIGNATURE,
    MALFORMED,
    OTHER_ALGORITHM,
    NOT_COVERED,
    CANT_BE_COVERED,
    CREATED,
    EXPIRED,
    DIGEST,
    UNKNOWN_KEY,
    KEY_NOT_ACTIVE,
    WRONG_SIGNATURE;

    /** As the journal has it. */
    String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Flaw flaw;

  Unproved(Flaw flaw) {
    super(flaw.written(), null, false, false);
    this.flaw = flaw;
  }

  Flaw flaw() {
    return flaw;
  }

  static void unless(boolean right, Flaw flaw) {
    if (!right) {
      throw new Unproved(flaw);
    }
  }
}
