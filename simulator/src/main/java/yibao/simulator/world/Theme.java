package yibao.simulator.world;

/**
 * What a history is about besides orders and their money, so that what is rare comes often enough
 * in some: a seed always has the same.
 */
enum Theme {
  /** Notices, statements, refunds and accounts. */
  MONEY,
  /** Charges by agreement. */
  MANDATES,
  /** People whose premium the state pays. */
  AID;

  /** Half of the histories are about money alone. */
  static Theme of(long seed) {
    return switch ((int) Math.floorMod(seed, 4L)) {
      case 1 -> MANDATES;
      case 3 -> AID;
      default -> MONEY;
    };
  }
}
