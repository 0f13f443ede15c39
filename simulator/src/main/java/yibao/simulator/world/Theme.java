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
  AID,
  /** Months of the employee scheme. */
  WORK,
  /** Accounts that relatives share, and wallets. */
  SHARING;

  /** Each in its turn. */
  static Theme of(long seed) {
    return values()[(int) Math.floorMod(seed, (long) values().length)];
  }
}
